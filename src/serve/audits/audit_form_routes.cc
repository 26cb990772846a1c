#include "serve/audits/audit_form_routes.h"

#include <nlohmann/json.hpp>

#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/action_sight.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_routes.h"
#include "serve/children/child_request.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_audit_id = 100;
/// Of audits that are done, a page.
constexpr std::int64_t done_of_page = 50;

ordered_json row_of_mine(const AuditSources& sources, const AuditInSight& one,
                         const std::map<std::string, std::string>& programmes, base::Date today) {
  const store::Audit& audit = one.audit;
  const auto state = assure::find_audit_state(audit.state);
  const auto programme = programmes.find(audit.round_id.value_or(""));
  return {{"id", audit.id},
          {"child", child_shown(sources, one)},
          {"programme", programme == programmes.end() ? "" : programme->second},
          {"month", audit.month},
          {"stream", audit.stream},
          {"team", report::json_or_null(audit.team)},
          {"state", audit.state},
          {"state_words", state ? assure::words(*state) : std::string_view(audit.state)},
          {"due_on", report::json_or_null(audit.due_on)},
          {"late", is_late(audit, today)},
          {"submitted_at", report::json_or_null(audit.submitted_at)},
          {"moves", moves_json(one)}};
}

std::map<std::string, std::string> programmes_by_round(const store::Reader& reader,
                                                       const std::vector<store::Audit>& audits) {
  std::map<std::string, std::string> names;
  for (const store::Audit& audit : audits) {
    if (!audit.round_id || names.contains(*audit.round_id)) continue;
    std::string& name = names[*audit.round_id];
    if (const auto round = reader.find<store::AuditRound>(*audit.round_id)) {
      if (const auto programme = reader.find<store::AuditProgramme>(round->programme_id))
        name = programme->name;
    }
  }
  return names;
}

Response view_mine(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"done", "page"});
  const bool done = request.boolean("done").value_or(false);
  const std::int64_t page = request.page();
  const Identity& who = who_asks(call);
  std::map<std::string, std::string> programmes;
  std::int64_t listed = 0;
  const std::vector<AuditInSight> mine = sources.people.store.read([&](const store::Queries& reader) {
    const std::string own =
        std::string("where auditor_id in (select id from auditors where account_id = :account) and state ") +
        (done ? "in ('submitted', 'moderation', 'final', 'actions_open', 'actions_verified', 'closed') "
              : "in ('assigned', 'accepted', 'in_progress', 'conversation', 'paused') ");
    listed = reader.count<store::Audit>(own, {{"account", who.account}});
    // Whoever has hundreds to do at once has other cares than pages; what is done grows for ever.
    const std::string order = done ? "order by submitted_at desc, id limit :most offset :first"
                                   : "order by due_on, id limit :most offset :first";
    std::vector<store::Audit> found = reader.select<store::Audit>(
        own + order,
        {{"account", who.account}, {"most", done_of_page}, {"first", (page - 1) * done_of_page}});
    programmes = programmes_by_round(reader, found);
    return in_sight(AuditReach::of(reader, who), std::move(found));
  });
  const Viewing viewing = record_audits(sources, call, "audits.mine", mine);
  const base::Date today = sources.today();
  ordered_json rows = ordered_json::array();
  for (const AuditInSight& one : mine) rows.push_back(row_of_mine(sources, one, programmes, today));
  return json_answer({{"viewing", viewing.id},
                      {"today", base::format_iso(today)},
                      {"listed", listed},
                      {"page", page},
                      {"pages", (listed + done_of_page - 1) / done_of_page},
                      {"rows", std::move(rows)}});
}

Response open_audit(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"audit"});
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", longest_audit_id));
  const AuditContent content = sources.people.store.read(
      [&](const store::Queries& reader) { return read_audit_content(reader, one.audit); });
  const std::array<AuditInSight, 1> shown = {one};
  const Viewing viewing = record_audits(sources, call, "audit.open", shown);
  ordered_json form = audit_form_json(sources, one, content, viewing, who_asks(call).account);
  form["may_add_action"] = may_add_action(reach_of(sources, call), one);
  return json_answer(form);
}

}  // namespace

std::vector<Route> audit_form_routes(AuditSources& sources) {
  const Access auditor = Access::needs(Permission::make_audits);
  return {
      audit_route(sources,
                  {Method::post, "/audits/mine", auditor,
                   "The audits that one was given: to do, or done. Recorded.", "MyAudits", "MyAuditsRequest"},
                  view_mine),
      audit_route(sources,
                  {Method::post, "/audits/open", Access::signed_in(),
                   "An audit with its tool, answers and evidence, as far as one may see it. Recorded.",
                   "AuditForm", "AuditRequest"},
                  open_audit),
      audit_route(sources,
                  {Method::post, "/audits/record", Access::signed_in(),
                   "What the newest snapshot has of an audit's child beside its questions. Recorded.",
                   "AuditRecord", "AuditRequest", false, Workers::figures},
                  view_audit_record),
      audit_route(sources,
                  {Method::post, "/audits/move", auditor,
                   "Takes on, declines, begins, goes on with or submits an audit of one's own.", "AuditMoved",
                   "AuditMoveRequest"},
                  move_audit)};
}

}  // namespace windscreen::serve
