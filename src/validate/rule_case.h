// A rule tried on tables that are written out: the rules' own examples and the vectors of other checkers. For
// tests.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validate/engine.h"

namespace windscreen::validate {

/// A table of a case, as text. An empty cell is blank.
struct CaseTable {
  /// As the return calls it, last year's with "_last": "Episodes_last".
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  /// Columns whose days are not written as the return has them.
  std::map<std::string, DayForm> days;
};

struct RuleCase {
  Return which = Return::ssda903;
  std::string rule;
  std::vector<CaseTable> tables;
  Collection collection;
};

/// What a rule found in a case.
struct CaseResult {
  bool run = false;
  std::string reason;
  /// Row numbers from 0, by table.
  std::map<std::string, std::set<std::uint32_t>> rows;
  /// Names of columns, by table: of all tables that a finding can stand at.
  std::map<std::string, std::set<std::string>> fields;
  bool whole_return = false;
};

/// Runs the case's rule over its tables, on one thread. Columns that the return does not have are left out.
/// Throws std::invalid_argument for a table or rule that it does not have.
CaseResult try_rule(const RuleCase& one);

}  // namespace windscreen::validate
