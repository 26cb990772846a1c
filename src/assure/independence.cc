#include "assure/independence.h"

#include <algorithm>

#include "base/text.h"

namespace windscreen::assure {
namespace {

std::string span_words(int months) {
  return months == 1 ? "in the last month" : "in the last " + std::to_string(months) + " months";
}

bool held_by(const std::vector<Dated>& spells, const std::string& staff, base::Date first, base::Date last) {
  return std::ranges::any_of(
      spells, [&](const Dated& one) { return one.reference == staff && one.held_between(first, last); });
}

std::optional<std::string> shared_team(const CaseHistory& history, const Auditor& auditor, base::Date first,
                                       base::Date last) {
  for (const Dated& mine : auditor.teams) {
    if (mine.reference.empty() || !mine.held_between(first, last)) continue;
    if (mine.reference == history.team_at_draw || held_by(history.teams, mine.reference, first, last))
      return mine.reference;
  }
  return std::nullopt;
}

// An interest in a member of staff or a team counts for the time that the audit looks at.
std::optional<std::string> interest(const CaseHistory& history, const Auditor& auditor, base::Date first,
                                    base::Date last) {
  for (const DeclaredInterest& one : auditor.interests) {
    if (one.reference.empty()) continue;
    switch (one.kind) {
      case DeclaredInterest::Kind::child:
        if (one.reference == history.child) return "the child";
        break;
      case DeclaredInterest::Kind::family:
        if (one.reference == history.family) return "the family";
        break;
      case DeclaredInterest::Kind::staff:
        if (held_by(history.workers, one.reference, first, last) ||
            held_by(history.managers, one.reference, first, last) ||
            held_by(history.supervisors, one.reference, first, last))
          return "somebody who has worked on the case";
        break;
      case DeclaredInterest::Kind::team:
        if (one.reference == history.team_at_draw || held_by(history.teams, one.reference, first, last))
          return "a team that has held the case";
        break;
    }
  }
  return std::nullopt;
}

}  // namespace

bool Dated::held_between(base::Date first, base::Date last) const {
  return (!from || *from <= last) && (!until || *until > first);
}

std::vector<Breach> breaches(const CaseHistory& history, const Auditor& auditor,
                             const IndependencePeriods& periods) {
  const base::Date last = periods.day;
  const base::Date first = base::add_months(last, -periods.look_back_months);
  const std::string within = span_words(periods.look_back_months);
  std::vector<Breach> broken;
  if (auditor.status == AuditorStatus::suspended) {
    broken.push_back({IndependenceRule::not_an_auditor, "is suspended from auditing"});
  } else if (auditor.status == AuditorStatus::untrained) {
    broken.push_back({IndependenceRule::not_an_auditor, "has not been trained as an auditor"});
  }
  if (held_by(history.workers, auditor.staff, first, last))
    broken.push_back({IndependenceRule::allocated_worker, "is or was the allocated worker " + within});
  if (held_by(history.managers, auditor.staff, first, last))
    broken.push_back({IndependenceRule::manager, "manages or managed the team that held the case " + within});
  if (held_by(history.supervisors, auditor.staff, first, last))
    broken.push_back(
        {IndependenceRule::supervisor, "supervises or supervised the allocated worker " + within});
  const base::Date team_first = base::add_months(last, -periods.same_team_months);
  if (const auto team = shared_team(history, auditor, team_first, last)) {
    broken.push_back({IndependenceRule::same_team, "was " + span_words(periods.same_team_months) +
                                                       " in team " + *team + ", which has held the case"});
  }
  if (held_by(history.reviewing_officers, auditor.staff, first, last)) {
    broken.push_back({IndependenceRule::reviewing_officer,
                      "is or was the child's reviewing officer or conference chair " + within});
  }
  if (const auto what = interest(history, auditor, first, last))
    broken.push_back({IndependenceRule::declared_interest, "declared an interest: " + *what});
  if (history.re_audit && history.previous_auditors.contains(auditor.staff))
    broken.push_back(
        {IndependenceRule::previous_auditor, "audited this child before, and this is a re-audit"});
  return broken;
}

std::string fault_of(const Override& given) {
  if (base::trim(given.by).empty()) return "An override must say who gives it.";
  if (given.by == given.auditor) return "Nobody gives an override to themself.";
  if (base::trim(given.reason).empty()) return "An override must say why it is given.";
  return {};
}

bool may_audit(const std::vector<Breach>& broken, const CaseHistory& history, const Auditor& auditor,
               const std::vector<Override>& overrides) {
  if (broken.empty()) return true;
  const bool never = std::ranges::any_of(broken, [](const Breach& one) {
    return one.rule == IndependenceRule::not_an_auditor || one.rule == IndependenceRule::allocated_worker;
  });
  return !never && std::ranges::any_of(overrides, [&](const Override& one) {
    return one.child == history.child && one.auditor == auditor.staff && fault_of(one).empty();
  });
}

}  // namespace windscreen::assure
