// What a statutory rule is: a short declaration with a function over one child's rows, or over the whole
// return.
//
// A rule stands in one place, in a file of its subject (ssda903/rules_*.cc, cin/rules_*.cc), and its examples
// beside it in the file of the same name that ends in .examples. The engine (engine.h) runs all of them over
// a child while its rows are in cache, and looks after everything else: what is there to be read, where a
// finding stands, and the order of findings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "validate/values.h"

namespace windscreen::validate {

/// `error` must be put right before the return is accepted; a `query` must be put right or explained; `other`
/// are the consistency checks that make the others mean something.
enum class Severity : std::uint8_t { error, query, other };
std::string_view name_of(Severity severity);

/// What a rule needs besides the return's own tables of this year. A rule whose need is not met is not run,
/// and says so.
enum class Need : std::uint8_t {
  nothing,
  /// Ofsted's register of providers as the department gives it out (`--providers`).
  providers,
  /// The three-letter or three-figure code of the authority (`--authority`), or a header that has it.
  authority,
  /// The authority and the register.
  authority_and_providers,
  /// The postcodes that exist (`--postcodes`).
  postcodes,
  /// The XML message: the CSV files of the return have no place for what the rule looks at.
  xml,
};

/// A row that a rule found at fault.
struct Finding {
  /// The rule's place among the rules of the year.
  std::uint16_t rule = 0;
  /// The table's id; `whole_return` where the finding is about no row.
  std::uint8_t table = 0;
  /// The row's place in its table, from 0.
  std::uint32_t row = 0;
  /// Findings of one rule with one number belong together: a plan, and the other that it overlaps.
  std::uint64_t group = 0;

  static constexpr std::uint8_t whole_return = 0xFF;
};

/// Takes what a rule finds. One thread at a time.
class Fails {
 public:
  /// The row is at fault.
  template <class Row>
  void operator()(const Row& row) {
    add(row);
    ++group_;
  }
  /// The rows are at fault together: one finding, shown at each of them.
  template <class... Rows>
  void together(const Rows&... rows) {
    (add(rows), ...);
    ++group_;
  }
  /// The rows of a list are at fault together.
  template <class List>
  void all_together(const List& rows) {
    for (const auto* row : rows) add(*row);
    ++group_;
  }
  /// The return as a whole is at fault, no row of it.
  void whole_return() { findings_.push_back({rule_, Finding::whole_return, 0, group_++}); }

  /// For the engine: what follows is found by the rule in this place, and its groups count from `group` on.
  void begin(std::uint16_t rule, std::uint64_t group = 0) {
    rule_ = rule;
    group_ = group;
    first_ = findings_.size();
    crowded_ = first_ + most_at_once;
  }
  std::vector<Finding>& findings() { return findings_; }

 private:
  template <class Row>
  void add(const Row& row) {
    findings_.push_back({rule_, static_cast<std::uint8_t>(Row::id), row.row, group_});
    if (findings_.size() >= crowded_) thin();
  }
  // A row counts once, with the first of its groups. Thousands of rows that are at fault in pairs would fill
  // the memory otherwise.
  void thin() {
    const auto from = findings_.begin() + static_cast<std::ptrdiff_t>(first_);
    std::sort(from, findings_.end(), [](const Finding& a, const Finding& b) {
      return std::tie(a.table, a.row, a.group) < std::tie(b.table, b.row, b.group);
    });
    const auto same = [](const Finding& a, const Finding& b) { return a.table == b.table && a.row == b.row; };
    findings_.erase(std::unique(from, findings_.end(), same), findings_.end());
    crowded_ = first_ + std::max(most_at_once, 2 * (findings_.size() - first_));
  }

  static constexpr std::size_t most_at_once = std::size_t{1} << 14U;
  std::vector<Finding> findings_;
  std::uint16_t rule_ = 0;
  std::uint64_t group_ = 0;
  // Where the findings of this rule and child begin, and how many there are when they are thinned out.
  std::size_t first_ = 0;
  std::size_t crowded_ = most_at_once;
};

/// Of a table that takes one row for each child, the rows that are put beside those of another table: the
/// first eight. More are at fault by themselves (INT31 to INT36, 8510); all of them with all would be their
/// square.
template <class Row>
std::span<const Row> few(std::span<const Row> rows) {
  constexpr std::size_t most = 8;
  return rows.first(rows.size() < most ? rows.size() : most);
}

/// The first and last collection years are those in which the collection ends: 2026 for 2025-26.
struct Years {
  int first = 0;
  int last = 9999;
};

/// A rule of the return whose children are `Child`s and which is a `Whole`.
template <class Child, class Whole>
struct Rule {
  /// The department's code: "105", "8510", "SW01STG1".
  std::string_view code;
  Severity severity = Severity::error;
  /// The tables and columns without which it cannot run: "Episodes(CHILD DECOM) OC3(DOB)". A table with a
  /// question mark may be absent, or lack the columns: "Episodes_last?(CHILD DEC)"; the rule then runs on
  /// what is there and says so. Tables of last year's return end in _last. What is not named here must not be
  /// read.
  std::string_view reads;
  /// The columns that a finding is about, for each table that it can stand at: "OC3(IN_TOUCH ACTIV ACCOM)".
  std::string_view marks;
  /// What is wrong and what to do about it, in a sentence or two of our own.
  std::string_view message;
  Need need = Need::nothing;
  Years years{};
  /// Exactly one of the two.
  void (*child)(const Child&, Fails&) = nullptr;
  void (*whole)(const Whole&, Fails&) = nullptr;
};

}  // namespace windscreen::validate
