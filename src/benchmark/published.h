// The imported figures in memory: what the department published for each mapped measure, place and year.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "benchmark/dataset.h"
#include "benchmark/measures.h"
#include "query/database.h"

namespace windscreen::benchmark {

enum class Level : std::uint8_t { national, regional, authority };

/// A place as imported. An authority keeps its three-digit code when it only becomes unitary; where it is
/// split or merged the new ones have codes of their own (authorities.h).
struct Area {
  /// E92000001, E12000008, "936", or "314/318" for two that report as one.
  std::string code;
  std::string name;
  /// The newest nine-character code; empty but for authorities.
  std::string new_code;
  Level level = Level::authority;
  std::string region_code;
  std::string region_name;
  /// The years that any mapped measure may have for it.
  int first_year = 0;
  int last_year = 0;
};

/// One published figure. All are unrounded where the counts are published; `value` is in the unit of the
/// measure.
struct PublishedFigure {
  std::optional<double> value;
  std::optional<double> numerator;
  std::optional<double> denominator;
  /// Why there is no value (symbols.h; "conflict": the file says different things). Empty where there is one,
  /// and where nothing was published at all.
  std::string_view symbol;
  /// The dataset that it is from.
  std::string_view dataset;
};

/// The statistical neighbours of an authority in a year: the model's year, and codes in the table's order.
struct NeighbourList {
  int model = 0;
  std::vector<std::string> codes;
};

inline constexpr std::string_view england_code = "E92000001";

/// Immutable once opened: safe to read from any thread.
class Published {
 public:
  /// Reads what the workspace has imported; empty where it has nothing. Throws Error when a file is damaged.
  static Published open(const std::filesystem::path& workspace);

  bool empty() const { return areas_.empty(); }
  const std::vector<Dataset>& datasets() const { return datasets_; }
  /// By level, then code.
  const std::vector<Area>& areas() const { return areas_; }
  /// Its place in `areas()`; nullopt where the code is none that is imported.
  std::optional<std::size_t> find(std::string_view code) const;
  /// The place that two authorities report as, of which `code` is one; nullopt where there is none.
  std::optional<std::size_t> find_joint(std::string_view code) const;
  int first_year() const { return first_year_; }
  int last_year() const { return last_year_; }

  /// The figure of `measure` (one of measures()) for the place `area` of `areas()`.
  PublishedFigure figure(const Measure& measure, std::size_t area, int year) const;

  /// The neighbours that figures of `year` are compared with: those of the newest model that is not newer
  /// than the year, or of the oldest one imported. nullopt where no model names the authority.
  std::optional<NeighbourList> neighbours(std::string_view code, int year) const;

 private:
  /// A published cell; `symbol` counts into symbols_, 0 meaning a value, 1 nothing published.
  struct Cell {
    double value = 0;
    std::uint8_t symbol = 1;
  };
  struct SumValue {
    std::optional<double> value;
    std::string_view symbol;
  };

  /// A column that some measure reads: where it stands, and its cells by place and year.
  struct Column {
    std::string dataset;
    std::vector<std::string> names;
    std::vector<std::string> filters;
    std::vector<Cell> cells;
  };

  void name_columns();
  void order_sources();
  void read_areas(query::Connection& connection, const std::filesystem::path& directory);
  void read_dataset(query::Connection& connection, const std::filesystem::path& directory,
                    const Dataset& dataset);
  void read_neighbours(query::Connection& connection, const std::filesystem::path& directory);
  SumValue sum(const Sum& terms, std::size_t area, int year) const;
  PublishedFigure evaluate(const Measure& measure, const Source& source, std::size_t area, int year) const;
  std::uint8_t number_of(std::string_view symbol);

  std::vector<Dataset> datasets_;
  std::vector<Area> areas_;
  std::unordered_map<std::string, std::size_t> places_;
  /// For each code that reports with another, the place that they report as.
  std::unordered_map<std::string, std::size_t> joint_;
  int first_year_ = 0;
  int last_year_ = -1;
  std::vector<std::string> symbols_;
  std::vector<Column> columns_;
  /// The column of each term of measures().
  std::unordered_map<const Term*, std::size_t> column_of_;
  /// The sources of each measure in the order in which they are asked, as places in its list.
  std::unordered_map<const Measure*, std::vector<std::size_t>> order_;
  /// By model, newest first.
  std::vector<std::pair<int, std::unordered_map<std::string, std::vector<std::string>>>> models_;
};

}  // namespace windscreen::benchmark
