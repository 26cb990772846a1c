// What conversations, family feedback and alerts have in common.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "assure/audit_state.h"
#include "serve/audits/conversation_routes.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/people.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

std::string worker_of(const store::Reader& reader, const std::string& account) {
  const auto holder = reader.find<store::Account>(account);
  return holder ? holder->worker_id.value_or("") : std::string();
}

std::string name_of_worker(const store::Reader& reader, const std::string& worker_id) {
  if (worker_id.empty()) return {};
  const auto holders =
      reader.select<store::Account>("where worker_id = :worker order by created_at", {{"worker", worker_id}});
  return holders.empty() ? worker_id : holders.front().name;
}

std::string name_of_account(const store::Reader& reader, const std::string& account) {
  const auto holder = reader.find<store::Account>(account);
  return holder ? holder->name : account;
}

bool is_practitioners(const Call& call, const AuditInSight& one) {
  const auto& grants = who_asks(call).grants;
  const auto found =
      std::find_if(grants.begin(), grants.end(), [&](const Grant& g) { return g.id == one.sight.grant; });
  return found != grants.end() && find_scope(found->scope) == Scope::own_cases;
}

AuditInSight talked_of(const AuditSources& sources, const Call& call) {
  AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", longest_talk_id));
  if (!one.sight.words) {
    throw Problem{403, "Your role does not show what was said and written in an audit.",
                  "Ask the quality assurance lead for the figures that you need."};
  }
  return one;
}

ordered_json audit_head_json(const AuditSources& sources, const AuditInSight& one) {
  const auto state = assure::find_audit_state(one.audit.state);
  const auto grade = [](bool shown, const std::optional<std::string>& value) {
    return shown && value ? ordered_json(*value) : ordered_json(nullptr);
  };
  const auto text = [](const std::optional<std::string>& value) {
    return value ? ordered_json(*value) : ordered_json(nullptr);
  };
  return {{"audit", one.audit.id},
          {"month", one.audit.month},
          {"child", child_shown(sources, one)},
          {"identified", one.sight.identified},
          {"service", text(one.audit.service)},
          {"team", text(one.audit.team)},
          {"state", one.audit.state},
          {"state_words", state ? assure::words(*state) : std::string_view(one.audit.state)},
          {"auditor_grade", grade(one.sight.first_grade, one.audit.auditor_grade)},
          {"final_grade", grade(one.sight.later_grades, one.audit.final_grade)}};
}

}  // namespace windscreen::serve
