// Tables of what people and the authority have chosen.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `saved_views`: a page with its filters, kept under a name that the person chose; `address` is its
/// path and query. Shared with nobody, the team or everyone, who see what their own role lets them.
struct SavedView {
  std::string id;
  std::string account_id;
  std::string name;
  std::string address;
  std::string shared_with;
  std::string created_at;
  std::string changed_at;

  static const Record<SavedView>& record();
};

/// Table `settings`: the authority's choices by name ("public_pages": "on"). A name without a row has its
/// default.
struct Setting {
  std::string id;
  std::string value;
  std::string changed_at;

  static const Record<Setting>& record();
};

}  // namespace windscreen::store
