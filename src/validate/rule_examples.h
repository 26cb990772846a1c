// The examples that stand beside the rules, in files *.examples. For tests.
//
//   rule 365: a placement of 18 days is too long, one of 17 is not
//     collection_end 31/03/2026
//     Episodes
//       CHILD LS DECOM      DEC
//       1     V3 01/05/2025 18/05/2025
//       2     V4 01/05/2025 19/05/2025   <- fails
//
// Cells are separated by spaces; "-" is an empty cell, and a cell with spaces stands in double quotes. Before
// the tables: collection_start DAY, collection_end DAY, year YEAR, authority CODE, xml, provider KEY=VALUE …,
// postcode "…". After them: "not run", or "whole return fails". A # begins a comment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validate/rule_case.h"

namespace windscreen::validate {

struct RuleExample {
  /// The line of the file on which it begins.
  std::size_t line = 0;
  std::string title;
  RuleCase tried;
  std::map<std::string, std::set<std::uint32_t>> fails;
  bool whole_return = false;
  bool not_run = false;
  std::size_t rows = 0;
};

/// Throws std::invalid_argument with the line for what cannot be read.
std::vector<RuleExample> read_examples(std::string_view text, Return which);

/// What is wrong with the rule or the example; empty where they agree.
std::string wrong_with(const RuleExample& example);

}  // namespace windscreen::validate
