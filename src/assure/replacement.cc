// What becomes of a draw after it: reserves take places, and cases stand for others.
#include <algorithm>
#include <array>

#include "assure/draw.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

bool stands(const Selection& one) {
  return !one.departed && (one.role != SelectionRole::reserve || one.called);
}

bool is_drawn(const Selection& one) {
  return one.role == SelectionRole::primary || one.role == SelectionRole::reserve;
}

}  // namespace

std::string_view words(Departure reason) {
  constexpr std::array<std::string_view, 9> names = {"the case closed",
                                                     "the young person turned 18",
                                                     "the child died",
                                                     "the child moved to another area",
                                                     "the record was merged into another",
                                                     "the record was restricted",
                                                     "a legal hold arrived",
                                                     "no independent auditor could be found",
                                                     "another reason"};
  return names[static_cast<std::size_t>(reason)];
}

std::string replace(Draw& draw, const std::string& child, Departed departed) {
  const auto left = std::ranges::find_if(
      draw.selections, [&](const Selection& one) { return one.child == child && !one.departed; });
  if (left == draw.selections.end())
    throw base::Error(child + " is not among the selected cases",
                      "Check the reference, and that it was not replaced already.");
  if (departed.by.empty()) throw base::Error("it is not said who takes " + child + " out of the sample");
  if (departed.reason == Departure::other && departed.detail.empty())
    throw base::Error("it is not said why " + child + " is taken out of the sample", "Write the reason.");
  departed.replaced_by.clear();
  const bool had_a_place = stands(*left) && is_drawn(*left);
  if (had_a_place &&
      (draw.method == DrawMethod::stratified_random || draw.method == DrawMethod::risk_weighted)) {
    const auto next = std::ranges::find_if(draw.selections, [&](const Selection& one) {
      return one.role == SelectionRole::reserve && one.stratum == left->stratum && !one.called &&
             !one.departed;
    });
    if (next == draw.selections.end()) {
      draw.notes.push_back("No reserve is left in " + draw.strata[left->stratum].name.words() + " for " +
                           child + ": the sample is one case smaller there.");
    } else {
      next->called = true;
      if (draw.method == DrawMethod::risk_weighted) next->probability = left->probability;
      departed.replaced_by = next->child;
    }
  }
  left->departed = departed;
  return departed.replaced_by;
}

std::vector<StandingCase> standing(const Draw& draw) {
  std::vector<std::size_t> in_stratum(draw.strata.size(), 0);
  for (const Selection& one : draw.selections) {
    if (stands(one) && is_drawn(one)) ++in_stratum[one.stratum];
  }
  std::vector<StandingCase> cases;
  for (std::size_t i = 0; i < draw.selections.size(); ++i) {
    const Selection& one = draw.selections[i];
    if (!stands(one)) continue;
    StandingCase now{i, std::nullopt, in_headline(draw.method, one.role)};
    if (is_drawn(one) && draw.method == DrawMethod::stratified_random) {
      now.weight = static_cast<double>(one.family_choices) *
                   static_cast<double>(draw.strata[one.stratum].eligible) /
                   static_cast<double>(in_stratum[one.stratum]);
    } else if (one.probability && *one.probability > 0) {
      now.weight = 1 / *one.probability;
    }
    cases.push_back(now);
  }
  return cases;
}

}  // namespace windscreen::assure
