#include "serve/audits/moderation_routes.h"

#include "assure/grading.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::AuditModeration;

/// A second grade that the caller was asked for, with what they may see of its audit.
struct OwnModeration {
  AuditModeration moderation;
  AuditInSight one;
};

Problem no_such_moderation() {
  return {404, "There is no such second grade among those that you were asked for.",
          "Open it from your list: it may have been given to somebody else."};
}

std::vector<OwnModeration> own_moderations(const AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  return sources.people.store.read([&](const store::Queries& reader) {
    const AuditReach reach = AuditReach::of(reader, who);
    std::vector<OwnModeration> own;
    for (AuditModeration& moderation : reader.select<AuditModeration>(
             "where moderator_id in (select id from auditors where account_id = :account) "
             "order by finished_at is not null, due_on, id",
             {{"account", who.account}})) {
      const auto audit = reader.find<store::Audit>(moderation.audit_id);
      const auto sight = audit ? reach.to(*audit) : std::nullopt;
      const bool moderates =
          sight && std::ranges::find(sight->parts, assure::Part::moderator) != sight->parts.end();
      const auto state = audit ? assure::find_audit_state(audit->state) : std::nullopt;
      const bool over = state == assure::AuditState::void_audit || state == assure::AuditState::replaced;
      if (moderates && (!over || moderation.finished_at))
        own.push_back({std::move(moderation), {*audit, *sight}});
    }
    return own;
  });
}

OwnModeration own_moderation(const AuditSources& sources, const Call& call) {
  for (OwnModeration& own : own_moderations(sources, call)) {
    if (own.moderation.id == call.path.at("moderation")) return std::move(own);
  }
  throw no_such_moderation();
}

const char* step_of(const OwnModeration& own) {
  if (own.moderation.finished_at) return "done";
  const auto state = assure::find_audit_state(own.one.audit.state);
  if (state != assure::AuditState::moderation) return "waits";
  if (!own.moderation.grade) return "grade";
  const auto first = assure::read_grade(own.one.audit.auditor_grade.value_or(""));
  const auto second = assure::read_grade(*own.moderation.grade);
  if (first && second && assure::compare(*first, *second) == assure::SecondGrade::differs_by_more)
    return "lead";
  return "agree";
}

/// The first grade and why a second was asked for, where the sight has it: every inadequate is graded twice,
/// so the why would tell.
ordered_json moderation_json(const OwnModeration& own) {
  const store::Audit& audit = own.one.audit;
  const AuditModeration& moderation = own.moderation;
  const auto state = assure::find_audit_state(audit.state);
  const bool shown = own.one.sight.first_grade && !assure::hides_grade(moderation);
  const auto if_shown = [&](const std::optional<std::string>& text) {
    return shown ? report::json_or_null(text) : ordered_json(nullptr);
  };
  return {{"moderation", moderation.id},
          {"audit", audit.id},
          {"month", audit.month},
          {"team", report::json_or_null(audit.team)},
          {"stream", audit.stream},
          {"state_words", state ? assure::words(*state) : std::string_view(audit.state)},
          {"due_on", moderation.due_on},
          {"step", step_of(own)},
          {"why", shown ? ordered_json(words_of_moderation(moderation.kind)) : ordered_json(nullptr)},
          {"grade", report::json_or_null(moderation.grade)},
          {"first_grade", if_shown(audit.auditor_grade)},
          {"agreed_grade", if_shown(moderation.agreed_grade)},
          {"reason", if_shown(moderation.reason)},
          {"final_grade",
           own.one.sight.later_grades ? report::json_or_null(audit.final_grade) : ordered_json(nullptr)}};
}

report::Cell cell_of(const ordered_json& value) {
  return value.is_null() ? report::Cell() : report::Cell(value.get<std::string>());
}

Response list_own(AuditSources& sources, const Call& call) {
  report::Rows rows;
  rows.columns = {"moderation",   "audit",  "month",  "team",       "stream",
                  "state_words",  "due_on", "step",   "grade",      "first_grade",
                  "agreed_grade", "why",    "reason", "final_grade"};
  for (const OwnModeration& own : own_moderations(sources, call)) {
    const ordered_json one = moderation_json(own);
    std::vector<report::Cell> row;
    for (const std::string& column : rows.columns) row.push_back(cell_of(one[column]));
    rows.rows.push_back(std::move(row));
  }
  return counts_response(call, {{"today", base::format_iso(sources.today())}}, rows, "second-grades");
}

