// Runs the rules of a return: groups the rows by child, hands each child to every rule while its rows are in
// cache, on all cores, and gives the findings in one order whatever the number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "validate/row_store.h"
#include "validate/rule.h"

namespace windscreen::validate {

enum class Return : std::uint8_t { ssda903, cin };
std::string_view name_of(Return which);
/// The tables of a return.
std::span<const Table> tables_of(Return which);
/// The years whose rules are known, by the year in which the collection ends.
std::span<const int> known_years_of(Return which);

/// What is said of a rule after a run. Texts that are not strings live as long as the program.
struct RuleOutcome {
  std::string_view code;
  Severity severity = Severity::error;
  std::string_view message;
  /// The columns that a finding at a table is about, by the table's id: names with semicolons between them.
  std::vector<std::string> fields;
  /// False: it was not run, and `reason` says why. True with a reason: it ran without something that it also
  /// looks at.
  bool run = false;
  std::string reason;
  std::uint64_t findings = 0;
};

struct Result {
  /// By rule, in the order of codes, then table and row. One for a rule and row; a row that is at fault with
  /// several others has the group of the first.
  std::vector<Finding> findings;
  std::vector<RuleOutcome> rules;
  std::uint64_t children = 0;
};

struct RunOptions {
  /// Only these codes; all where empty.
  std::vector<std::string> codes;
  /// 0: as many as the machine has cores.
  unsigned threads = 0;
  /// A column that a table given here lacks is taken as blank, and what reads it runs: for rule test cases,
  /// whose tables hold only what their rule looks at.
  bool absent_columns_are_blank = false;
  /// Told, by any of the threads, after every few hundred children: how many are done, of how many.
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;
};

/// Runs the rules of `data.collection.year`. Rows are put in the order of their children, and so must not be
/// used by another thread meanwhile. Throws std::invalid_argument for a year whose rules are not known and a
/// code that no rule has.
Result run(Return which, ReturnData& data, const RunOptions& options);

/// Codes of rules in the order of their numbers: 101, 205A, 205B, 1000, INT01, SW01STG1.
bool code_before(std::string_view a, std::string_view b);

}  // namespace windscreen::validate
