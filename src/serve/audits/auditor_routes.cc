#include "serve/audits/auditor_routes.h"

#include "assure/auditor_register.h"
#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

Response list_auditors(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  report::Rows rows;
  rows.columns = {"id",     "name",       "account",  "organisation", "worker_id",
                  "status", "trained_on", "capacity", "load",         "interests"};
  sources.people.store.read([&](const store::Queries& reader) {
    const auto loads = assure::loads_of(reader);
    std::map<std::string, std::string> emails;
    for (const store::Account& one : reader.select<store::Account>()) emails[one.id] = one.email;
    std::map<std::string, std::int64_t> interests;
    for (const auto& one : reader.select<store::AuditorInterest>("where valid_to is null"))
      ++interests[one.auditor_id];
    for (const store::Auditor& one : reader.select<store::Auditor>("order by name, id")) {
      const auto load = loads.find(one.id);
      rows.rows.push_back({one.id, one.name,
                           one.account_id ? report::Cell(emails[*one.account_id]) : report::Cell(),
                           report::cell(one.organisation), report::cell(one.worker_id), one.status,
                           report::cell(one.trained_on), one.capacity,
                           std::int64_t{load == loads.end() ? 0 : load->second}, interests[one.id]});
    }
  });
  return rows_answer(rows, call, "auditors");
}

Response keep_auditor(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto& body = *call.body;
  const std::string& by = who_asks(call).account;
  const auto id = optional_text_member(body, "auditor", 100);
  store::Auditor one;
  one.name = text_member(body, "name", 120);
  one.organisation = optional_text_member(body, "organisation", 120);
  one.worker_id = optional_text_member(body, "worker_id", 100);
  one.status = text_member(body, "status", 20);
  one.trained_on = optional_text_member(body, "trained_on", 10);
  one.capacity = whole_member(body, "capacity", 0, 100).value_or(0);
  one.changed_at = store::now();
  const auto email = optional_text_member(body, "account", 254);
  one.id = id.value_or(store::new_id());
  by_the_rules(sources.people.store, {by, "auditor.keep"}, [&](store::Writer& writer) {
    store::Auditor kept = one;
    if (id && !writer.find<store::Auditor>(*id))
      throw Problem{404, "There is no such auditor.", "Open the register again."};
    if (email) {
      const auto account = account_with_email(writer, email_of(*email));
      if (!account)
        throw Refused(422, "There is no account of that address.", "Invite them first.", "no_account");
      kept.account_id = account->id;
      if (!kept.worker_id) kept.worker_id = account->worker_id;
    }
    assure::keep_auditor(writer, kept);
  });
  return json_answer({{"auditor", one.id}});
}

// An interest in a child names the child to who may see it anyway: the lead, who declares it for them. Whom
// it is in is shown only of teams and workers.
Response list_interests(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  report::Rows rows;
  rows.columns = {"id", "auditor", "kind", "interest_in", "why", "valid_from", "valid_to"};
  sources.people.store.read([&](const store::Queries& reader) {
    for (const auto& one : reader.select<store::AuditorInterest>(
             "where auditor_id = :auditor order by valid_from, id", {{"auditor", call.path.at("auditor")}})) {
      const bool of_child = one.kind == "child" || one.kind == "family";
      rows.rows.push_back({one.id, one.auditor_id, one.kind,
                           of_child ? report::Cell() : report::Cell(one.interest_in), one.why, one.valid_from,
                           report::cell(one.valid_to)});
    }
  });
  return rows_answer(rows, call, "auditor-interests");
}

Response declare_interest(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto& body = *call.body;
  const std::string& by = who_asks(call).account;
  const store::AuditorInterest one{store::new_id(),
                                   call.path.at("auditor"),
                                   text_member(body, "kind", 20),
                                   text_member(body, "interest_in", 200),
                                   text_member(body, "why", 500),
                                   base::format_iso(sources.today()),
                                   std::nullopt,
                                   by,
                                   store::now()};
  by_the_rules(sources.people.store, {by, "auditor.declare_interest"},
               [&](store::Writer& writer) { assure::declare_interest(writer, one); });
  return json_answer({{"interest", one.id}});
}

Response end_interest(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& by = who_asks(call).account;
  const std::string id = text_member(*call.body, "interest", 100);
  by_the_rules(sources.people.store, {by, "auditor.end_interest"},
               [&](store::Writer& writer) { assure::end_interest(writer, id, sources.today()); });
  return json_answer({{"interest", id}});
}

}  // namespace

std::vector<Route> auditor_routes(AuditSources& sources) {
  const Access run = Access::needs(Permission::run_audits);
  const auto route = [&](const AuditAddress& address, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, address, make);
  };
  return {route({Method::get, "/audits/auditors", run, "The register of auditors, with their loads.",
                 "Auditors", "", true},
                list_auditors),
          route({Method::post, "/audits/auditors", run, "Adds an auditor, or changes one.", "AuditorId",
                 "AuditorWish"},
                keep_auditor),
          route({Method::get, "/audits/auditors/{auditor}/interests", run,
                 "The interests that an auditor declared.", "AuditorInterests"},
                list_interests),
          route({Method::post, "/audits/auditors/{auditor}/interests", run,
                 "Declares an interest of an auditor.", "AuditorInterestId", "AuditorInterestWish"},
                declare_interest),
          route({Method::post, "/audits/auditors/{auditor}/interests/end", run,
                 "Ends an interest from today.", "AuditorInterestId", "AuditorInterestEnd"},
                end_interest)};
}

}  // namespace windscreen::serve
