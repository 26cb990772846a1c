#include "serve/audits/audit_opening.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/children/child_request.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

bool says_purpose(const Call& call) {
  return call.body != nullptr && call.body->is_object() && call.body->contains("purpose");
}

bool is_own_case(const Call& call, const AuditInSight& one) {
  const auto& grants = call.identity->grants;
  const auto found =
      std::find_if(grants.begin(), grants.end(), [&](const Grant& g) { return g.id == one.sight.grant; });
  return found != grants.end() && find_scope(found->scope) == Scope::own_cases;
}

}  // namespace

AuditReach reach_of(const AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  return sources.people.store.read(
      [&](const store::Queries& reader) { return AuditReach::of(reader, who, sources.people.now()); });
}

AuditInSight find_audit(const AuditSources& sources, const Call& call, const std::string& id) {
  const Identity& who = who_asks(call);
  return sources.people.store.read([&](const store::Queries& reader) {
    auto audit = reader.find<store::Audit>(id);
    if (audit) {
      if (auto sight = AuditReach::of(reader, who, sources.people.now()).to(*audit))
        return AuditInSight{*audit, *sight};
    }
    throw Problem{404, "There is no such audit among those that you may see.",
                  "Open it from one of your lists: it may have been given to somebody else."};
  });
}

std::vector<AuditInSight> in_sight(const AuditReach& reach, std::vector<store::Audit> audits) {
  std::vector<AuditInSight> seen;
  for (store::Audit& audit : audits) {
    if (auto sight = reach.to(audit)) seen.push_back({std::move(audit), std::move(*sight)});
  }
  return seen;
}

Purpose purpose_of(const AuditSources& sources, const Call& call, std::span<const AuditInSight> audits) {
  if (says_purpose(call)) {
    nlohmann::json said = nlohmann::json::object();
    for (const char* name : {"purpose", "purpose_words"}) {
      if (call.body->contains(name)) said[name] = call.body->at(name);
    }
    return purpose_in(sources.children, ChildRequest(said, {}));
  }
  if (std::ranges::all_of(audits, [](const AuditInSight& one) { return !one.sight.parts.empty(); }))
    return {"audit", std::nullopt};
  if (std::ranges::all_of(audits, [&](const AuditInSight& one) { return is_own_case(call, one); }))
    return {"own_case", std::nullopt};
  // Says what a request without a purpose is told everywhere.
  const nlohmann::json nothing = nlohmann::json::object();
  return purpose_in(sources.children, ChildRequest(nothing, {}));
}

Viewing record_audits(AuditSources& sources, const Call& call, std::string_view view,
                      std::span<const AuditInSight> audits, bool leaves) {
  std::vector<Opening> openings;
  for (const AuditInSight& one : audits) {
    if (one.audit.person_id && one.sight.identified)
      openings.push_back({*one.audit.person_id, one.sight.grant});
  }
  const Purpose purpose =
      openings.empty() ? Purpose{"audit", std::nullopt} : purpose_of(sources, call, audits);
  return record_viewing(sources.people.store, who_asks(call), {std::string(view), purpose, "", leaves},
                        openings, sources.people.now());
}

std::string child_shown(const AuditSources& sources, const AuditInSight& one) {
  if (!one.audit.person_id) return {};
  return one.sight.identified ? *one.audit.person_id : sources.children.references.of(*one.audit.person_id);
}

}  // namespace windscreen::serve
