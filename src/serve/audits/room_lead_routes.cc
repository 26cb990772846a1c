// Opening and closing evidence rooms, and seeing what was opened in them. No child is named here: an audit is
// a place in the room.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "assure/report_life.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/audits/room_routes.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t longest_id = 100;
constexpr std::size_t longest_words = 4000;
constexpr std::size_t most_inspectors = 20;
constexpr std::size_t most_named = 1000;
constexpr const char* the_role = "inspector";

/// Whoever runs the whole authority's audits, or reads who opened what in it.
void check_watches(const AuditSources& sources, const Call& call) {
  const AuditReach reach = reach_of(sources, call);
  if (reach.runs_all() || reach.reaches_place(Permission::see_access_record, {}, {}, {})) return;
  throw Problem{403, "Evidence rooms are for the quality assurance lead and the director.",
                "Ask one of them."};
}

std::vector<std::string> texts_in(const json& body, const char* name, std::size_t most) {
  const auto given = body.find(name);
  if (given == body.end() || given->is_null()) return {};
  std::vector<std::string> texts;
  if (given->is_array() && given->size() <= most) {
    for (const json& one : *given) {
      if (one.is_string() && !one.get_ref<const std::string&>().empty()) texts.push_back(one);
    }
    if (texts.size() == given->size()) return texts;
  }
  throw Problem{400, fmt::format("{} is not a list of texts.", name),
                fmt::format("Give up to {} of them.", most)};
}

assure::RoomChoice choice_in(const json& body) {
  assure::RoomChoice choice;
  choice.kind = text_member(body, "choice", 40);
  choice.children = texts_in(body, "children", most_named);
  choice.seed = optional_text_member(body, "seed", 200).value_or("");
  choice.number =
      whole_member(body, "number", 1, static_cast<std::int64_t>(assure::most_room_audits)).value_or(0);
  choice.month_from = optional_text_member(body, "month_from", 7).value_or("");
  choice.month_to = optional_text_member(body, "month_to", 7).value_or("");
  choice.programme_id = optional_text_member(body, "programme", longest_id).value_or("");
  return choice;
}

std::set<std::string> children_of(const assure::ChosenAudits& chosen) {
  std::set<std::string> children;
  for (const store::Audit& one : chosen.audits) children.insert(one.person_id.value_or(""));
  return children;
}

/// Accounts that are nobody's who works here: without a role that is not an inspector's, now or to come.
std::vector<store::Account> inspectors_accounts(const store::Reader& reader, const std::string& today) {
  std::set<std::string> others;
  for (const store::RoleGrant& one : reader.select<store::RoleGrant>(
           "where role <> :role and revoked_at is null and (valid_to is null or valid_to >= :day)",
           {{"role", std::string(the_role)}, {"day", today}}))
    others.insert(one.account_id);
  auto accounts = reader.select<store::Account>("where status in ('active', 'invited') order by name, email");
  std::erase_if(accounts, [&](const store::Account& one) { return others.contains(one.id); });
  return accounts;
}

ordered_json rooms_inspectors_json(const store::Reader& reader, const std::string& room_id) {
  ordered_json list = ordered_json::array();
  for (const auto& one : reader.select<store::EvidenceRoomInspector>("where room_id = :room order by id",
                                                                     {{"room", room_id}})) {
    const auto account = reader.find<store::Account>(one.account_id);
    const auto grant = reader.find<store::RoleGrant>(one.grant_id);
    list.push_back({{"name", account ? account->name : ""},
                    {"email", account ? account->email : ""},
                    {"taken_back", grant && grant->revoked_at.has_value()}});
  }
  return list;
}

store::EvidenceRoom find_room(const store::Reader& reader, const Call& call) {
  auto room = reader.find<store::EvidenceRoom>(call.path.at("room"));
  if (!room) throw Problem{404, "There is no such evidence room.", "Open it from the list of rooms."};
  return std::move(*room);
}

std::vector<store::EvidenceRoomVisit> visits_of(const store::Reader& reader, const std::string& room_id) {
  return reader.select<store::EvidenceRoomVisit>("where room_id = :room order by at desc, id desc",
                                                 {{"room", room_id}});
}

