// The moves that an auditor makes with an audit of their own.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "assure/after_submission.h"
#include "assure/stored_tools.h"
#include "assure/submission.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_form_routes.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_reason = 5'000;
constexpr std::array<std::string_view, 6> offered = {"accept",      "decline", "start", "hold_conversation",
                                                     "resume_work", "submit"};

/// Why it was not submitted; nullopt once it is.
struct Moved {
  store::Audit audit;
  std::optional<assure::Standing> refused;
  std::string detail;
  std::string remedy;
};

assure::MoveWish wish_in(const Call& call, const AuditInSight& one) {
  const nlohmann::json& body = *call.body;
  assure::MoveWish wish;
  wish.audit_id = one.audit.id;
  wish.move = text_member(body, "move", 40);
  if (std::ranges::find(offered, wish.move) == offered.end())
    throw Problem{400, "That is no move of an auditor.", "Load the page again."};
  wish.account_id = who_asks(call).account;
  wish.parts = one.sight.parts;
  wish.reason = optional_text_member(body, "reason", longest_reason).value_or("");
  const auto seen = body.find("seen");
  if (seen == body.end() || !seen->is_number_integer())
    throw Problem{400, "seen is not a revision.", "Give the revision that the audit was opened with."};
  wish.seen = seen->get<std::int64_t>();
  return wish;
}

Moved submit(store::Writer& writer, const assure::MoveWish& wish, const store::Audit& audit,
             base::Date today) {
  try {
    const store::Audit sent = assure::submit_audit(writer, wish, *tool_of(writer, audit));
    return {assure::after_submission(writer, sent, today).audit, {}, {}, {}};
  } catch (const assure::NotReady& fault) {
    // Thrown before anything is written, so there is nothing to undo.
    return {audit, fault.standing(), fault.what(), fault.remedy()};
  }
}

store::Audit start(store::Writer& writer, const assure::MoveWish& wish, const store::Audit& audit) {
  const AuditContent content = read_audit_content(writer, audit);
  if (content.tool_id.empty()) static_cast<void>(tool_of(writer, audit));
  assure::freeze_tool(writer, content.tool_id);
  store::Audit begun = assure::make_move(writer, wish);
  if (begun.tool_id) return begun;
  // From now on it is asked with this version, whatever the round takes up later.
  begun.tool_id = content.tool_id;
  ++begun.revision;
  writer.update(begun);
  return begun;
}

}  // namespace

Response move_audit(AuditSources& sources, const Call& call) {
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", 100));
  const assure::MoveWish wish = wish_in(call, one);
  const base::Date today = sources.today();
  const Moved moved = by_the_rules(sources.people.store, {wish.account_id, "audit." + wish.move},
                                   [&](store::Writer& writer) -> Moved {
                                     if (wish.move == "submit") return submit(writer, wish, one.audit, today);
                                     if (wish.move == "start")
                                       return {start(writer, wish, one.audit), {}, {}, {}};
                                     return {assure::make_move(writer, wish), {}, {}, {}};
                                   });
  if (moved.refused) {
    ordered_json problem = {{"type", "about:blank"},  {"title", "Unprocessable Content"},
                            {"status", 422},          {"detail", moved.detail},
                            {"remedy", moved.remedy}, {"code", "audit_not_ready"}};
    problem.update(standing_json(*moved.refused));
    Response response = json_answer(problem, 422);
    return response;
  }
  const auto state = assure::find_audit_state(moved.audit.state);
  // Who has declined it sees it no more.
  const AuditInSight after = {moved.audit, one.sight};
  return json_answer({{"state", moved.audit.state},
                      {"state_words", state ? assure::words(*state) : ""},
                      {"revision", moved.audit.revision},
                      {"may_write", may_write(after)},
                      {"moves", wish.move == "decline" ? ordered_json::array() : moves_json(after)}});
}

}  // namespace windscreen::serve
