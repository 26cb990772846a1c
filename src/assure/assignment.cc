#include "assure/assignment.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <numeric>

#include "base/error.h"

namespace windscreen::assure {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

template <typename Item, typename Name>
std::vector<std::size_t> order_by(const std::vector<Item>& items, Name name, const char* what) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return items[i].*name; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (items[order[i]].*name == items[order[i - 1]].*name)
      throw base::Error(std::string(what) + " " + items[order[i]].*name + " is given twice",
                        "Give each once.");
  }
  return order;
}

/// Cases and auditors by number, in the order of their references.
class Matching {
 public:
  Matching(std::size_t cases, std::vector<AuditorLoad> loads)
      : allowed_(cases), auditor_of_(cases, none), cases_of_(loads.size()), loads_(std::move(loads)) {}

  void allow(std::size_t one, std::size_t auditor) { allowed_[one].push_back(auditor); }
  std::size_t auditor_of(std::size_t one) const { return auditor_of_[one]; }
  const std::vector<AuditorLoad>& loads() const { return loads_; }

  // Walks from the case over auditors it may have, on to other cases of theirs, and so on; of the auditors
  // reached that have room, the least loaded takes one more, and each case on the way moves one along.
  bool place(std::size_t one) {
    std::vector<std::size_t> reached_by(loads_.size(), none);
    std::deque<std::size_t> waiting{one};
    std::size_t best = none;
    while (!waiting.empty()) {
      const std::size_t now = waiting.front();
      waiting.pop_front();
      for (const std::size_t auditor : allowed_[now]) {
        if (reached_by[auditor] != none || auditor == auditor_of_[now]) continue;
        reached_by[auditor] = now;
        if (loads_[auditor].load < loads_[auditor].capacity && (best == none || is_lighter(auditor, best)))
          best = auditor;
        for (const std::size_t held : cases_of_[auditor]) waiting.push_back(held);
      }
    }
    if (best == none) return false;
    ++loads_[best].load;
    for (std::size_t to = best;;) {
      const std::size_t moved = reached_by[to];
      const std::size_t from = auditor_of_[moved];
      auditor_of_[moved] = to;
      cases_of_[to].push_back(moved);
      if (from == none) return true;
      std::erase(cases_of_[from], moved);
      to = from;
    }
  }

 private:
  // Which of two would have the smaller marginal cost (2 load + 1) / capacity; the earlier of equals.
  bool is_lighter(std::size_t a, std::size_t b) const {
    const auto cost = [&](std::size_t i) { return std::int64_t{2} * loads_[i].load + 1; };
    const std::int64_t left = cost(a) * loads_[b].capacity;
    const std::int64_t right = cost(b) * loads_[a].capacity;
    return left != right ? left < right : a < b;
  }

  std::vector<std::vector<std::size_t>> allowed_;
  std::vector<std::size_t> auditor_of_;
  std::vector<std::vector<std::size_t>> cases_of_;
  std::vector<AuditorLoad> loads_;
};

std::string why_nobody(const CaseHistory& history, const std::vector<Auditor>& auditors,
                       const IndependencePeriods& periods) {
  if (auditors.empty()) return "There is no auditor.";
  std::string text =
      "No auditor is independent of the case; ask a neighbouring authority or an external auditor.";
  for (const Auditor& auditor : auditors) {
    text += " " + auditor.staff;
    const char* join = " ";
    for (const Breach& broken : breaches(history, auditor, periods)) {
      text += join + broken.words;
      join = "; ";
    }
    text += ".";
  }
  return text;
}

}  // namespace

AssignmentPlan assign(const std::vector<CaseHistory>& cases, const std::vector<Auditor>& auditors,
                      const std::vector<Override>& overrides, const IndependencePeriods& periods) {
  const auto case_order = order_by(cases, &CaseHistory::child, "the case");
  const auto auditor_order = order_by(auditors, &Auditor::staff, "the auditor");
  std::vector<AuditorLoad> loads;
  loads.reserve(auditors.size());
  for (const std::size_t i : auditor_order)
    loads.push_back({auditors[i].staff, auditors[i].capacity, auditors[i].assigned_already});

  Matching matching(cases.size(), std::move(loads));
  std::vector<std::pair<std::size_t, std::size_t>> by_override;
  std::vector<bool> has_somebody(cases.size(), false);
  for (std::size_t c = 0; c < case_order.size(); ++c) {
    for (std::size_t a = 0; a < auditor_order.size(); ++a) {
      const CaseHistory& history = cases[case_order[c]];
      const Auditor& auditor = auditors[auditor_order[a]];
      const auto broken = breaches(history, auditor, periods);
      if (!may_audit(broken, history, auditor, overrides)) continue;
      has_somebody[c] = true;
      if (broken.empty()) {
        matching.allow(c, a);
      } else {
        by_override.emplace_back(c, a);
      }
    }
  }
  for (std::size_t c = 0; c < cases.size(); ++c) matching.place(c);
  for (const auto& [c, a] : by_override) matching.allow(c, a);
  if (!by_override.empty()) {
    for (std::size_t c = 0; c < cases.size(); ++c) {
      if (matching.auditor_of(c) == none) matching.place(c);
    }
  }

  AssignmentPlan plan;
  plan.loads = matching.loads();
  for (std::size_t c = 0; c < case_order.size(); ++c) {
    const CaseHistory& history = cases[case_order[c]];
    const std::size_t a = matching.auditor_of(c);
    if (a == none) {
      plan.unassigned.push_back(
          {history.child, !has_somebody[c],
           has_somebody[c]
               ? "Every auditor who is independent of the case has as many audits as they can take."
               : why_nobody(history, auditors, periods)});
      continue;
    }
    const Auditor& auditor = auditors[auditor_order[a]];
    Assignment made{history.child, auditor.staff, breaches(history, auditor, periods), {}, {}};
    if (!made.overridden.empty()) {
      const auto given = std::ranges::find_if(overrides, [&](const Override& one) {
        return one.child == history.child && one.auditor == auditor.staff && fault_of(one).empty();
      });
      made.override_by = given->by;
      made.override_reason = given->reason;
    }
    plan.assigned.push_back(std::move(made));
  }
  return plan;
}

}  // namespace windscreen::assure