Response list_rooms(AuditSources& sources, const Call& call) {
  check_watches(sources, call);
  report::Rows rows;
  rows.columns = {"id",         "name",  "open_from", "open_to",   "standing", "standing_words",
                  "inspectors", "items", "opened_by", "opened_at", "visits",   "last_visit"};
  sources.people.store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    const auto names = account_names(reader);
    for (const auto& one :
         reader.select<store::EvidenceRoom>("order by open_from desc, opened_at desc, id")) {
      const store::Parameters whose = {{"room", one.id}};
      const auto standing = assure::room_standing(one, sources.today());
      const auto visits = visits_of(reader, one.id);
      rows.rows.push_back({one.id, one.name, one.open_from, one.open_to, std::string(assure::code(standing)),
                           std::string(assure::words(standing)),
                           reader.count<store::EvidenceRoomInspector>("where room_id = :room", whose),
                           reader.count<store::EvidenceRoomItem>("where room_id = :room", whose),
                           names.at(one.opened_by), one.opened_at, static_cast<std::int64_t>(visits.size()),
                           visits.empty() ? report::Cell{} : report::Cell{visits.front().at}});
    }
  });
  return rows_answer(rows, call, "evidence-rooms");
}

ordered_json items_json(const store::Reader& reader, const std::string& room_id,
                        const std::vector<store::EvidenceRoomVisit>& visits) {
  ordered_json list = ordered_json::array();
  for (const store::EvidenceRoomItem& one : assure::items_of_room(reader, room_id)) {
    const auto opened = std::ranges::count(visits, std::optional(one.id), &store::EvidenceRoomVisit::item_id);
    list.push_back(
        {{"place", one.place},
         {"kind", one.kind},
         {"title", one.title},
         {"audit", report::json_or_null(one.audit_id)},
         {"report", report::json_or_null(one.report_id)},
         {"since", one.kind == "audit" ? assure::since_kept(reader, assure::kept_audit(reader, one)) : ""},
         {"opened", opened}});
  }
  return list;
}

Response view_room(AuditSources& sources, const Call& call) {
  check_watches(sources, call);
  const bool runs = reach_of(sources, call).runs_all();
  ordered_json answer = sources.people.store.read([&](const store::Queries& reader) {
    const store::EvidenceRoom room = find_room(reader, call);
    const auto names = account_names(reader);
    const auto standing = assure::room_standing(room, sources.today());
    const auto visits = visits_of(reader, room.id);
    using enum assure::RoomStanding;
    return ordered_json{
        {"id", room.id},
        {"name", room.name},
        {"read_first", room.read_first},
        {"open_from", room.open_from},
        {"open_to", room.open_to},
        {"standing", assure::code(standing)},
        {"standing_words", assure::words(standing)},
        {"choice", room.choice},
        {"choice_facts", ordered_json::parse(room.choice_facts)},
        {"opened_by", names.at(room.opened_by)},
        {"opened_at", room.opened_at},
        {"closed_by", room.closed_by ? ordered_json(names.at(*room.closed_by)) : ordered_json(nullptr)},
        {"closed_at", report::json_or_null(room.closed_at)},
        {"close_reason", report::json_or_null(room.close_reason)},
        {"inspectors", rooms_inspectors_json(reader, room.id)},
        {"items", items_json(reader, room.id, visits)},
        {"visits", static_cast<std::int64_t>(visits.size())},
        {"may_close", runs && (standing == open || standing == to_come)}};
  });
  return json_answer(answer);
}

Response list_visits(AuditSources& sources, const Call& call) {
  check_watches(sources, call);
  report::Rows rows;
  rows.columns = {"at", "who", "email", "place", "what", "viewing", "downloaded"};
  sources.people.store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    const store::EvidenceRoom room = find_room(reader, call);
    std::map<std::string, store::EvidenceRoomItem> items;
    for (store::EvidenceRoomItem& one : assure::items_of_room(reader, room.id)) items.emplace(one.id, one);
    for (const store::EvidenceRoomVisit& one : visits_of(reader, room.id)) {
      const auto account = reader.find<store::Account>(one.account_id);
      const auto item = items.find(one.item_id.value_or(""));
      const bool whole = item == items.end();
      rows.rows.push_back({one.at, account ? account->name : "", account ? account->email : "",
                           whole ? report::Cell{} : report::Cell{item->second.place},
                           whole ? std::string("The list of what is in it") : item->second.title,
                           one.viewing_id, one.left_the_system});
    }
  });
  return rows_answer(rows, call, "evidence-room-visits");
}

