#include "assure/frame_gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

constexpr const char* cases_are(std::size_t count) { return count == 1 ? "case" : "cases"; }

GateCheck share_check(std::string code, const char* what, const char* remedy, std::size_t found,
                      std::size_t all, double limit) {
  GateCheck check;
  check.code = std::move(code);
  check.found = found;
  const double share = all == 0 ? 0 : static_cast<double>(found) / static_cast<double>(all);
  check.passed = share <= limit;
  check.words =
      fmt::format("{} of {} {} ({:.1f}%) have no {}; at most {:.1f}% may.", measure::whole_words(found),
                  measure::whole_words(all), cases_are(all), 100 * share, what, 100 * limit);
  if (!check.passed) check.words += fmt::format(" {}", remedy);
  return check;
}

GateCheck count_check(std::string code, std::string what, const char* remedy, std::size_t found,
                      std::size_t limit) {
  GateCheck check;
  check.code = std::move(code);
  check.found = found;
  check.passed = found <= limit;
  check.words = fmt::format("{}: {}; at most {} may be.", what, measure::whole_words(found),
                            measure::whole_words(limit));
  if (!check.passed) check.words += fmt::format(" {}", remedy);
  return check;
}

std::size_t without(const Frame& frame, std::string FrameRow::* field) {
  return static_cast<std::size_t>(
      std::ranges::count_if(frame.rows, [&](const FrameRow& row) { return base::trim(row.*field).empty(); }));
}

}  // namespace

std::string_view words(GateOutcome outcome) {
  constexpr std::array<std::string_view, 3> names = {"passed", "failed", "waived in writing"};
  return names[static_cast<std::size_t>(outcome)];
}

GateResult judge(const Frame& given, const GateLimits& limits, const std::set<CaseStatus>& statuses) {
  GateResult result;
  Frame asked_about;
  if (!statuses.empty()) {
    std::ranges::copy_if(given.rows, std::back_inserter(asked_about.rows),
                         [&](const FrameRow& row) { return !row.status || statuses.contains(*row.status); });
  }
  const Frame& frame = statuses.empty() ? given : asked_about;
  const std::size_t all = frame.rows.size();
  if (all == 0) {
    result.checks.push_back({"empty", 0, false,
                             "The frame has no case. Check the day, and that the snapshot holds the lists of "
                             "open cases."});
    result.outcome = GateOutcome::failed;
    return result;
  }
  const auto no_status = static_cast<std::size_t>(
      std::ranges::count_if(frame.rows, [](const FrameRow& row) { return !row.status; }));
  result.checks = {
      share_check("without_team", "team", "Record the team that holds each case.",
                  without(frame, &FrameRow::team), all, limits.without_team),
      share_check("without_worker", "worker", "Record who is allocated to each case.",
                  without(frame, &FrameRow::worker), all, limits.without_worker),
      share_check("without_status", "status", "Say of each case what it is open for.", no_status, all,
                  limits.without_status),
      share_check("without_manager", "manager",
                  "Record who manages each team (ext_employment, role group manager).",
                  without(frame, &FrameRow::manager), all, limits.without_manager),
      share_check("without_quadrant", "quadrant", "Say which quadrant each team is in (ext_team).",
                  without(frame, &FrameRow::quadrant), all, limits.without_quadrant)};

  std::unordered_map<std::string_view, std::size_t> children;
  std::unordered_map<std::string_view, std::set<std::string_view>> families;
  for (const FrameRow& row : frame.rows) {
    ++children[row.child];
    if (!row.family.empty()) families[row.family].insert(row.child);
  }
  std::size_t merged = 0;
  for (const FrameRow& row : frame.rows) {
    if (!row.merged_into.empty() && row.merged_into != row.child && children.contains(row.merged_into))
      ++merged;
  }
  std::size_t largest = 0;
  for (const auto& [family, members] : families) largest = std::max(largest, members.size());
  result.checks.push_back(count_check("duplicates", "Rows that repeat a child's reference",
                                      "Take the rows that are too many out of the list.",
                                      all - children.size(), limits.duplicates));
  result.checks.push_back(count_check("merged", "Children who stand in the frame under two references",
                                      "Close the record that is not kept.", merged, limits.merged));
  result.checks.push_back(count_check("largest_family", "Children in the largest family",
                                      "Check whether its number stands for families that are not known.",
                                      largest, limits.largest_family));
  const bool passed = std::ranges::all_of(result.checks, &GateCheck::passed);
  result.outcome = passed ? GateOutcome::passed : GateOutcome::failed;
  return result;
}

GateResult waive(GateResult result, Waiver waiver) {
  if (result.outcome == GateOutcome::passed)
    throw base::Error("the frame passed, so there is nothing to waive");
  if (std::ranges::any_of(result.checks, [](const GateCheck& check) { return check.code == "empty"; }))
    throw base::Error("an empty frame cannot be waived", "Load a snapshot that has open cases on the day.");
  if (base::trim(waiver.by).empty()) throw base::Error("it is not said who waives the gate", "Give a name.");
  if (base::trim(waiver.reason).empty())
    throw base::Error("it is not said why the gate is waived",
                      "Write the reason; the method note prints it.");
  result.outcome = GateOutcome::waived;
  result.waiver = std::move(waiver);
  return result;
}

}  // namespace windscreen::assure
