// What an auditor types, saved as it is typed.
#include <nlohmann/json.hpp>

#include "assure/audit_answer.h"
#include "assure/audit_fields.h"
#include "assure/evidence.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_form_routes.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t longest_id = 100;
constexpr std::size_t longest_answer = 20'000;
/// A form that was filled in without a network, sent at once.
constexpr std::size_t most_at_once = 500;
constexpr std::size_t most_body = std::size_t{8} << 20U;

[[noreturn]] void refuse(const char* what) { throw Problem{400, what, "Load the page again."}; }

std::string own_text(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) refuse("Something that was typed did not arrive whole.");
  return found->get<std::string>();
}

json value_in(const json& object) {
  const auto found = object.find("value");
  if (found == object.end()) refuse("An answer has no value.");
  const auto fits = [](const json& one) {
    return one.is_string() && one.get_ref<const std::string&>().size() <= longest_answer;
  };
  if (found->is_array()) {
    if (found->size() > most_at_once || !std::all_of(found->begin(), found->end(), fits))
      refuse("An answer has values that it cannot have.");
    return *found;
  }
  if (!found->is_null() && !fits(*found)) {
    throw Problem{400, "An answer is too long.", "Keep it to 20,000 characters."};
  }
  return *found;
}

assure::TypedAnswer answer_in(const json& object, const std::string& audit, const assure::Tool& tool) {
  if (!object.is_object()) refuse("An answer did not arrive whole.");
  assure::TypedAnswer answer;
  answer.audit_id = audit;
  answer.question = own_text(object, "question");
  if (assure::find_question(tool, answer.question) == nullptr &&
      assure::find_section(tool, answer.question) == nullptr)
    refuse("This version of the tool has no such question.");
  answer.value = value_in(object).dump();
  if (const auto why = object.find("not_applicable"); why != object.end() && !why->is_null()) {
    answer.not_applicable = own_text(object, "not_applicable");
    if (answer.not_applicable->size() > longest_answer ||
        answer.not_applicable->find('\0') != std::string::npos)
      refuse("A reason is too long, or holds a zero byte.");
    answer.value = "null";
  }
  const auto seen = object.find("seen");
  if (seen == object.end() || !seen->is_number_integer()) refuse("An answer has no revision.");
  answer.seen = seen->get<std::int64_t>();
  return answer;
}

/// The members of the list, or none where it is absent.
const json& list_in(const json& body, const char* name) {
  static const json none = json::array();
  const auto found = body.find(name);
  if (found == body.end()) return none;
  if (!found->is_array() || found->size() > most_at_once) refuse("Too much was sent at once.");
  return *found;
}

struct Saved {
  ordered_json answers = ordered_json::array();
  ordered_json fields = ordered_json::array();
  bool conflict = false;
};

void save_one_answer(store::Writer& writer, Saved& saved, const assure::TypedAnswer& typed,
                     const assure::Tool& tool, const std::string& account) {
  const assure::AnswerOutcome outcome = assure::save_answer(writer, typed, account);
  const assure::Question* overall = assure::overall_question(tool);
  if (outcome.saved && overall != nullptr && overall->id == typed.question) {
    const assure::Answer answer = assure::read_answer(typed.value, typed.not_applicable);
    assure::set_overall_grade(writer, typed.audit_id, answer.values.empty() ? "" : answer.values.front(),
                              account);
  }
  ordered_json one = answer_json(outcome.stands.value(), account);
  one["saved"] = outcome.saved;
  saved.conflict = saved.conflict || !outcome.saved;
  saved.answers.push_back(std::move(one));
}

void save_one_field(store::Writer& writer, Saved& saved, const json& object, const std::string& audit,
                    const std::string& account, base::Date today) {
  if (!object.is_object()) refuse("A field did not arrive whole.");
  const assure::TypedField typed = {audit, own_text(object, "field"), own_text(object, "value"),
                                    own_text(object, "was")};
  ordered_json one = {{"field", typed.field}, {"saved", false}, {"stands", nullptr}, {"fault", nullptr}};
  try {
    const assure::FieldOutcome outcome = assure::save_field(writer, typed, account, today);
    one["saved"] = outcome.saved;
    one["stands"] = outcome.stands;
    saved.conflict = saved.conflict || !outcome.saved;
  } catch (const store::Conflict&) {
    throw;
  } catch (const base::Error& fault) {
    // A day half typed keeps nothing else from being saved.
    one["fault"] = std::string(fault.what()) + " " + fault.remedy();
  }
  saved.fields.push_back(std::move(one));
}

