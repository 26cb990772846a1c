#include "benchmark/statistics_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/byte_source.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "benchmark/measures.h"
#include "benchmark/neighbour_file.h"
#include "benchmark/recognise.h"
#include "benchmark/symbols.h"

namespace windscreen::benchmark {
namespace {

using base::Error;
using Cells = std::span<const std::string_view>;

constexpr auto npos = PlaceColumns::npos;
constexpr std::size_t texts_kept = 40;
constexpr std::uint64_t tolerated = 20;  // one text in so many numbers is a slip; more make a filter
constexpr const char* not_ours =
    "Give a CSV file of the department's statistics as downloaded (it has the columns time_period and "
    "geographic_level), a table of statistical neighbours, or the interactive tool's Parquet file.";

std::string_view cell(Cells cells, std::size_t column) {
  return column < cells.size() ? base::trim(cells[column]) : std::string_view();
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80U                     ? 1
                               : lead >= 0xC2U && lead <= 0xDFU ? 2
                               : lead >= 0xE0U && lead <= 0xEFU ? 3
                               : lead >= 0xF0U && lead <= 0xF4U ? 4
                                                                : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return false;
    }
    i += length;
  }
  return true;
}

base::CsvReader open(const std::filesystem::path& path, const std::string& file) {
  return {base::open_file(path, file), file, base::CsvOptions{.delimiter = ','}};
}

std::vector<std::string> header_of(base::CsvReader& reader, const std::string& file) {
  base::CsvRow row;
  if (!reader.next(row)) throw Error::at(file, 0, "the file is empty", not_ours);
  std::vector<std::string> header;
  for (const std::string_view one : row.cells) {
    if (!is_utf8(one))
      throw Error::at(file, row.line, "the file is not text in UTF-8", "Save it as CSV UTF-8.");
    header.emplace_back(base::trim(one));
  }
  return header;
}

/// What a column holds, counted over the whole file.
struct Contents {
  std::uint64_t numbers = 0;
  std::uint64_t symbols = 0;
  std::uint64_t others = 0;
  std::vector<std::string> texts;

  void add(std::string_view text) {
    if (text.empty()) return;
    const auto read = read_cell(text);
    if (!read) {
      ++others;
      if (texts.size() < texts_kept && std::ranges::find(texts, text) == texts.end())
        texts.emplace_back(text);
    } else if (read->value) {
      ++numbers;
    } else {
      ++symbols;
    }
  }
  bool is_figure() const {
    if (numbers == 0) return symbols > 0 && others == 0;
    return others * tolerated <= numbers + others;
  }
};

/// Reads a statistics file twice: once to tell its columns apart, once for its figures.
class StatisticsReading {
 public:
  StatisticsReading(const std::filesystem::path& path, const std::string& file, Staging& staging)
      : path_(path), file_(file), staging_(staging) {}

  Dataset read() {
    survey();
    base::CsvReader reader = open(path_, file_);
    header_of(reader, file_);
    base::CsvRow row;
    while (reader.next(row)) {
      ++dataset_.rows;
      if (!row.fault.empty()) {
        reject(row.line, "", "", std::string(row.fault));
      } else if (row.cells.size() != header_.size()) {
        reject(row.line, "", "",
               fmt::format("the row has {} cells, the header {}", row.cells.size(), header_.size()));
      } else {
        take(row);
      }
    }
    if (dataset_.rows == 0) throw Error::at(file_, 0, "the file has a header and no rows", not_ours);
    return dataset_;
  }

