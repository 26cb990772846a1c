#include "serve/administration/change_log_routes.h"

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "report/flat_rows.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/administration/change_rows.h"
#include "serve/children/child_request.h"
#include "serve/http/problem.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::Change;

constexpr const char* change_log_address = "/api/v1/change-log";

// What is written as people come, go and look, and would hide the rest.
const std::vector<std::string>& routine_tables() {
  static const std::vector<std::string> all = {"sessions", "sign_in_attempts", "sign_in_flows", "drafts",
                                               "access_records"};
  return all;
}

struct Sought {
  std::optional<std::string> person;
  bool routine = false;
  store::ChangeSearch search;
};

struct NamedAccount {
  std::string name;
  std::string email;
};

struct Found {
  std::vector<Change> changes;
  std::map<std::string, NamedAccount> people;
  store::LogHead head;
  bool more = false;
};

std::optional<std::string> day_after(const std::optional<base::Date>& day) {
  if (!day) return std::nullopt;
  return base::format_iso(*day + std::chrono::days(1));
}

Sought sought_in(const ChildRequest& request, const nlohmann::json& body) {
  Sought sought;
  sought.person = request.text("person");
  if (const auto routine = body.find("routine"); routine != body.end() && !routine->is_null()) {
    if (!routine->is_boolean()) throw Problem{400, "routine is not true or false.", "Give true or false."};
    sought.routine = routine->get<bool>();
  }
  sought.search.table = request.text("table");
  sought.search.act = request.text("act");
  sought.search.row = request.text("row");
  if (const auto from = request.date("from")) sought.search.from = base::format_iso(*from);
  sought.search.until = day_after(request.date("to"));
  if (const auto before = body.find("before"); before != body.end() && !before->is_null()) {
    if (!before->is_number_integer())
      throw Problem{400, "before is not an entry's number.", "Give a whole number."};
    sought.search.before = before->get<std::int64_t>();
  }
  return sought;
}

Sought sought_in(const Values& query) {
  Sought sought;
  const auto given = [&](const char* name) -> std::optional<std::string> {
    const auto found = query.find(name);
    return found == query.end() ? std::nullopt : std::optional(found->second);
  };
  sought.search.table = given("table");
  sought.search.from = given("from");
  if (const auto to = given("to")) sought.search.until = day_after(base::parse_iso(*to));
  sought.routine = given("routine") == "yes";
  if (const auto before = given("before")) {
    std::int64_t number = 0;
    std::from_chars(before->data(), before->data() + before->size(), number);
    sought.search.before = number;
  }
  return sought;
}

Found find_changes(const store::Store& store, Sought sought, std::int64_t most) {
  // A table or a row that is asked for by name is wanted.
  if (!sought.routine && !sought.search.table && !sought.search.row) sought.search.without = routine_tables();
  return store.read([&](const store::Queries& reader) {
    Found found;
    store::ChangeSearch search = sought.search;
    if (sought.person) {
      const auto holders =
          reader.select<store::Account>("where id = :given or email = :email",
                                        {{"given", *sought.person}, {"email", base::lower(*sought.person)}});
      if (holders.empty() && !sought.person->starts_with("system:"))
        throw Problem{404, "There is no account of that address or number.",
                      "Check it, or write system:… as the log has it.", "no_account"};
      search.actor = holders.empty() ? *sought.person : holders.front().id;
    }
    found.head = reader.head();
    found.changes = reader.changes(search, most + 1);
    found.more = found.changes.size() > static_cast<std::size_t>(most);
    if (found.more) found.changes.pop_back();
    for (const Change& one : found.changes) {
      if (one.actor.starts_with("system:") || found.people.contains(one.actor)) continue;
      const auto holder = reader.find<store::Account>(one.actor);
      found.people[one.actor] =
          holder ? NamedAccount{holder->name, holder->email} : NamedAccount{one.actor, ""};
    }
    return found;
  });
}

