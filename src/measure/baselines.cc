#include "measure/baselines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "base/byte_source.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "measure/definition.h"
#include "measure/nearest.h"

namespace windscreen::measure {
namespace {

using base::Error;

constexpr auto column_names = std::to_array<std::string_view>({"indicator", "from", "until", "reason"});
constexpr const char* form = "The first line is: indicator,from,until,reason.";

class Reading {
 public:
  Reading(const std::filesystem::path& file, const Catalogue& catalogue)
      : file_(file.string()), catalogue_(catalogue), reader_(base::open_file(file, file_), file_) {}

  std::vector<BaselineRow> run() {
    base::CsvRow row;
    if (!reader_.next(row)) return {};
    read_header(row);
    std::vector<BaselineRow> rows;
    while (reader_.next(row)) {
      if (!row.fault.empty()) wrong(row.line, std::string(row.fault), "Correct the line.");
      rows.push_back(read(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const BaselineRow& a, const BaselineRow& b) {
      return std::tie(a.indicator, a.from) < std::tie(b.indicator, b.from);
    });
    for (std::size_t i = 1; i < rows.size(); ++i) check_apart(rows[i - 1], rows[i]);
    return rows;
  }

 private:
  [[noreturn]] void wrong(std::uint64_t line, const std::string& what, const std::string& remedy) const {
    throw Error::at(file_, line, what, remedy);
  }

  void read_header(const base::CsvRow& row) {
    places_.fill(column_names.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string name = base::lower(base::trim(row.cells[i]));
      const auto known = std::ranges::find(column_names, name);
      if (known == column_names.end()) {
        wrong(row.line, fmt::format("there is no column \"{}\" in a list of baselines", name), form);
      }
      places_.at(static_cast<std::size_t>(known - column_names.begin())) = i;
    }
    for (std::size_t i = 0; i < column_names.size(); ++i) {
      if (places_.at(i) == column_names.size())
        wrong(row.line, fmt::format("the list of baselines has no column \"{}\"", column_names.at(i)), form);
    }
  }

  std::string cell(const base::CsvRow& row, std::size_t column) const {
    const std::size_t place = places_.at(column);
    return place < row.cells.size() ? std::string(base::trim(row.cells[place])) : std::string();
  }

  base::Date date(const base::CsvRow& row, std::size_t column) const {
    const std::string text = cell(row, column);
    const auto day = base::parse_date(text);
    if (!day)
      wrong(row.line, fmt::format("\"{}\" in the column {} is not a date", text, column_names.at(column)),
            "Write it as 2018-04-01 or 01/04/2018.");
    return *day;
  }

  BaselineRow read(const base::CsvRow& row) const {
    BaselineRow one;
    one.line = row.line;
    one.indicator = cell(row, 0);
    if (one.indicator != "*" && catalogue_.find(one.indicator) == nullptr) {
      std::vector<std::string_view> known;
      known.reserve(catalogue_.definitions.size());
      for (const Definition& definition : catalogue_.definitions) known.push_back(definition.id);
      wrong(row.line, fmt::format("there is no indicator \"{}\"", one.indicator),
            fmt::format("Did you mean {}? An asterisk (*) stands for all of them.",
                        nearest_words(one.indicator, known)));
    }
    one.from = date(row, 1);
    one.until = date(row, 2);
    if (one.until < one.from)
      wrong(row.line,
            fmt::format("the baseline ends on {}, before it starts on {}", base::format_long(one.until),
                        base::format_long(one.from)),
            "Put the earlier day into `from`.");
    one.reason = cell(row, 3);
    if (one.reason.empty())
      wrong(row.line, "the baseline has no reason",
            "Say why the figures are judged by these points and no others.");
    return one;
  }

  void check_apart(const BaselineRow& earlier, const BaselineRow& later) const {
    if (earlier.indicator != later.indicator || later.from > earlier.until) return;
    wrong(std::max(earlier.line, later.line),
          fmt::format("two baselines of {} overlap (lines {} and {})", later.indicator,
                      std::min(earlier.line, later.line), std::max(earlier.line, later.line)),
          "End the one before the other starts.");
  }

  std::string file_;
  const Catalogue& catalogue_;
  base::CsvReader reader_;
  std::array<std::size_t, column_names.size()> places_{};
};

}  // namespace

std::vector<BaselineRow> read_baselines(const std::filesystem::path& file, const Catalogue& catalogue) {
  if (!std::filesystem::exists(file)) return {};
  return Reading(file, catalogue).run();
}

std::vector<BaselineRow> baselines_for(std::span<const BaselineRow> rows, std::string_view indicator) {
  std::vector<BaselineRow> own;
  for (const std::string_view name : {indicator, std::string_view("*")}) {
    for (const BaselineRow& row : rows) {
      if (row.indicator == name) own.push_back(row);
    }
    if (!own.empty()) break;
  }
  return own;
}

std::vector<BaselineSpan> baseline_spans(std::span<const Period> points, std::span<const BaselineRow> rows) {
  if (points.empty()) return {};
  if (rows.empty()) return {{0, points.size(), 0, std::min(points.size(), usual_baseline_points), {}}};
  std::vector<BaselineSpan> spans;
  const auto first_from = [&](base::Date day) {
    const auto found = std::ranges::find_if(points, [&](const Period& one) { return one.start >= day; });
    return static_cast<std::size_t>(found - points.begin());
  };
  for (const BaselineRow& row : rows) {
    BaselineSpan span;
    span.reason = row.reason;
    span.baseline_first = first_from(row.from);
    const auto after = std::ranges::find_if(points, [&](const Period& one) { return one.end > row.until; });
    span.baseline_last = std::max(span.baseline_first, static_cast<std::size_t>(after - points.begin()));
    span.first = spans.empty() ? 0 : span.baseline_first;
    span.last = points.size();
    if (!spans.empty()) spans.back().last = span.first;
    spans.push_back(std::move(span));
  }
  std::erase_if(spans, [](const BaselineSpan& span) { return span.first == span.last; });
  return spans;
}

}  // namespace windscreen::measure
