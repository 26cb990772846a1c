// Made-up rows for the tests of this room.
#pragma once

#include <string>

#include "store/access.h"
#include "store/audit_plan.h"
#include "store/people.h"
#include "store/preferences.h"
#include "store/sign_in.h"

namespace windscreen::store {

inline Account account_of(const std::string& id, const std::string& name) {
  Account account;
  account.id = id;
  account.email = id + "@example.org";
  account.name = name;
  account.status = "active";
  account.created_at = "2020-02-29T09:00:00.000Z";
  return account;
}

inline SavedView view_of(const std::string& id, const std::string& account, const std::string& name) {
  return {id,
          account,
          name,
          "/performance?months=36",
          "nobody",
          "2020-02-29T09:00:00.000Z",
          "2020-02-29T09:00:00.000Z"};
}

inline AccessRecord access_of(const std::string& id, const std::string& account, const std::string& child) {
  AccessRecord record;
  record.id = id;
  record.accessed_at = "2020-02-29T09:00:00.000Z";
  record.viewing_id = "viewing";
  record.account_id = account;
  record.person_id = child;
  record.view = "child.timeline";
  record.purpose = "own_case";
  return record;
}

/// A programme that runs since 2020, led by ann, with the core tool.
inline AuditProgramme programme_of(const std::string& id, const std::string& kind, const std::string& name) {
  AuditProgramme programme;
  programme.id = id;
  programme.kind = kind;
  programme.name = name;
  programme.question = "How good?";
  programme.lead_id = programme.created_by = "ann";
  programme.tool = "core";
  programme.target = 3;
  programme.method = "stratified_random";
  programme.population = "{}";
  programme.look_back_months = 12;
  programme.starts_on = "2020-01-01";
  programme.status = "running";
  programme.created_at = "2020-01-01T09:00:00.000Z";
  return programme;
}

/// Its open round of February 2020, which ends on a leap day.
inline AuditRound round_of(const std::string& id, const std::string& programme) {
  AuditRound round;
  round.id = id;
  round.programme_id = programme;
  round.month = "2020-02";
  round.target = 3;
  round.opens_on = "2020-02-01";
  round.due_on = "2020-02-29";
  round.state = "open";
  return round;
}

}  // namespace windscreen::store