NamedAccount who(const Found& found, const Change& change) {
  const auto known = found.people.find(change.actor);
  return known == found.people.end() ? NamedAccount{change.actor, ""} : known->second;
}

ordered_json entry_json(const Found& found, const Change& change, bool with_children) {
  ordered_json fields = ordered_json::array();
  for (const ShownField& one : shown_fields(change, with_children)) {
    fields.push_back({{"name", one.name},
                      {"was", report::json_or_null(one.was)},
                      {"is", report::json_or_null(one.is)},
                      {"secret", one.secret},
                      {"withheld", one.withheld}});
  }
  const NamedAccount person = who(found, change);
  return {{"sequence", change.sequence},
          {"changed_at", change.changed_at},
          {"who", person.name},
          {"email", person.email.empty() ? ordered_json(nullptr) : ordered_json(person.email)},
          {"act", change.act},
          {"table", change.table},
          {"row", change.row},
          {"operation", change.operation},
          {"change_set", change.change_set},
          {"hash", change.hash},
          {"fields", fields}};
}

// A row a field, for a spreadsheet.
report::Rows field_rows(const Found& found, bool with_children) {
  report::Rows rows;
  rows.columns = {"sequence",  "changed_at", "who", "email", "act",  "table", "row",
                  "operation", "field",      "was", "is",    "note", "hash"};
  for (const Change& change : found.changes) {
    const NamedAccount person = who(found, change);
    const auto row = [&](const ShownField& one) {
      const char* note = one.secret ? "secret" : one.withheld ? "about a child" : "";
      rows.rows.push_back({change.sequence, change.changed_at, person.name, report::text_cell(person.email),
                           change.act, change.table, change.row, change.operation,
                           report::text_cell(one.name), report::cell(one.was), report::cell(one.is),
                           report::text_cell(note), change.hash});
    };
    const auto fields = shown_fields(change, with_children);
    for (const ShownField& one : fields) row(one);
    if (fields.empty()) row({});
  }
  return rows;
}

// Which children the entries name that the asker may see named; each is an opening.
std::vector<Opening> openings_of(const ChildAccess& access, const Found& found) {
  std::vector<Opening> openings;
  std::set<std::string> seen;
  for (const Change& change : found.changes) {
    const auto child = child_of(change);
    if (!child || !seen.insert(*child).second) continue;
    const ReachingGrant* grant = access.to(*child);
    if (grant == nullptr || !grant->may(Permission::see_children_identified))
      throw Problem{403, "None of your roles may see this.", "Ask without a purpose: children are left out."};
    openings.push_back({*child, grant->grant.id});
  }
  return openings;
}

Response answer_with(ChildSources& sources, const Call& call, const Sought& sought,
                     const std::optional<Purpose>& purpose) {
  const bool leaves = call.form == Form::csv;
  const auto most = static_cast<std::int64_t>(leaves ? rows_of_download : rows_of_page);
  const Found found = find_changes(sources.store, sought, most);
  if (leaves && found.more)
    throw Problem{400, "The list is too long to take out at once.", "Narrow it by from and to.", "too_long"};
  std::optional<Viewing> viewing;
  if (purpose) {
    const ChildAccess access = access_for(sources, call, sources.lake.now(), Permission::see_access_record);
    viewing = record_viewing(sources.store, who_asks(call), {"change_log", *purpose, "", leaves},
                             openings_of(access, found));
  }
  if (leaves) {
    const report::Rows rows = field_rows(found, purpose.has_value());
    std::string text;
    report::write_csv(
        report::lazy(rows), [&](std::string_view piece) { text += piece; }, report::CsvFor::spreadsheets);
    return uncached("text/csv; charset=utf-8", std::move(text), "change-log.csv");
  }
  ordered_json rows = ordered_json::array();
  for (const Change& one : found.changes) rows.push_back(entry_json(found, one, purpose.has_value()));
  ordered_json older = nullptr;
  if (found.more) older = found.changes.back().sequence;
  return json_answer({{"head", {{"sequence", found.head.sequence}, {"hash", found.head.hash}}},
                      {"older", older},
                      {"viewing", viewing ? ordered_json(viewing->id) : ordered_json(nullptr)},
                      {"rows", rows}});
}

