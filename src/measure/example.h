// Worked examples: small tables and the answer worked out by hand, beside each definition
// (docs/indicators.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/definition.h"

namespace windscreen::measure {

/// Rows of one table, cells as text; nullopt is NULL.
struct GivenTable {
  std::string table;
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
  std::uint64_t line = 0;
};

/// What one figure must be. A field that is nullopt is not compared; an inner nullopt is "none".
struct Expectation {
  std::string dimension = "total";
  std::string group = "all";
  /// The period's last day; nullopt: the newest period.
  std::optional<base::Date> at;
  std::optional<std::optional<double>> value;
  std::optional<std::optional<double>> numerator;
  std::optional<std::optional<double>> denominator;
  std::uint64_t line = 0;
};

struct ExampleCase {
  std::string title;
  base::Date as_at;
  std::optional<Window> window;
  std::vector<GivenTable> given;
  std::vector<Expectation> expectations;
  std::optional<std::vector<std::string>> counted;
  std::uint64_t line = 0;
};

/// Reads an example file. Throws base::Error that names file and line.
std::vector<ExampleCase> parse_example(const std::string& text, const std::filesystem::path& file);

/// Runs an indicator's worked example over databases of its own and says what is not as expected, with file
/// and line; empty when all is. Throws base::Error where the example itself is wrong. Thread-safe.
std::vector<std::string> run_example(const Catalogue& catalogue, const Definition& definition,
                                     const ExampleText& example);

}  // namespace windscreen::measure
