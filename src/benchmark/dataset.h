// A dataset as imported: which published file it came from, and what a figure of it is.
//
// All published files are kept in one long form, a row a figure: where, when, of what, the value, or the
// symbol that the department printed instead of one. Nothing here is about a child: the files are statistics.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windscreen::benchmark {

enum class Kind : std::uint8_t {
  /// A file in the shape of the department's "explore education statistics" service.
  statistics,
  /// The data behind the department's local authority interactive tool.
  interactive_tool,
  /// A table of statistical neighbours.
  neighbours
};

std::string_view name_of(Kind kind);

/// One imported dataset, as the manifest has it.
struct Dataset {
  /// Such as "c1_children_in_need_referrals_and_rereferrals": what a later file of the same replaces.
  std::string name;
  Kind kind = Kind::statistics;
  /// The file's name alone, its SHA-256 and size.
  std::string file;
  std::string sha256;
  std::uint64_t bytes = 0;
  /// Rows of the file, numbers kept, and cells or rows that could not be read.
  std::uint64_t rows = 0;
  std::uint64_t values = 0;
  std::uint64_t rejected = 0;
  /// How often each symbol stands instead of a number, commonest first.
  std::vector<std::pair<std::string, std::uint64_t>> symbols;
  /// The first and last year that a figure is of (0: none).
  int first_year = 0;
  int last_year = 0;
  /// When it was imported, ISO 8601 in UTC.
  std::string imported_at;
  /// The Parquet file in the workspace's benchmarks directory.
  std::string data;
};

/// One published figure. Views need only live for the call that takes it.
struct FigureRow {
  /// As published: "2024", "202324".
  std::string_view period;
  /// The year that the period closes in.
  int year = 0;
  /// "National", "Regional", "Local authority", or another level of the file's.
  std::string_view level;
  /// England's or the region's code (E92000001, E12000008), or an authority's three-digit code; two
  /// authorities that report as one have both, "314/318".
  std::string_view area;
  std::string_view area_name;
  /// The authority's nine-character code and its region.
  std::string_view new_code;
  std::string_view region_code;
  std::string_view region_name;
  /// One `column=value` a line, in the order of the file's columns.
  std::string_view filters;
  std::string_view measure;
  std::optional<double> value;
  /// Why there is no value (symbols.h); empty where there is one.
  std::string_view symbol;
};

/// Something that could not be read: where, and why.
struct Reject {
  std::uint64_t line = 0;
  std::string column;
  std::string text;
  std::string reason;
};

/// One row of a table of statistical neighbours.
struct NeighbourRow {
  /// The model's year.
  int model = 0;
  std::string area;
  /// Place in the table's list; in the model of 2025, 1 is the closest.
  int rank = 0;
  std::string neighbour;
  /// The model's word for it, such as "Very close"; may be empty.
  std::string closeness;
};

/// The closing year of a published period: 2024 of "2024", "202324", "2023/24", "2023-24 (OT)" and
/// "2021/22-23/24"; nullopt for what is none. Thread-safe.
std::optional<int> closing_year(std::string_view period);

/// What a dataset is called by the name of its file when its columns are not known: without the extension,
/// the directory and the years at its end. Thread-safe.
std::string name_from_file(std::string_view file);

}  // namespace windscreen::benchmark