Response show_own(AuditSources& sources, const Call& call) {
  return json_answer(moderation_json(own_moderation(sources, call)));
}

/// A second grade is given and agreed on while the audit waits for it, not while it is paused or sent back.
void check_waits(const OwnModeration& own, bool finished_is_told) {
  if (finished_is_told || own.moderation.finished_at) return;
  if (assure::find_audit_state(own.one.audit.state) != assure::AuditState::moderation) {
    throw Refused(409, "The audit is not waiting for a second grade now.",
                  "It was paused or sent back. Open your list again.", "audit_changed");
  }
}

Response give_grade(AuditSources& sources, const Call& call) {
  const OwnModeration own = own_moderation(sources, call);
  const assure::Grade grade = grade_in(call);
  check_waits(own, own.moderation.grade.has_value());
  const std::string& account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.second_grade"}, [&](store::Writer& writer) {
    assure::give_second_grade(writer, own.moderation.id, grade, account);
  });
  return show_own(sources, call);
}

Response agree(AuditSources& sources, const Call& call) {
  const OwnModeration own = own_moderation(sources, call);
  const assure::Grade grade = grade_in(call);
  const std::string reason = optional_text_member(*call.body, "reason", longest_review_reason).value_or("");
  check_waits(own, false);
  if (std::string_view(step_of(own)) == "lead") {
    throw Refused(422, "The two grades are two or more apart.", "The quality assurance lead decides.",
                  "audit_refused");
  }
  const std::string& account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.agree"}, [&](store::Writer& writer) {
    assure::agree_on_grade(writer, own.moderation.id, grade, reason, account);
  });
  return show_own(sources, call);
}

}  // namespace

std::string words_of_moderation(const std::string& kind) {
  for (const auto known : {assure::ModerationKind::new_auditor, assure::ModerationKind::all_inadequate,
                           assure::ModerationKind::all_outstanding, assure::ModerationKind::random_blind}) {
    if (kind == assure::code(known)) return std::string(assure::words(known));
  }
  if (kind == "appeal") return "An appeal";
  return "Between two grades";
}

std::int64_t seen_in(const Call& call) {
  const auto seen = call.body->find("seen");
  if (seen == call.body->end() || !seen->is_number_integer())
    throw Problem{400, "seen is not a revision.", "Give the revision that the audit was opened with."};
  return seen->get<std::int64_t>();
}

assure::Grade grade_in(const Call& call) {
  const auto grade = assure::read_grade(text_member(*call.body, "grade", 40));
  if (!grade)
    throw Problem{400, "grade is none.", "Give outstanding, good, requires_improvement or inadequate."};
  return *grade;
}

std::vector<Route> moderation_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::moderate_audits);
  return {audit_route(sources,
                      {.address = "/audits/moderations",
                       .access = access,
                       .summary = "The second grades that one was asked for.",
                       .schema = "SecondGrades",
                       .csv = true},
                      list_own),
          audit_route(sources,
                      {.address = "/audits/moderations/{moderation}",
                       .access = access,
                       .summary = "One of them.",
                       .schema = "OwnSecondGrade"},
                      show_own),
          audit_route(sources,
                      {.method = Method::post,
                       .address = "/audits/moderations/{moderation}/grade",
                       .access = access,
                       .summary = "Gives one's own grade, once; then the auditor's is shown.",
                       .schema = "OwnSecondGrade",
                       .takes = "SecondGradeGiven"},
                      give_grade),
          audit_route(sources,
                      {.method = Method::post,
                       .address = "/audits/moderations/{moderation}/agree",
                       .access = access,
                       .summary = "Writes the grade that moderator and auditor agreed on, and why.",
                       .schema = "OwnSecondGrade",
                       .takes = "SecondGradeAgreed"},
                      agree)};
}

}  // namespace windscreen::serve