/// What a room can be opened with.
Response view_offer(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const base::Date today = sources.today();
  ordered_json answer = sources.people.store.read([&](const store::Queries& reader) {
    ordered_json inspectors = ordered_json::array();
    for (const store::Account& one : inspectors_accounts(reader, base::format_iso(today)))
      inspectors.push_back({{"account", one.id}, {"name", one.name}, {"email", one.email}});
    ordered_json reports = ordered_json::array();
    for (const store::AuditReport& one :
         reader.select<store::AuditReport>("where id in (select report_id from audit_report_signatures) "
                                           "order by month_to desc, made_at desc"))
      reports.push_back({{"report", one.id},
                         {"kind_words", assure::words_of_report(one.kind)},
                         {"month_from", one.month_from},
                         {"month_to", one.month_to},
                         {"state_words", assure::words(assure::standing_of(reader, one.id).state)}});
    ordered_json months = ordered_json::array();
    for (const store::AuditRound& one :
         reader.select<store::AuditRound>("where state <> 'cancelled' order by month desc, id")) {
      const auto programme = reader.find<store::AuditProgramme>(one.programme_id);
      ordered_json month = {
          {"programme", one.programme_id}, {"name", programme ? programme->name : ""}, {"month", one.month}};
      if (std::ranges::find(months, month) == months.end()) months.push_back(std::move(month));
    }
    return ordered_json{{"today", base::format_iso(today)},
                        {"usual_last_day", base::format_iso(assure::usual_last_day(today))},
                        {"longest_days", assure::longest_room_days},
                        {"inspectors", std::move(inspectors)},
                        {"reports", std::move(reports)},
                        {"months", std::move(months)}};
  });
  return json_answer(answer);
}

Response try_choice(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const assure::RoomChoice choice = choice_in(*call.body);
  const assure::ChosenAudits chosen = refusing([&] {
    return sources.people.store.read(
        [&](const store::Queries& reader) { return assure::choose_audits(reader, choice); });
  });
  return json_answer({{"audits", chosen.audits.size()},
                      {"of", chosen.of},
                      {"children", children_of(chosen).size()},
                      {"without", chosen.without},
                      {"not_final", chosen.not_final}});
}

base::Date day_in(const json& body, const char* name, base::Date otherwise) {
  const auto text = optional_text_member(body, name, 10);
  if (!text) return otherwise;
  const auto day = base::parse_iso(*text);
  if (!day) throw Problem{400, fmt::format("{} is not a day.", name), "Write it as 2020-09-30."};
  return *day;
}

/// Children without a final audit are left out only when whoever opens the room has said so: by their lines,
/// since an answer that names children would have to be recorded.
void check_without(const assure::ChosenAudits& chosen, const json& body) {
  if (chosen.without.empty() || body.value("leave_out", json()) == true) return;
  throw Refused(422,
                fmt::format("{} of the children named have no final audit: line {} of the list.",
                            chosen.without.size(), fmt::join(chosen.without, ", ")),
                "Take them out, or say that they are left out.", "children_without");
}

void check_inspectors(const store::Reader& reader, const std::vector<std::string>& wanted,
                      const std::string& today) {
  if (wanted.empty()) throw Refused(422, "No inspector is named.", "Choose at least one.", "audit_refused");
  const auto may = inspectors_accounts(reader, today);
  for (const std::string& id : wanted) {
    if (std::ranges::find(may, id, &store::Account::id) != may.end()) continue;
    throw Refused(422, "An account is not an inspector\u2019s: it is closed, or has another role here.",
                  "Have an account of its own made for the inspector.", "not_an_inspector");
  }
}

