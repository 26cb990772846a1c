// Figures on their way into the workspace: gathered in memory by the engine, then written as Parquet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "benchmark/dataset.h"
#include "query/database.h"

namespace windscreen::benchmark {

/// Takes one dataset's rows. One thread at a time.
class Staging {
 public:
  Staging();

  void figure(const FigureRow& row);
  void neighbour(const NeighbourRow& row);
  void reject(Reject reject);

  /// Rejects so far: how many, and the first of them (at most 1,000 are kept for showing).
  std::uint64_t rejected() const { return rejected_; }
  const std::vector<Reject>& rejects() const { return rejects_; }

  /// Writes what was taken into a new Parquet file, fsynced, and fills in what the dataset holds: numbers,
  /// symbols, years. Ends the object's use.
  void write(const std::filesystem::path& file, Dataset& dataset);

 private:
  query::Database database_;
  query::Connection connection_;
  query::Appender figures_;
  query::Appender neighbours_;
  std::uint64_t values_ = 0;
  std::uint64_t neighbour_rows_ = 0;
  std::uint64_t rejected_ = 0;
  std::vector<Reject> rejects_;
  std::map<std::string, std::uint64_t, std::less<>> symbols_;
  int first_year_ = 0;
  int last_year_ = 0;
};

}  // namespace windscreen::benchmark
