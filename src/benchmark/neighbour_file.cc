#include "benchmark/neighbour_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::benchmark {
namespace {

using base::Error;

constexpr int older_model = 2021;
constexpr int newer_model = 2025;
constexpr int neighbours_at_most = 10;

bool is_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view cell(const base::CsvRow& row, std::size_t column) {
  return column < row.cells.size() ? base::trim(row.cells[column]) : std::string_view();
}

/// The year in the file's name: "sn_model_2025_wide.csv".
int model_in(const std::string& file) {
  for (std::size_t i = 0; i + 4 <= file.size(); ++i) {
    int year = 0;
    const auto [end, error] = std::from_chars(file.data() + i, file.data() + i + 4, year);
    if (error == std::errc() && end == file.data() + i + 4 && year >= 2007 && year <= 2100) return year;
  }
  throw Error::at(file, 0, "nothing says which year's model of neighbours this is",
                  "Put the model's year into the file's name, such as sn_model_2025_wide.csv.");
}

class NeighbourReading {
 public:
  NeighbourReading(std::span<const std::string> header, const std::string& file, Staging& staging)
      : header_(header), file_(file), staging_(staging) {}

  Dataset lists(base::CsvReader& reader) {
    const std::size_t area = column_named(header_, "la_code");
    const std::size_t newer = column_named(header_, "stat_neighbours");
    const std::size_t older = column_named(header_, "stat_neighbours_previous");
    dataset_.name = "statistical_neighbours";
    each(reader, area, [&](const base::CsvRow& row, std::string_view code) {
      list(row, code, newer, older == PlaceColumns::npos ? older_model : newer_model);
      if (older != PlaceColumns::npos) list(row, code, older, older_model);
    });
    return dataset_;
  }

  Dataset columns(base::CsvReader& reader) {
    const std::size_t area = column_named(header_, "old_la_code");
    const int model = model_in(file_);
    dataset_.name = fmt::format("statistical_neighbours_{}", model);
    each(reader, area, [&](const base::CsvRow& row, std::string_view code) {
      for (int rank = 1; rank <= neighbours_at_most; ++rank) {
        const std::size_t column = column_named(header_, fmt::format("sn_{}", rank));
        const std::size_t closeness = column_named(header_, fmt::format("sn_{}p", rank));
        take(row, code, column, {cell(row, column)}, model, rank, cell(row, closeness));
      }
    });
    return dataset_;
  }

 private:
  template <typename Take>
  void each(base::CsvReader& reader, std::size_t area, const Take& read) {
    dataset_.kind = Kind::neighbours;
    base::CsvRow row;
    while (reader.next(row)) {
      ++dataset_.rows;
      const std::string_view code = cell(row, area);
      if (!row.fault.empty()) {
        staging_.reject({.line = row.line, .column = {}, .text = {}, .reason = std::string(row.fault)});
      } else if (!is_code(code)) {
        staging_.reject({.line = row.line,
                         .column = header_[area],
                         .text = std::string(code.substr(0, 80)),
                         .reason = "not an authority's three-digit code"});
      } else {
        read(row, code);
      }
    }
  }

  void list(const base::CsvRow& row, std::string_view code, std::size_t column, int model) {
    int rank = 0;
    for (const std::string_view neighbour : base::split(cell(row, column), ','))
      take(row, code, column, base::trim(neighbour), model, ++rank, {});
  }

  void take(const base::CsvRow& row, std::string_view code, std::size_t column, std::string_view neighbour,
            int model, int rank, std::string_view closeness) {
    // An authority without a list (one that is no more) has an empty cell.
    if (neighbour.empty()) return;
    if (!is_code(neighbour)) {
      staging_.reject({.line = row.line,
                       .column = column == PlaceColumns::npos ? std::string() : header_[column],
                       .text = std::string(neighbour.substr(0, 80)),
                       .reason = "not an authority's three-digit code"});
      return;
    }
    staging_.neighbour({.model = model,
                        .area = std::string(code),
                        .rank = rank,
                        .neighbour = std::string(neighbour),
                        .closeness = std::string(closeness)});
  }

  std::span<const std::string> header_;
  const std::string& file_;
  Staging& staging_;
  Dataset dataset_;
};

}  // namespace

Dataset read_neighbours(base::CsvReader& reader, std::span<const std::string> header, Shape shape,
                        const std::string& file, Staging& staging) {
  NeighbourReading reading(header, file, staging);
  return shape == Shape::neighbour_lists ? reading.lists(reader) : reading.columns(reader);
}

}  // namespace windscreen::benchmark
