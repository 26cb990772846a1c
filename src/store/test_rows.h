// Made-up rows for the tests of this room.
#pragma once

#include <string>

#include "store/access.h"
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

}  // namespace windscreen::store
