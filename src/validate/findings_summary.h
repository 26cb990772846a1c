// Findings counted: by severity, by rule and by child. For what is said of a run before, or instead of, its
// single findings.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "validate/finding_rows.h"

namespace windscreen::validate {

struct SeverityCounts {
  std::uint64_t errors = 0;
  std::uint64_t queries = 0;
  std::uint64_t others = 0;

  std::uint64_t all() const { return errors + queries + others; }
  void add(Severity severity);
  SeverityCounts& operator+=(const SeverityCounts& more);
  friend bool operator==(const SeverityCounts&, const SeverityCounts&) = default;
};

/// A rule that found something.
struct RuleFindings {
  /// Its place in `Result::rules`.
  std::uint16_t rule = 0;
  std::uint64_t findings = 0;
  /// The children that they are about. Findings about no child count for none.
  std::uint64_t children = 0;
};

/// A child whom a finding is about.
struct ChildFindings {
  /// The identifier, byte for byte: two that differ in case alone are two children.
  std::string_view child;
  SeverityCounts findings;
  /// The rules, by their places in `Result::rules`: in the order of codes, each once.
  std::vector<std::uint16_t> rules;
};

struct FindingsSummary {
  static constexpr std::uint32_t no_child = 0xFFFF'FFFF;

  SeverityCounts findings;
  /// Rules that found something.
  SeverityCounts rules_with_findings;
  /// Children with at least one finding of the severity: one with an error and a query counts for both, so
  /// that these do not add up.
  SeverityCounts children_with_findings;
  /// Findings about the whole return, or a row without an identifier.
  std::uint64_t without_child = 0;
  /// Rules not run.
  std::uint64_t rules_not_run = 0;
  /// In the order of codes.
  std::vector<RuleFindings> rules;
  /// Those with the most findings first, then those with the most errors, then by identifier.
  std::vector<ChildFindings> children;
  /// For each finding of the result the place of its child in `children`, or `no_child`.
  std::vector<std::uint32_t> child_of;
};

/// Counts the findings of a result; `rows` must be of the same. The texts are those of the rows. One pass.
FindingsSummary summarise(const Result& result, const FindingRows& rows);

}  // namespace windscreen::validate
