#include "serve/audits/assignment_matter.h"

#include <algorithm>

#include "assure/audit_state.h"
#include "assure/auditor_register.h"
#include "assure/frame_query.h"
#include "assure/re_audits.h"
#include "assure/round.h"

namespace windscreen::serve {
namespace {

bool may_be_given(const store::Audit& audit) {
  using enum assure::AuditState;
  const auto state = assure::find_audit_state(audit.state);
  return state == drawn || state == assigned || state == accepted || state == in_progress ||
         state == conversation;
}

}  // namespace

AssignmentMatter assignment_matter(AuditSources& sources, const Call& call) {
  AssignmentMatter matter;
  const AuditReach reach = reach_of(sources, call);
  const std::string& id = call.path.at("round");
  std::set<std::string> children;
  std::map<std::string, std::string> team_of;
  sources.people.store.read([&](const store::Queries& reader) {
    matter = {};
    matter.row = find_round(reader, id);
    matter.people = reader.select<store::Auditor>("where status <> 'left' order by name, id");
    std::map<std::string, std::string> staff;
    for (const store::Auditor& one : reader.select<store::Auditor>())
      staff[one.id] = assure::staff_reference(one);
    for (AuditInSight& one : in_sight(reach, assure::audits_of_round(reader, id))) {
      if (!may_be_given(one.audit) || !reach.runs(one.audit)) continue;
      AssignableCase given{std::move(one), {}};
      const store::Audit& audit = given.seen.audit;
      // A case of no known child is nobody's own.
      given.history.child = audit.person_id.value_or("audit " + audit.id);
      if (audit.selection_id) {
        const auto selection = reader.find<store::AuditSelection>(*audit.selection_id);
        if (selection) given.history.family = selection->family_id.value_or("");
      }
      given.history.re_audit = audit.stream == "re_audit";
      if (given.history.re_audit) {
        for (const std::string& before : assure::earlier_auditors(reader, audit))
          given.history.previous_auditors.insert(staff[before]);
      }
      children.insert(given.history.child);
      team_of[given.history.child] = audit.team.value_or("");
      matter.cases.push_back(std::move(given));
    }
  });
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find("");
  matter.periods.day = std::min(sources.today(), snapshot.as_at);
  matter.periods.look_back_months = static_cast<int>(matter.row.programme.look_back_months);
  const base::Date from = base::add_months(
      matter.periods.day, -std::max(matter.periods.look_back_months, matter.periods.same_team_months));
  std::vector<assure::CaseHistory> histories;
  std::map<std::string, std::vector<assure::Dated>> staff_teams;
  std::map<std::string, std::string> team_ids;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    histories = assure::read_histories(measurer, children, from, matter.periods.day);
    staff_teams = assure::read_staff_teams(measurer, from, matter.periods.day);
    team_ids = assure::read_team_ids(measurer);
  });
  std::map<std::string, assure::CaseHistory> by_child;
  for (assure::CaseHistory& one : histories) by_child.emplace(one.child, std::move(one));
  for (AssignableCase& one : matter.cases) {
    assure::CaseHistory known = by_child[one.history.child];
    known.child = one.history.child;
    known.family = one.history.family;
    known.re_audit = one.history.re_audit;
    known.previous_auditors = one.history.previous_auditors;
    const auto team = team_ids.find(team_of[known.child]);
    known.team_at_draw = team == team_ids.end() ? team_of[known.child] : team->second;
    one.history = std::move(known);
  }
  matter.auditors = sources.people.store.read([&](const store::Queries& reader) {
    return assure::auditors_for(reader, staff_teams, team_ids, sources.today());
  });
  return matter;
}

}  // namespace windscreen::serve
