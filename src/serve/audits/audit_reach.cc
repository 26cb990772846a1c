#include "serve/audits/audit_reach.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "serve/children/access_grants.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr std::array<store::Kind, 1> one_text = {store::Kind::text};
constexpr std::array<store::Kind, 2> two_texts = {store::Kind::text, store::Kind::text};

std::set<std::string> ids(const store::Queries& reader, const std::string& sql,
                          const store::Parameters& parameters) {
  std::set<std::string> found;
  for (const store::Row& row : reader.query(sql, parameters, one_text)) found.insert(store::text_in(row, 0));
  return found;
}

// Whether a grant's scope reaches what belongs to these places.
bool reaches(const Grant& grant, const std::optional<std::string>& service,
             const std::optional<std::string>& quadrant, const std::optional<std::string>& team) {
  const auto is = [&](const std::optional<std::string>& place) {
    return place && !place->empty() && place == grant.value;
  };
  switch (find_scope(grant.scope).value_or(Scope::none)) {
    case Scope::authority:
      return true;
    case Scope::service:
      return is(service);
    case Scope::quadrant:
      return is(quadrant);
    case Scope::team:
      return is(team);
    case Scope::named_children:
    case Scope::own_cases:
    case Scope::none:
      break;
  }
  return false;
}

bool is_past_conversation(assure::AuditState state) {
  using enum assure::AuditState;
  return state == conversation || state == submitted || state == moderation || assure::is_graded(state);
}

std::size_t shown(const AuditSight& sight) {
  return static_cast<std::size_t>(sight.identified) + static_cast<std::size_t>(sight.words) +
         static_cast<std::size_t>(sight.first_grade) + static_cast<std::size_t>(sight.later_grades) +
         static_cast<std::size_t>(sight.staff_names) + static_cast<std::size_t>(sight.may_leave);
}

}  // namespace

AuditReach AuditReach::of(const store::Queries& reader, const Identity& identity, store::Moment at) {
  AuditReach reach;
  for (Grant& grant : holding_grants(reader, identity.account, at)) {
    const bool known = std::any_of(identity.grants.begin(), identity.grants.end(),
                                   [&](const Grant& one) { return one.id == grant.id; });
    if (!known) continue;
    for (std::string& child : named_children_of(reader, identity.account, grant))
      reach.named_.emplace(grant.id, std::move(child));
    reach.grants_.push_back(std::move(grant));
  }
  const store::Parameters account = {{"account", identity.account}};
  reach.auditors_ = ids(reader, "select id from auditors where account_id = :account", account);
  for (const store::Row& row :
       reader.query("select audit_id, case when kind <> 'appeal' and grade is null then 'hidden' else '' end "
                    "from audit_moderations where moderator_id in (select id from auditors where account_id "
                    "= :account)",
                    account, two_texts)) {
    reach.moderated_.insert(store::text_in(row, 0));
    if (!store::text_in(row, 1).empty()) reach.hidden_.insert(store::text_in(row, 0));
  }
  for (const store::Row& row : reader.query(
           "select grant_id, coalesce(audit_id, '') from evidence_room_inspectors join evidence_room_items "
           "on evidence_room_items.room_id = evidence_room_inspectors.room_id where account_id = :account",
           account, two_texts))
    reach.in_room_[store::text_in(row, 0)].insert(store::text_in(row, 1));
  const auto holder = reader.find<store::Account>(identity.account);
  const std::string worker = holder ? holder->worker_id.value_or("") : "";
  if (!worker.empty()) {
    reach.own_ =
        ids(reader,
            "select audits.id from audits join audit_selections on audit_selections.id = selection_id "
            "where worker_id = :worker union select audit_id from audit_conversations "
            "where worker_id = :worker",
            {{"worker", store::Value(worker)}});
  }
  return reach;
}

std::optional<AuditSight> AuditReach::under(const Grant& grant, const Role& role,
                                            const store::Audit& audit) const {
  const auto may = [&](Permission permission) { return role.permissions.contains(permission); };
  const auto state = assure::find_audit_state(audit.state);
  const bool settled = state && assure::is_graded(*state);
  AuditSight sight;
  sight.grant = grant.id;
  sight.identified = may(Permission::see_children_identified);
  sight.words = sight.identified;
  sight.may_leave = may(Permission::export_audits);
  switch (find_scope(grant.scope).value_or(Scope::none)) {
    case Scope::named_children:
      if (may(Permission::make_audits)) {
        if (!audit.auditor_id || !auditors_.contains(*audit.auditor_id)) return std::nullopt;
        sight.first_grade = true;
        sight.later_grades = settled;
        sight.parts = {assure::Part::auditor};
        return sight;
      }
      if (may(Permission::moderate_audits)) {
        if (!moderated_.contains(audit.id)) return std::nullopt;
        sight.first_grade = !hidden_.contains(audit.id);
        sight.later_grades = sight.first_grade;
        sight.parts = {assure::Part::moderator};
        return sight;
      }
      // What an inspector was named is released with its grade.
      if (!may(Permission::see_audits) || !settled || !audit.person_id ||
          !named_.contains({grant.id, *audit.person_id}))
        return std::nullopt;
      if (const auto room = in_room_.find(grant.id);
          room != in_room_.end() && !room->second.contains(audit.id))
        return std::nullopt;
      sight.first_grade = sight.later_grades = true;
      return sight;
    case Scope::own_cases:
      if (!may(Permission::see_audits) || !state || !own_.contains(audit.id) || !is_past_conversation(*state))
        return std::nullopt;
      sight.first_grade = sight.later_grades = settled;
      return sight;
    case Scope::authority:
    case Scope::service:
    case Scope::quadrant:
    case Scope::team:
      if (!may(Permission::see_audits) || !reaches(grant, audit.service, audit.quadrant, audit.team))
        return std::nullopt;
      sight.first_grade = sight.later_grades = true;
      sight.staff_names = may(Permission::see_worker_names);
      if (may(Permission::run_audits)) sight.parts = {assure::Part::qa_lead};
      return sight;
    case Scope::none:
      break;
  }
  return std::nullopt;
}

std::optional<AuditSight> AuditReach::to(const store::Audit& audit) const {
  std::optional<AuditSight> best;
  for (const Grant& grant : grants_) {
    const Role* role = find_role(grant.role);
    if (role == nullptr) continue;
    auto sight = under(grant, *role, audit);
    if (!sight) continue;
    // Whose work it is sees it as that, whatever else they may see: a blind moderator who leads quality
    // assurance too is blind, and nobody runs an audit that is their own.
    const auto rank = [&](const AuditSight& one) {
      const bool own = !one.parts.empty() && one.parts.front() != assure::Part::qa_lead;
      return std::tuple(own, shown(one));
    };
    if (!best || rank(*sight) > rank(*best)) best = std::move(sight);
  }
  return best;
}

bool AuditReach::runs_all() const { return reaches_place(Permission::run_audits, {}, {}, {}); }

bool AuditReach::runs(const store::Audit& audit) const {
  return reaches_place(Permission::run_audits, audit.service, audit.quadrant, audit.team);
}

bool AuditReach::reaches_place(Permission permission, const std::optional<std::string>& service,
                               const std::optional<std::string>& quadrant,
                               const std::optional<std::string>& team) const {
  return std::any_of(grants_.begin(), grants_.end(), [&](const Grant& grant) {
    const Role* role = find_role(grant.role);
    return role != nullptr && role->permissions.contains(permission) &&
           reaches(grant, service, quadrant, team);
  });
}

}  // namespace windscreen::serve