Response open_room(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const json& body = *call.body;
  const std::string& by = who_asks(call).account;
  const base::Date today = sources.today();
  assure::RoomWish wish;
  wish.name = text_member(body, "name", 200);
  wish.read_first = optional_text_member(body, "read_first", longest_words).value_or("");
  wish.from = day_in(body, "open_from", today);
  wish.to = day_in(body, "open_to", assure::usual_last_day(wish.from));
  wish.choice = choice_in(body);
  wish.reports = texts_in(body, "reports", 50);
  const std::vector<std::string> inspectors = texts_in(body, "inspectors", most_inspectors);
  const std::string room =
      by_the_rules(sources.people.store, {by, "audit.room_open"}, [&](store::Writer& writer) {
        check_inspectors(writer, inspectors, base::format_iso(today));
        const assure::ChosenAudits chosen = assure::choose_audits(writer, wish.choice);
        check_without(chosen, body);
        const store::EvidenceRoom opened =
            assure::open_room(writer, wish, chosen, by, today, store::moment_text(sources.people.now()));
        const std::set<std::string> children = children_of(chosen);
        GrantWish grant;
        grant.role = the_role;
        grant.scope = name_of(Scope::named_children);
        grant.valid_from = opened.open_from;
        grant.valid_to = opened.open_to;
        grant.reason = "Evidence room: " + opened.name;
        grant.children.assign(children.begin(), children.end());
        for (const std::string& account : std::set<std::string>(inspectors.begin(), inspectors.end()))
          writer.insert(
              store::EvidenceRoomInspector{store::new_id(), opened.id, account,
                                           sources.people.accounts.grant_within(writer, account, by, grant)});
        return opened.id;
      });
  for (const std::string& account : inspectors) sources.people.sessions.forget(account);
  return json_answer({{"room", room}});
}

Response close_room(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string reason = text_member(*call.body, "reason", 500);
  const std::string& by = who_asks(call).account;
  const auto closed =
      by_the_rules(sources.people.store, {by, "audit.room_close"}, [&](store::Writer& writer) {
        const store::EvidenceRoom room = find_room(writer, call);
        assure::close_room(writer, room, reason, by, sources.today(),
                           store::moment_text(sources.people.now()));
        std::vector<std::string> accounts;
        for (const auto& one :
             writer.select<store::EvidenceRoomInspector>("where room_id = :room", {{"room", room.id}}))
          accounts.push_back(sources.people.accounts.revoke_grant_within(writer, one.grant_id, by));
        return accounts;
      });
  for (const std::string& account : closed) sources.people.sessions.forget(account);
  return json_answer({{"room", call.path.at("room")}});
}

}  // namespace

std::vector<Route> room_lead_routes(AuditSources& sources) {
  const Access watch = Access::needs(Permission::see_audits);
  const Access run = Access::needs(Permission::run_audits);
  return {
      audit_route(sources,
                  {Method::get, "/audits/rooms", watch,
                   "The evidence rooms there are and were, for the quality assurance lead and the director.",
                   "EvidenceRooms", "", true},
                  list_rooms),
      audit_route(
          sources,
          {Method::get, "/audits/rooms/{room}", watch,
           "One of them: what is in it and how often each was opened, without children.", "EvidenceRoom"},
          view_room),
      audit_route(sources,
                  {Method::get, "/audits/rooms/{room}/visits", watch,
                   "Who opened what in a room, and when, without children.", "EvidenceRoomVisits", "", true},
                  list_visits),
      audit_route(
          sources,
          {Method::get, "/audits/room-offer", run,
           "What a room can be opened with: inspectors, reports, months of programmes.", "EvidenceRoomOffer"},
          view_offer),
      audit_route(
          sources,
          {Method::post, "/audits/room-choice", run, "How many audits a choice would put into a room.",
           "EvidenceRoomChosen", "EvidenceRoomChoice"},
          try_choice),
      audit_route(sources,
                  {Method::post, "/audits/rooms", run,
                   "Opens a room for inspectors from a day to a day; what is in it never changes.",
                   "EvidenceRoomNamed", "EvidenceRoomWish"},
                  open_room),
      audit_route(sources,
                  {Method::post, "/audits/rooms/{room}/close", run, "Closes a room at once, with a reason.",
                   "EvidenceRoomNamed", "EvidenceRoomClosing"},
                  close_room)};
}

}  // namespace windscreen::serve
