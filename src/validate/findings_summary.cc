#include "validate/findings_summary.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace windscreen::validate {
namespace {

void put_worst_first(FindingsSummary& summary) {
  auto& children = summary.children;
  std::vector<std::uint32_t> order(children.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const ChildFindings& left = children[a];
    const ChildFindings& right = children[b];
    return std::tuple(right.findings.all(), right.findings.errors, left.child) <
           std::tuple(left.findings.all(), left.findings.errors, right.child);
  });
  std::vector<ChildFindings> sorted;
  sorted.reserve(children.size());
  std::vector<std::uint32_t> place(children.size());
  for (const std::uint32_t before : order) {
    place[before] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(children[before]));
  }
  children = std::move(sorted);
  for (std::uint32_t& child : summary.child_of) {
    if (child != FindingsSummary::no_child) child = place[child];
  }
}

}  // namespace

void SeverityCounts::add(Severity severity) {
  switch (severity) {
    case Severity::error:
      ++errors;
      return;
    case Severity::query:
      ++queries;
      return;
    case Severity::other:
      ++others;
      return;
  }
}

SeverityCounts& SeverityCounts::operator+=(const SeverityCounts& more) {
  errors += more.errors;
  queries += more.queries;
  others += more.others;
  return *this;
}

FindingsSummary summarise(const Result& result, const FindingRows& rows) {
  FindingsSummary summary;
  for (const RuleOutcome& rule : result.rules) summary.rules_not_run += rule.run ? 0 : 1;
  summary.child_of.assign(result.findings.size(), FindingsSummary::no_child);
  std::unordered_map<std::string_view, std::uint32_t> places;
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    const std::uint16_t rule = result.findings[i].rule;
    const Severity severity = result.rules[rule].severity;
    // Findings come by rule.
    if (summary.rules.empty() || summary.rules.back().rule != rule) {
      summary.rules.push_back({rule, 0, 0});
      summary.rules_with_findings.add(severity);
    }
    ++summary.rules.back().findings;
    summary.findings.add(severity);
    const std::string_view child = rows.at(i).child;
    if (child.empty()) {
      ++summary.without_child;
      continue;
    }
    const auto [found, fresh] =
        places.try_emplace(child, static_cast<std::uint32_t>(summary.children.size()));
    if (fresh) summary.children.push_back({child, {}, {}});
    summary.child_of[i] = found->second;
    ChildFindings& one = summary.children[found->second];
    one.findings.add(severity);
    if (one.rules.empty() || one.rules.back() != rule) {
      one.rules.push_back(rule);
      ++summary.rules.back().children;
    }
  }
  for (const ChildFindings& one : summary.children) {
    summary.children_with_findings += {one.findings.errors > 0 ? 1U : 0U, one.findings.queries > 0 ? 1U : 0U,
                                       one.findings.others > 0 ? 1U : 0U};
  }
  put_worst_first(summary);
  return summary;
}

}  // namespace windscreen::validate