Response save(AuditSources& sources, const Call& call) {
  const json& body = *call.body;
  const AuditInSight one = find_audit(sources, call, text_member(body, "audit", longest_id));
  const std::string account = who_asks(call).account;
  const base::Date today = sources.today();
  const json& answers = list_in(body, "answers");
  const json& fields = list_in(body, "fields");
  store::Audit after;
  assure::Standing standing;
  const Saved saved =
      by_the_rules(sources.people.store, {account, "audit.write"}, [&](store::Writer& writer) -> Saved {
        assure::check_is_auditor(writer, one.audit.id, account);
        const auto tool = answers.empty() ? nullptr : tool_of(writer, one.audit);
        Saved done;
        for (const json& answer : answers)
          save_one_answer(writer, done, answer_in(answer, one.audit.id, *tool), *tool, account);
        for (const json& field : fields) save_one_field(writer, done, field, one.audit.id, account, today);
        after = *writer.find<store::Audit>(one.audit.id);
        const auto asked = tool ? tool : tool_of(writer, one.audit);
        standing = assure::standing_of(*asked, assure::stored_answers(writer, one.audit.id, *asked));
        return done;
      });
  // What somebody else wrote is shown, so it is recorded as opening the audit is.
  const std::array<AuditInSight, 1> shown = {one};
  if (saved.conflict) record_audits(sources, call, "audit.conflict", shown);
  ordered_json answer = {{"revision", after.revision}, {"answers", saved.answers}, {"fields", saved.fields}};
  answer.update(standing_json(standing));
  return json_answer(answer);
}

Response add_pointer(AuditSources& sources, const Call& call) {
  const json& body = *call.body;
  const AuditInSight one = find_audit(sources, call, text_member(body, "audit", longest_id));
  const std::string account = who_asks(call).account;
  assure::Pointer pointer;
  pointer.audit_id = one.audit.id;
  pointer.question = text_member(body, "question", longest_id);
  pointer.document_type = optional_text_member(body, "document_type", 2'000).value_or("");
  pointer.document_on = optional_text_member(body, "document_on", 100);
  pointer.locator = optional_text_member(body, "locator", 2'000).value_or("");
  pointer.comment = optional_text_member(body, "comment", longest_answer);
  const base::Date today = sources.today();
  const store::AuditEvidence made =
      by_the_rules(sources.people.store, {account, "audit.evidence"}, [&](store::Writer& writer) {
        if (assure::find_question(*tool_of(writer, one.audit), pointer.question) == nullptr)
          refuse("This version of the tool has no such question.");
        return assure::add_evidence(writer, pointer, account, today);
      });
  return json_answer(evidence_json(made));
}

Response remove_pointer(AuditSources& sources, const Call& call) {
  const json& body = *call.body;
  const AuditInSight one = find_audit(sources, call, text_member(body, "audit", longest_id));
  const std::string evidence = text_member(body, "evidence", longest_id);
  const std::string account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.evidence"}, [&](store::Writer& writer) {
    assure::remove_evidence(writer, one.audit.id, evidence, account);
    return true;
  });
  return json_answer({{"removed", evidence}});
}

}  // namespace

std::vector<Route> audit_writing_routes(AuditSources& sources) {
  const Access auditor = Access::needs(Permission::make_audits);
  std::vector<Route> routes = {
      audit_route(sources,
                  {Method::post, "/audits/save", auditor,
                   "Saves answers and fields as they are typed; what somebody else wrote meanwhile stays.",
                   "AuditSaved", "AuditSaveRequest"},
                  save),
      audit_route(sources,
                  {Method::post, "/audits/evidence", auditor,
                   "Adds a pointer to where in the case system an answer rests.", "AuditEvidence",
                   "AuditEvidenceRequest"},
                  add_pointer),
      audit_route(sources,
                  {Method::post, "/audits/evidence/remove", auditor, "Takes a pointer away.",
                   "AuditEvidenceRemoved", "AuditEvidenceRemoval"},
                  remove_pointer)};
  routes.front().most_body = most_body;
  return routes;
}

}  // namespace windscreen::serve
