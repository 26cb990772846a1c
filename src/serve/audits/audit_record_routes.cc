// What the newest snapshot has of an audit's child: read once for the whole form.
#include <nlohmann/json.hpp>

#include "assure/record_beside.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_form_routes.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr int adult_years = 18;

struct LookBack {
  base::Date from;
  base::Date to;
};

// An audit without a look-back of its own looks back from the newest data, as far as its tool says.
LookBack look_back_of(const store::Audit& audit, const assure::Tool& tool, base::Date as_at) {
  const auto to = audit.look_back_to ? base::parse_iso(*audit.look_back_to) : std::nullopt;
  const auto from = audit.look_back_from ? base::parse_iso(*audit.look_back_from) : std::nullopt;
  const base::Date end = to.value_or(as_at);
  return {from.value_or(base::add_months(end, -tool.look_back_months)), end};
}

ordered_json facts_json(const std::vector<assure::RecordFact>& facts) {
  ordered_json list = ordered_json::array();
  for (const assure::RecordFact& fact : facts)
    list.push_back({{"record", fact.record}, {"words", fact.words}, {"values", fact.values}});
  return list;
}

ordered_json child_json(const ChildDetails& child, base::Date as_at) {
  ordered_json facts = {{"known", child.born || !child.name.empty() || child.expected},
                        {"name", child.name},
                        {"born", nullptr},
                        {"adult_since", nullptr},
                        {"case_held", !child.worker.empty()}};
  if (!child.born) return facts;
  facts["born"] = base::format_iso(*child.born);
  const base::Date adult = base::add_months(*child.born, 12 * adult_years);
  if (adult <= as_at) facts["adult_since"] = base::format_iso(adult);
  return facts;
}

}  // namespace

Response view_audit_record(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"audit"});
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", 100));
  if (!one.sight.identified || !one.sight.words || !one.audit.person_id) {
    throw Problem{403, "The record of this audit's child is not among what your role shows.",
                  "Ask somebody who may see the child.", "no_record"};
  }
  const auto tool =
      sources.people.store.read([&](const store::Queries& reader) { return tool_of(reader, one.audit); });
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find("");
  const std::string& person = *one.audit.person_id;
  const LookBack back = look_back_of(one.audit, *tool, snapshot.as_at);
  std::vector<assure::RecordFact> facts;
  ChildDetails child;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    child = read_details(measurer, {person}, snapshot.as_at)[person];
    const std::vector<std::string> queries = assure::record_queries(*tool);
    query::Connection connection =
        measurer.connect_for(std::vector<std::string_view>(queries.begin(), queries.end()), 1);
    facts = assure::record_beside(connection, *tool, person, back.from, back.to);
  });
  const std::array<AuditInSight, 1> shown = {one};
  const Viewing viewing = record_audits(sources, call, "audit.record", shown);
  return json_answer({{"viewing", viewing.id},
                      {"snapshot", snapshot.name()},
                      {"as_at", base::format_iso(snapshot.as_at)},
                      {"from", base::format_iso(back.from)},
                      {"to", base::format_iso(back.to)},
                      {"child", child_json(child, snapshot.as_at)},
                      {"values", facts_json(facts)}});
}

}  // namespace windscreen::serve