Response search(ChildSources& sources, const Call& call) {
  const ChildRequest request(*call.body,
                             {"person", "table", "act", "row", "from", "to", "before", "routine"});
  std::optional<Purpose> purpose;
  if (request.text("purpose")) purpose = purpose_in(sources, request);
  return answer_with(sources, call, sought_in(request, *call.body), purpose);
}

Document verification(const store::Store& store) {
  const store::Verification result = store::verify(store, store::all_tables());
  ordered_json problems = ordered_json::array();
  for (const store::Problem& one : result.problems) {
    problems.push_back(
        {{"sequence", one.sequence}, {"table", one.table}, {"row", one.row}, {"what", one.what}});
  }
  const ordered_json json = {{"checked_at", store::now()},
                             {"entries", result.entries},
                             {"rows", result.rows},
                             {"head", {{"sequence", result.head.sequence}, {"hash", result.head.hash}}},
                             {"whole", result.problems.empty()},
                             {"problems", problems}};
  Document document = make_document("application/json", json.dump() + "\n");
  document.caching = "no-store";
  return document;
}

// Walking the whole log takes long in a large store, so one walk is for everyone who asks within ten minutes.
std::string verification_key() {
  const auto moment = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
  return "change log verification " + std::to_string(moment.time_since_epoch().count() / 10);
}

Route route_of(Method method, const char* address, const char* summary, const char* schema) {
  Route route;
  route.method = method;
  route.pattern = address;
  route.access = Access::needs(Permission::see_change_log);
  route.forms = {Form::json, Form::csv};
  route.summary = summary;
  route.schema = schema;
  return route;
}

}  // namespace

std::vector<Route> change_log_routes(ChildSources& sources) {
  Route list = route_of(Method::get, change_log_address,
                        "The log of every change, newest first, without children.", "ChangeLog");
  list.query = {{"before", Parameter::Kind::integer, "Entries before this number.", 1, 1LL << 53U, {}},
                {"from", Parameter::Kind::date, "From this day on.", 0, 0, {}},
                {"routine",
                 Parameter::Kind::choice,
                 "Also what is written as people sign in, type and look.",
                 0,
                 0,
                 {"yes", "no"}},
                {"table", Parameter::Kind::slug, "Only a table's.", 0, 0, {}},
                {"to", Parameter::Kind::date, "Up to this day.", 0, 0, {}}};
  list.answer = [&sources](const Call&) -> Answer {
    return Work{[&sources](const Call& call) {
      return answer_with(sources, call, sought_in(call.query), std::nullopt);
    }};
  };
  Route found = route_of(Method::post, change_log_address,
                         "What is sought in the log of every change; with a purpose also which children it "
                         "names, which is recorded.",
                         "ChangeLog");
  found.body = BodyKind::json;
  found.takes = "ChangeLogRequest";
  found.answer = [&sources](const Call& asked) -> Answer {
    // Whom a grant reaches is read from the snapshot.
    const bool children = asked.body->contains("purpose");
    return Work{[&sources](const Call& call) { return search(sources, call); },
                children ? Workers::figures : Workers::store};
  };
  Route verified = route_of(
      Method::get, "/api/v1/change-log/verification",
      "Whether the log is whole and the tables hold what it says; kept for ten minutes.", "LogVerification");
  verified.forms = {Form::json};
  verified.answer = [&sources](const Call&) -> Answer {
    return Deferred{verification_key(), [&sources] { return verification(sources.store); }};
  };
  return {list, found, verified};
}

}  // namespace windscreen::serve
