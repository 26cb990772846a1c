// Making, replacing, signing and publishing reports.
#include <algorithm>

#include "assure/report_life.h"
#include "base/text.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/audits/report_answers.h"
#include "serve/audits/report_data.h"
#include "serve/audits/report_names.h"
#include "serve/audits/report_routes.h"
#include "serve/children/child_views.h"
#include "serve/http/request_body.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_narrative = 20'000;
constexpr std::size_t longest_kept_because = 500;

/// What somebody wrote beside the figures.
struct Words {
  std::string narrative;
  /// Why what looks like a name may stay; empty: not said.
  std::string kept_because;
  ordered_json found = ordered_json::array();
  /// A name that is sure stands in the reason itself, where none is accepted.
  bool in_reason = false;
};

void add_found(Words& words, const char* where, const std::vector<assure::FoundName>& found) {
  for (ordered_json& one : found_json(found)) {
    one["in"] = where;
    words.found.push_back(std::move(one));
  }
}

std::vector<assure::FoundName> sure(std::vector<assure::FoundName> found) {
  std::erase_if(found, [](const assure::FoundName& one) { return one.weak; });
  return found;
}

// The words of recommendations are frozen with the figures, and were written by hand too.
Words words_in(AuditSources& sources, const Call& call, const ordered_json& data) {
  Words words;
  words.narrative = text_member(*call.body, "narrative", longest_narrative);
  words.kept_because =
      base::trim(optional_text_member(*call.body, "kept_because", longest_kept_because).value_or(""));
  const assure::NameFinder finder(names_to_find(sources));
  add_found(words, "narrative", finder.find(words.narrative));
  const ordered_json::json_pointer recommendations("/themes/recommendations");
  if (data.contains(recommendations)) {
    for (const ordered_json& one : data.at(recommendations))
      add_found(words, "recommendations", sure(finder.find(one.at("words").get<std::string>())));
  }
  const auto in_reason = sure(finder.find(words.kept_because));
  words.in_reason = !in_reason.empty();
  add_found(words, "kept_because", in_reason);
  return words;
}

/// What is said to somebody whose words hold names that nobody has looked at; nullopt where there are none.
std::optional<Response> names_refused(const Words& words) {
  const bool said = words.kept_because.size() >= least_purpose_words;
  if (words.found.empty() || (said && !words.in_reason)) return std::nullopt;
  const std::string remedy =
      "Take them out. Where they mean something else, say why they may stay, without naming anybody.";
  return json_answer({{"type", "about:blank"},
                      {"title", "Unprocessable Content"},
                      {"status", 422},
                      {"detail", "The report\u2019s words hold what looks like names or identifiers."},
                      {"remedy", remedy},
                      {"code", "names_found"},
                      {"found", words.found}},
                     422);
}

Response make(AuditSources& sources, const Call& call, const ReportScope& scope,
              const std::optional<std::string>& replaces) {
  assure::ReportWish wish;
  wish.kind = scope.kind;
  wish.programme_id = scope.programme_id;
  wish.month_from = scope.month_from;
  wish.month_to = scope.month_to;
  wish.author_id = who_asks(call).account;
  wish.replaces_id = replaces;
  if (const std::string fault = assure::report_fault(wish); !fault.empty())
    throw Refused(422, fault, "Choose the kind, programme and months again.", "audit_refused");
  wish.as_of = store::now();
  ordered_json data = refusing([&] { return report_data(sources, scope); });
  const Words words = words_in(sources, call, data);
  if (auto refused = names_refused(words)) return std::move(*refused);
  wish.narrative = words.narrative;
  if (!words.found.empty())
    data["narrative_check"] = {{"kept", words.found.size()}, {"reason", words.kept_because}};
  wish.data = assure::canonical_text(nlohmann::json(data));
  const store::AuditReport made =
      by_the_rules(sources.people.store, {wish.author_id, replaces ? "audit.report_replace" : "audit.report"},
                   [&](store::Writer& writer) { return assure::make_report(writer, wish); });
  return json_answer(report_json(sources, call, made.id));
}

Response make_new(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const nlohmann::json& body = *call.body;
  return make(
      sources, call,
      {text_member(body, "kind", 40), text_member(body, "month_from", 10), text_member(body, "month_to", 10),
       optional_text_member(body, "programme", 100), optional_text_member(body, "from_report", 100)},
      std::nullopt);
}

Response replace(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const store::AuditReport old = find_report(sources, call, call.path.at("report"));
  return make(sources, call, scope_of(old), old.id);
}

Response sign(AuditSources& sources, const Call& call) {
  const store::AuditReport report = find_report(sources, call, call.path.at("report"));
  const std::string account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.report_sign"},
               [&](store::Writer& writer) { assure::sign_report(writer, report.id, account); });
  return json_answer(report_json(sources, call, report.id));
}

Response publish(AuditSources& sources, const Call& call) {
  const store::AuditReport report = find_report(sources, call, call.path.at("report"));
  const std::string account = who_asks(call).account;
  const std::string to = text_member(*call.body, "to", 40);
  by_the_rules(sources.people.store, {account, "audit.report_publish"},
               [&](store::Writer& writer) { assure::publish_report(writer, report.id, account, to); });
  return json_answer(report_json(sources, call, report.id));
}

}  // namespace

std::vector<Route> report_change_routes(AuditSources& sources) {
  std::vector<Route> routes;
  const auto add = [&](const char* address, Permission permission, const char* summary, const char* takes,
                       Workers by, Response (*make_answer)(AuditSources&, const Call&)) {
    routes.push_back(audit_route(sources,
                                 {.method = Method::post,
                                  .address = address,
                                  .access = Access::needs(permission),
                                  .summary = summary,
                                  .schema = "AuditReport",
                                  .takes = takes,
                                  .by = by},
                                 make_answer));
  };
  add("/audits/reports", Permission::run_audits, "Makes a report: the figures of its months, frozen.",
      "AuditReportWish", Workers::figures, make_new);
  add("/audits/reports/{report}/replace", Permission::run_audits,
      "Puts a new draft in the place of one: other words, and the figures as they are now.",
      "AuditReportReplacing", Workers::figures, replace);
  add("/audits/reports/{report}/sign", Permission::sign_audit_reports,
      "Signs a report that somebody else wrote.", "AuditReportSigning", Workers::store, sign);
  add("/audits/reports/{report}/publish", Permission::sign_audit_reports,
      "Publishes a signed report that somebody else wrote.", "AuditReportPublishing", Workers::store,
      publish);
  return routes;
}

}  // namespace windscreen::serve
