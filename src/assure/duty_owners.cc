#include "assure/duty_owners.h"

#include <initializer_list>

#include "store/audit_plan.h"
#include "store/people.h"

namespace windscreen::assure {
namespace {

bool is_active(const store::Reader& reader, const std::string& account_id) {
  const auto account = reader.find<store::Account>(account_id);
  return account && account->status == "active";
}

bool covers(const store::RoleGrant& grant, const store::Audit& audit) {
  const auto is = [&](const std::optional<std::string>& place) {
    return place && !place->empty() && place == grant.scope_value;
  };
  if (grant.scope == "authority") return true;
  if (grant.scope == "team") return is(audit.team);
  if (grant.scope == "service") return is(audit.service);
  if (grant.scope == "quadrant") return is(audit.quadrant);
  return false;
}

std::optional<std::string> holder(const store::Reader& reader, const std::string& role,
                                  const store::Audit& audit, const std::string& today) {
  for (const auto& grant : reader.select<store::RoleGrant>(
           "where role = :role and revoked_at is null and valid_from <= :today and (valid_to is null or "
           "valid_to >= :today) order by valid_from, granted_at, id",
           {{"role", role}, {"today", today}})) {
    if (covers(grant, audit) && is_active(reader, grant.account_id)) return grant.account_id;
  }
  return std::nullopt;
}

std::optional<std::string> programme_lead(const store::Reader& reader, const store::Audit& audit) {
  if (!audit.round_id) return std::nullopt;
  const auto round = reader.find<store::AuditRound>(*audit.round_id);
  if (!round) return std::nullopt;
  const auto programme = reader.find<store::AuditProgramme>(round->programme_id);
  if (!programme || !is_active(reader, programme->lead_id)) return std::nullopt;
  return programme->lead_id;
}

std::optional<std::string> first_of(std::initializer_list<std::optional<std::string>> them) {
  for (const auto& one : them) {
    if (one) return one;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> DutyOwners::of(Duty duty) const {
  switch (duty) {
    case Duty::head_of_service_told:
    case Duty::assistant_director_panel:
      return first_of({head_of_service, director});
    case Duty::director:
      return director;
    case Duty::impact_check:
    case Duty::re_audit:
    case Duty::dip_check:
      return quality_lead;
    case Duty::plan_for_the_child:
    case Duty::urgent_actions:
    case Duty::supervision_discussion:
    case Duty::improvement_action:
    case Duty::other_actions:
      return first_of({team_manager, head_of_service});
  }
  return std::nullopt;
}

DutyOwners duty_owners(const store::Reader& reader, const store::Audit& audit, base::Date today) {
  const std::string day = base::format_iso(today);
  DutyOwners owners;
  owners.team_manager = holder(reader, "team_manager", audit, day);
  owners.head_of_service = holder(reader, "head_of_service", audit, day);
  owners.director = holder(reader, "director", audit, day);
  owners.quality_lead = first_of({programme_lead(reader, audit), holder(reader, "qa_lead", audit, day)});
  return owners;
}

}  // namespace windscreen::assure