 private:
  void survey() {
    base::CsvReader reader = open(path_, file_);
    header_ = header_of(reader, file_);
    places_ = place_columns(header_);
    std::vector<Contents> contents(header_.size());
    base::CsvRow row;
    while (reader.next(row)) {
      if (!row.fault.empty()) continue;
      for (std::size_t i = 0; i < std::min(row.cells.size(), header_.size()); ++i)
        contents[i].add(base::trim(row.cells[i]));
    }
    std::vector<std::vector<std::string>> texts;
    for (const Contents& one : contents) texts.push_back(one.texts);
    dataset_.name = recognise(header_, texts);
    if (dataset_.name.empty()) dataset_.name = name_from_file(file_);
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (is_place_column(header_[i]) || header_[i].empty()) continue;
      const bool figure = contents[i].is_figure() || is_figure_of(dataset_.name, header_[i]);
      (figure ? figures_ : filters_).push_back(i);
    }
    if (figures_.empty()) throw Error::at(file_, 1, "none of the columns holds figures", not_ours);
  }

  void reject(std::uint64_t line, std::string column, std::string text, std::string reason) {
    staging_.reject(
        {.line = line, .column = std::move(column), .text = std::move(text), .reason = std::move(reason)});
  }

  void reject(std::uint64_t line, std::size_t column, std::string_view text, std::string reason) {
    reject(line, column == npos ? std::string() : header_[column], std::string(text.substr(0, 80)),
           std::move(reason));
  }

  /// Fills in where the row is about; false when that cannot be told.
  bool place(const base::CsvRow& row, FigureRow& figure) {
    figure.level = cell(row.cells, places_.level);
    figure.region_code = cell(row.cells, places_.region_code);
    figure.region_name = cell(row.cells, places_.region_name);
    const std::string level = base::lower(figure.level);
    if (level == "national") {
      figure.level = "National";
      figure.area = cell(row.cells, places_.country_code);
      figure.area_name = cell(row.cells, places_.country_name);
    } else if (level == "regional") {
      figure.level = "Regional";
      figure.area = figure.region_code;
      figure.area_name = figure.region_name;
    } else if (level == "local authority") {
      figure.level = "Local authority";
      figure.new_code = cell(row.cells, places_.new_la_code);
      // "314 / 318": two authorities that report as one.
      joint_.clear();
      for (const char c : cell(row.cells, places_.old_la_code)) {
        if (c != ' ') joint_ += c;
      }
      figure.area = joint_.empty() || !read_cell(joint_.substr(0, 3)) ? figure.new_code : joint_;
      figure.area_name = cell(row.cells, places_.la_name);
    } else {
      reject(row.line, places_.level, figure.level, "the level is none of those that can be compared");
      return false;
    }
    if (figure.area.empty()) {
      reject(row.line, "", "", fmt::format("a row of level {} without the code of its place", figure.level));
      return false;
    }
    return true;
  }

  void take(const base::CsvRow& row) {
    for (const std::string_view one : row.cells) {
      if (!is_utf8(one))
        throw Error::at(file_, row.line, "the file is not text in UTF-8", "Save it as CSV UTF-8.");
    }
    FigureRow figure;
    figure.period = cell(row.cells, places_.period);
    const auto year = closing_year(figure.period);
    if (!year) {
      reject(row.line, places_.period, figure.period, "the period is not a year");
      return;
    }
    figure.year = *year;
    if (!place(row, figure)) return;
    chosen_.clear();
    for (const std::size_t column : filters_) {
      const std::string_view value = cell(row.cells, column);
      if (value.empty()) continue;
      if (!chosen_.empty()) chosen_ += '\n';
      chosen_.append(header_[column]).append("=").append(value);
    }
    figure.filters = chosen_;
    for (const std::size_t column : figures_) {
      const std::string_view text = cell(row.cells, column);
      const auto read = read_cell(text);
      if (!read) {
        reject(row.line, column, text, "neither a number nor a known symbol");
        continue;
      }
      figure.measure = header_[column];
      figure.value = read->value;
      figure.symbol = read->symbol;
      staging_.figure(figure);
    }
  }

  const std::filesystem::path& path_;
  const std::string& file_;
  Staging& staging_;
  Dataset dataset_;
  std::vector<std::string> header_;
  PlaceColumns places_;
  std::vector<std::size_t> figures_;
  std::vector<std::size_t> filters_;
  std::string chosen_;
  std::string joint_;
};

}  // namespace

Dataset read_csv(const std::filesystem::path& path, const std::string& file, Staging& staging) {
  base::CsvReader reader = open(path, file);
  const std::vector<std::string> header = header_of(reader, file);
  const auto shape = shape_of(header);
  if (!shape) {
    throw Error::at(file, 1, "the columns are those of no published file that is known", not_ours);
  }
  if (*shape == Shape::statistics) return StatisticsReading(path, file, staging).read();
  return read_neighbours(reader, header, *shape, file, staging);
}

}  // namespace windscreen::benchmark
