// Times all indicators over 36 months with all breakdowns on made-up data written as Parquet:
//   measure_bench [children] [threads]
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <stdexcept>

#include "base/error.h"
#include "base/text.h"
#include "lake/lake.h"
#include "measure/measure.h"
#include "measure/synthetic_authority.h"
#include "model/tables.h"

namespace {

namespace fs = std::filesystem;
using namespace windscreen;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

lake::Snapshot write_snapshot(const fs::path& directory, std::int64_t children) {
  lake::Snapshot snapshot;
  snapshot.directory = directory;
  snapshot.as_at = base::make_date(2020, 9, 30);
  snapshot.id = "made-up";
  query::Database database;
  query::Connection connection = database.connect();
  measure::make_synthetic_authority(connection, children);
  for (const model::Table& table : model::tables()) {
    const std::int64_t rows = connection.count(fmt::format("select count(*) from {}", table.name));
    if (rows == 0) continue;
    const fs::path file = directory / fmt::format("{}.parquet", table.name);
    connection.run(fmt::format("copy {} to {} (format parquet, compression zstd)", table.name,
                               base::sql_literal(file.string())));
    snapshot.tables.push_back(
        {std::string(table.name), static_cast<std::uint64_t>(rows), fs::file_size(file), ""});
  }
  return snapshot;
}

int run(std::int64_t children, int threads) {
  const fs::path directory = fs::temp_directory_path() / fmt::format("windscreen-measure-bench-{}", children);
  fs::create_directories(directory);
  const lake::Workspace workspace = lake::Workspace::create(
      directory / "workspace", {"bench", "Made-up county", {{2019, 260000, "made up"}}});
  const lake::Snapshot snapshot = write_snapshot(directory, children);
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  for (const lake::TableFile& file : snapshot.tables) {
    rows += file.rows;
    bytes += file.bytes;
  }
  const measure::Catalogue catalogue = measure::load_catalogue(workspace.indicators_directory());
  const std::vector<const measure::Definition*> definitions = catalogue.all();
  const auto start = Clock::now();
  const std::clock_t cpu = std::clock();
  measure::Measurer measurer(workspace, snapshot);
  measure::Request request;
  request.as_at = snapshot.as_at;
  request.months = 36;
  request.dimensions = {"all"};
  request.threads = threads;
  const measure::Measurement all = measurer.compute(definitions, request);
  const double wall = seconds_since(start);
  const double used = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  for (const measure::MeasureFault& fault : all.faults) fmt::print("{}: {}\n", fault.id, fault.what);
  fmt::print(
      "{} children, {} rows, {} bytes of Parquet: {} indicators, {} figures in {:.2f} s ({:.2f} s of "
      "processor)\n",
      children, rows, bytes, definitions.size(), all.figures.size(), wall, used);
  if (std::getenv("WINDSCREEN_BENCH_EACH") != nullptr) {
    for (const measure::Definition* one : definitions) {
      const auto begun = Clock::now();
      const auto single = measurer.compute({one}, request);
      fmt::print("{:>8.1f} ms  {:>6} figures  {}\n", 1e3 * seconds_since(begun), single.figures.size(),
                 one->id);
    }
  }
  fs::remove_all(directory);
  return all.faults.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? std::stoll(argv[1]) : 60000, argc > 2 ? std::stoi(argv[2]) : 0);
  } catch (const base::Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  } catch (const std::logic_error&) {
    fmt::print(stderr, "Usage: measure_bench [CHILDREN [THREADS]], both whole numbers.\n");
    return 2;
  }
}
