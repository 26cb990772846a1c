#include "serve/audits/action_sight.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

/// With how many audits at once the store is asked.
constexpr std::size_t at_once = 200;

std::map<std::string, store::Audit> read_audits(const store::Queries& reader,
                                                const std::vector<store::AuditAction>& actions) {
  std::set<std::string> wanted;
  for (const store::AuditAction& action : actions) {
    if (action.audit_id) wanted.insert(*action.audit_id);
  }
  std::map<std::string, store::Audit> found;
  auto next = wanted.begin();
  while (next != wanted.end()) {
    std::string names;
    store::Parameters parameters;
    for (std::size_t i = 0; i < at_once && next != wanted.end(); ++i, ++next) {
      const std::string name = "a" + std::to_string(i);
      names += (names.empty() ? ":" : ", :") + name;
      parameters.push_back({name, *next});
    }
    for (store::Audit& audit : reader.select<store::Audit>("where id in (" + names + ")", parameters)) {
      std::string id = audit.id;
      found.emplace(std::move(id), std::move(audit));
    }
  }
  return found;
}

}  // namespace

std::vector<ActionInSight> actions_in_sight(const store::Queries& reader, const Identity& who,
                                            std::vector<store::AuditAction> actions) {
  const AuditReach reach = AuditReach::of(reader, who);
  const std::map<std::string, store::Audit> audits = read_audits(reader, actions);
  std::vector<ActionInSight> seen;
  for (store::AuditAction& action : actions) {
    ActionInSight one;
    one.mine = action.owner_id == who.account;
    const auto audit = audits.find(action.audit_id.value_or(""));
    if (audit != audits.end()) {
      if (auto sight = reach.to(audit->second)) {
        one.manages = sight->words && reach.reaches_place(Permission::see_audits, audit->second.service,
                                                          audit->second.quadrant, audit->second.team);
        one.audit = AuditInSight{audit->second, std::move(*sight)};
      }
    } else {
      one.manages = reach.runs_all();
    }
    one.action = std::move(action);
    if (one.mine || one.manages || one.audit) seen.push_back(std::move(one));
  }
  return seen;
}

ActionInSight find_action(const AuditSources& sources, const Call& call, const std::string& id) {
  const Identity& who = who_asks(call);
  return sources.people.store.read([&](const store::Queries& reader) {
    auto seen =
        actions_in_sight(reader, who, reader.select<store::AuditAction>("where id = :id", {{"id", id}}));
    if (seen.empty()) {
      throw Problem{404, "There is no such action among those that you may see.",
                    "Open it from your list of actions: it may have been given to somebody else."};
    }
    return std::move(seen.front());
  });
}

bool may_add_action(const AuditReach& reach, const AuditInSight& one) {
  if (!one.sight.words || one.audit.state == "void" || one.audit.state == "replaced") return false;
  return std::ranges::find(one.sight.parts, assure::Part::auditor) != one.sight.parts.end() ||
         reach.reaches_place(Permission::see_audits, one.audit.service, one.audit.quadrant, one.audit.team);
}

std::vector<AuditInSight> audits_of(const std::vector<ActionInSight>& actions) {
  std::vector<AuditInSight> audits;
  std::set<std::string> there;
  for (const ActionInSight& one : actions) {
    if (one.audit && there.insert(one.audit->audit.id).second) audits.push_back(*one.audit);
  }
  return audits;
}

}  // namespace windscreen::serve
