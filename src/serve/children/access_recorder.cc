#include "serve/children/access_recorder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "serve/children/access_grants.h"
#include "store/access.h"
#include "store/audits.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

// Whose audit it is keeps it in sight when it is final and the child's record is out of their reach again
// (access_grants.h): their own work, and nothing more of the child.
bool is_of_own_audit(const store::Reader& reader, const Identity& identity, const std::string& person_id) {
  return reader.count<store::Audit>(
             "where person_id = :person and (auditor_id in (select id from auditors where account_id = "
             ":account) or id in (select audit_id from audit_moderations where moderator_id in (select id "
             "from auditors where account_id = :account)))",
             {{"person", person_id}, {"account", identity.account}}) > 0;
}

void check_standing(const store::Reader& reader, const Identity& identity, const View& view,
                    const std::vector<Opening>& openings, store::Moment at) {
  const bool audits = view.name.starts_with("audit");
  std::set<std::string> in_force;
  std::map<std::string, std::vector<std::string>> of_names;
  for (const Grant& grant : holding_grants(reader, identity.account, at)) {
    in_force.insert(grant.id);
    if (grant.scope == name_of(Scope::named_children))
      of_names[grant.id] = named_children_of(reader, identity.account, grant);
  }
  for (const Opening& one : openings) {
    const auto names = of_names.find(one.grant);
    const bool named = names == of_names.end() || std::ranges::binary_search(names->second, one.person_id) ||
                       (audits && is_of_own_audit(reader, identity, one.person_id));
    if (!in_force.contains(one.grant) || !named)
      throw Problem{403, "Your role no longer reaches this.", "Ask whoever grants roles.", "grant_over"};
  }
}

}  // namespace

const std::vector<std::string_view>& purposes() {
  static const std::vector<std::string_view> all = {
      "own_case", "management_oversight", "audit", "data_quality", "inspection", "complaint", "other"};
  return all;
}

Viewing record_viewing_within(store::Writer& writer, const Identity& identity, const View& view,
                              const std::vector<Opening>& openings, store::Moment at) {
  Viewing viewing{store::new_id(), store::moment_text(at), ""};
  check_standing(writer, identity, view, openings, at);
  const auto account = writer.find<store::Account>(identity.account);
  if (!account) throw Problem{403, "Your account is no longer there.", "Sign in again."};
  viewing.who = fmt::format("{} <{}>", account->name, account->email);
  for (const Opening& one : openings) {
    store::AccessRecord record;
    record.id = store::new_id();
    record.accessed_at = viewing.at;
    record.viewing_id = viewing.id;
    record.account_id = identity.account;
    record.grant_id = one.grant;
    if (!identity.session.empty()) record.session_id = identity.session;
    record.person_id = one.person_id;
    record.view = view.name;
    record.purpose = view.purpose.name;
    record.purpose_detail = view.purpose.words;
    if (!view.snapshot.empty()) record.snapshot = view.snapshot;
    record.left_the_system = view.leaves;
    writer.insert(record);
  }
  return viewing;
}

Viewing record_viewing(store::Store& store, const Identity& identity, const View& view,
                       const std::vector<Opening>& openings, store::Moment at) {
  return recording([&] {
    return store.write(
        {identity.account, view.leaves ? "child.export" : "child.view"},
        [&](store::Writer& writer) { return record_viewing_within(writer, identity, view, openings, at); });
  });
}

}  // namespace windscreen::serve
