#include "benchmark/staging.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lake/durable.h"

namespace windscreen::benchmark {
namespace {

constexpr std::size_t rejects_shown = 1000;

query::Connection with_tables(query::Database& database) {
  query::Connection connection = database.connect();
  connection.run(
      "create table figures (period varchar, year bigint, level varchar, area varchar, area_name varchar,"
      " new_code varchar, region_code varchar, region_name varchar, filters varchar, measure varchar,"
      " value double, symbol varchar);"
      "create table neighbours (model bigint, area varchar, rank bigint, neighbour varchar,"
      " closeness varchar)");
  return connection;
}

}  // namespace

Staging::Staging()
    : connection_(with_tables(database_)),
      figures_(connection_, "figures"),
      neighbours_(connection_, "neighbours") {}

void Staging::figure(const FigureRow& row) {
  figures_.text(0, row.period);
  figures_.integer(1, row.year);
  figures_.text(2, row.level);
  figures_.text(3, row.area);
  figures_.text(4, row.area_name);
  figures_.text(5, row.new_code);
  figures_.text(6, row.region_code);
  figures_.text(7, row.region_name);
  figures_.text(8, row.filters);
  figures_.text(9, row.measure);
  if (row.value) {
    figures_.number(10, *row.value);
    ++values_;
  } else {
    figures_.text(11, row.symbol);
    const auto at = symbols_.find(row.symbol);
    if (at == symbols_.end()) {
      symbols_.emplace(row.symbol, 1);
    } else {
      ++at->second;
    }
  }
  figures_.end_row();
  first_year_ = first_year_ == 0 ? row.year : std::min(first_year_, row.year);
  last_year_ = std::max(last_year_, row.year);
}

void Staging::neighbour(const NeighbourRow& row) {
  neighbours_.integer(0, row.model);
  neighbours_.text(1, row.area);
  neighbours_.integer(2, row.rank);
  neighbours_.text(3, row.neighbour);
  neighbours_.text(4, row.closeness);
  neighbours_.end_row();
  ++neighbour_rows_;
  first_year_ = first_year_ == 0 ? row.model : std::min(first_year_, row.model);
  last_year_ = std::max(last_year_, row.model);
}

void Staging::reject(Reject reject) {
  ++rejected_;
  if (rejects_.size() < rejects_shown) rejects_.push_back(std::move(reject));
}

void Staging::write(const std::filesystem::path& file, Dataset& dataset) {
  figures_.close();
  neighbours_.close();
  const bool neighbours = dataset.kind == Kind::neighbours;
  // In the order that questions come in: one measure, all places.
  connection_.run(fmt::format(
      "copy (select * from {}) to {} (format parquet, compression zstd)",
      neighbours ? "neighbours order by model, area, rank" : "figures order by measure, filters, year, area",
      base::sql_literal(file.string())));
  lake::settle_file(file);
  dataset.values = neighbours ? neighbour_rows_ : values_;
  dataset.rejected = rejected_;
  dataset.symbols.assign(symbols_.begin(), symbols_.end());
  std::ranges::stable_sort(dataset.symbols, std::ranges::greater{},
                           &std::pair<std::string, std::uint64_t>::second);
  dataset.first_year = first_year_;
  dataset.last_year = last_year_;
}

}  // namespace windscreen::benchmark
