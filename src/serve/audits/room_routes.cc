#include "serve/audits/room_routes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assure/report_life.h"
#include "assure/stored_note.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/children/access_grants.h"
#include "serve/children/child_rows.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_item = 100;

/// An inspector opens what is in a room for one purpose.
const Purpose inspection{"inspection", std::nullopt};

Problem no_such_item() {
  return {404, "There is no such thing in an evidence room that is open for you.",
          "Open the room\u2019s list again: it may have been closed, or its days may be over."};
}

ordered_json watermark_json(const OpenRoom& open, const Viewing& viewing) {
  return {{"who", viewing.who}, {"at", viewing.at}, {"room", open.room.name}, {"viewing", viewing.id}};
}

void write_visit(store::Writer& writer, const OpenRoom& open, const Identity& who, const Viewing& viewing,
                 const std::optional<std::string>& item, bool leaves) {
  writer.insert(store::EvidenceRoomVisit{store::new_id(), open.room.id, who.account, viewing.at, item,
                                         viewing.id, leaves});
}

/// An audit of a room, and what became of it.
struct Listed {
  store::EvidenceRoomItem item;
  std::optional<store::Audit> audit;
  std::string since;
};

struct ListedRoom {
  OpenRoom open;
  std::vector<Listed> items;
};

ListedRoom listed(const store::Reader& reader, OpenRoom open) {
  ListedRoom room{std::move(open), {}};
  for (store::EvidenceRoomItem& item : assure::items_of_room(reader, room.open.room.id)) {
    Listed one{std::move(item), std::nullopt, ""};
    if (one.item.kind == "audit") {
      const assure::KeptAudit kept = assure::kept_audit(reader, one.item);
      one.since = assure::since_kept(reader, kept);
      one.audit = kept.audit;
    }
    room.items.push_back(std::move(one));
  }
  return room;
}

std::string child_of(const Listed& one) { return one.audit ? one.audit->person_id.value_or("") : ""; }

ordered_json listed_json(const Listed& one) {
  const auto said = [&](const std::optional<std::string> store::Audit::* column) {
    return one.audit ? report::json_or_null((*one.audit).*column) : ordered_json(nullptr);
  };
  return {{"item", one.item.id},
          {"place", one.item.place},
          {"kind", one.item.kind},
          {"title", one.item.title},
          {"child", child_of(one)},
          {"month", one.audit ? ordered_json(one.audit->month) : ordered_json(nullptr)},
          {"service", said(&store::Audit::service)},
          {"quadrant", said(&store::Audit::quadrant)},
          {"team", said(&store::Audit::team)},
          {"final_grade", said(&store::Audit::final_grade)},
          {"since", one.since}};
}

Response list_as_file(const Call& call, const std::vector<ListedRoom>& rooms, const Viewing& viewing) {
  report::Rows rows;
  rows.columns = {"room",    "place",    "kind", "title",       "child",     "month",
                  "service", "quadrant", "team", "final_grade", "since_kept"};
  const auto cell = [](const Listed& one, const std::optional<std::string> store::Audit::* column) {
    return one.audit ? report::cell((*one.audit).*column) : report::Cell{};
  };
  for (const ListedRoom& room : rooms) {
    for (const Listed& one : room.items) {
      rows.rows.push_back({room.open.room.name, one.item.place, one.item.kind, one.item.title, child_of(one),
                           one.audit ? one.audit->month : std::string(), cell(one, &store::Audit::service),
                           cell(one, &store::Audit::quadrant), cell(one, &store::Audit::team),
                           cell(one, &store::Audit::final_grade), one.since});
    }
  }
  return list_response(call, {}, std::move(rows), viewing, "evidence-room");
}

Response view_rooms(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const bool leaves = call.form == Form::csv;
  std::vector<ListedRoom> rooms;
  Viewing viewing;
  recording([&] {
    sources.people.store.write(
        {who.account, leaves ? "audit.room_export" : "audit.room_view"}, [&](store::Writer& writer) {
          rooms.clear();
          std::vector<Opening> openings;
          for (OpenRoom& open : rooms_open_for(writer, sources, who)) {
            rooms.push_back(listed(writer, std::move(open)));
            for (const Listed& one : rooms.back().items) {
              if (one.audit) openings.push_back({child_of(one), rooms.back().open.grant});
            }
          }
          viewing = record_viewing_within(writer, who, {"audits.room", inspection, "", leaves}, openings,
                                          sources.people.now());
          for (const ListedRoom& room : rooms) write_visit(writer, room.open, who, viewing, {}, leaves);
        });
    return true;
  });
  if (leaves) return list_as_file(call, rooms, viewing);
  ordered_json list = ordered_json::array();
  for (const ListedRoom& room : rooms) {
    ordered_json items = ordered_json::array();
    for (const Listed& one : room.items) items.push_back(listed_json(one));
    list.push_back({{"room", room.open.room.id},
                    {"name", room.open.room.name},
                    {"open_from", room.open.room.open_from},
                    {"open_to", room.open.room.open_to},
                    {"read_first", room.open.room.read_first},
                    {"watermark", watermark_json(room.open, viewing)},
                    {"items", std::move(items)}});
  }
  return json_answer({{"rooms", std::move(list)}});
}

/// Opens one thing of a kind: records it and gives what `make` makes of it, which may find the child of the
/// audit in `child`. One transaction: what was closed meanwhile is not shown.
template <typename Make>
Response open_item(AuditSources& sources, const Call& call, std::string_view kind, const Make& make) {
  const Identity& who = who_asks(call);
  const std::string id = text_member(*call.body, "item", longest_item);
  ordered_json answer;
  recording([&] {
    sources.people.store.write({who.account, "audit.room_view"}, [&](store::Writer& writer) {
      const auto item = writer.find<store::EvidenceRoomItem>(id);
      const auto rooms = rooms_open_for(writer, sources, who);
      const auto open = std::ranges::find_if(
          rooms, [&](const OpenRoom& one) { return item && one.room.id == item->room_id; });
      if (open == rooms.end() || item->kind != kind) throw no_such_item();
      std::vector<Opening> openings;
      std::optional<assure::KeptAudit> kept;
      if (item->kind == "audit") {
        kept = assure::kept_audit(writer, *item);
        openings.push_back({kept->audit.person_id.value_or(""), open->grant});
      }
      const Viewing viewing = record_viewing_within(
          writer, who, {"audit.room_" + item->kind, inspection, "", false}, openings, sources.people.now());
      write_visit(writer, *open, who, viewing, item->id, false);
      answer = {{"item", item->id},
                {"room", open->room.id},
                {"title", item->title},
                {"kept_at", open->room.opened_at},
                {"watermark", watermark_json(*open, viewing)}};
      make(writer, *item, *open, kept, viewing, answer);
    });
    return true;
  });
  return json_answer(answer);
}

/// The practitioner and whoever talked with them are named by their part alone.
ordered_json conversations_json(const assure::KeptAudit& kept) {
  ordered_json list = ordered_json::array();
  for (const store::AuditConversation& one : kept.conversations)
    list.push_back({{"mode", one.mode},
                    {"held_on", report::json_or_null(one.held_on)},
                    {"why_none", report::json_or_null(one.why_none)},
                    {"agreed", one.agreed},
                    {"view", report::json_or_null(one.view)},
                    {"reply", report::json_or_null(one.reply)},
                    {"replied_at", report::json_or_null(one.replied_at)}});
  return list;
}

ordered_json second_grades_json(const assure::KeptAudit& kept) {
  ordered_json list = ordered_json::array();
  for (const store::AuditModeration& one : kept.moderations)
    list.push_back({{"kind", one.kind},
                    {"blind", one.blind},
                    {"grade", report::json_or_null(one.grade)},
                    {"agreed_grade", report::json_or_null(one.agreed_grade)},
                    {"reason", report::json_or_null(one.reason)}});
  return list;
}

/// What an inspector's role shows of a final audit (audit_reach.h): all but the names of staff.
AuditSight inspectors_sight(const std::string& grant) {
  AuditSight sight;
  sight.grant = grant;
  sight.identified = sight.words = sight.first_grade = sight.later_grades = true;
  return sight;
}

Response view_audit(AuditSources& sources, const Call& call) {
  return open_item(
      sources, call, "audit",
      [&](const store::Writer& writer, const store::EvidenceRoomItem&, const OpenRoom& open,
          const std::optional<assure::KeptAudit>& kept, const Viewing& viewing, ordered_json& answer) {
        AuditContent content = read_audit_content(writer, kept->audit);
        content.answers = kept->answers;
        content.evidence = kept->evidence;
        content.assignments.clear();
        const AuditInSight one{kept->audit, inspectors_sight(open.grant)};
        answer["since"] = assure::since_kept(writer, *kept);
        answer["rationale"] = report::json_or_null(kept->audit.rationale);
        answer["audit"] = audit_form_json(sources, one, content, viewing, who_asks(call).account);
        answer["audit"]["may_add_action"] = false;
        answer["conversations"] = conversations_json(*kept);
        answer["second_grades"] = second_grades_json(*kept);
      });
}

Response view_note(AuditSources& sources, const Call& call) {
  return open_item(sources, call, "method_note",
                   [](const store::Writer&, const store::EvidenceRoomItem& item, const OpenRoom&,
                      const std::optional<assure::KeptAudit>&, const Viewing&, ordered_json& answer) {
                     answer["note"] = note_json(assure::read_note(item.content.value_or("")), false);
                   });
}

Response view_report(AuditSources& sources, const Call& call) {
  return open_item(sources, call, "report",
                   [](const store::Writer& writer, const store::EvidenceRoomItem& item, const OpenRoom&,
                      const std::optional<assure::KeptAudit>&, const Viewing&, ordered_json& answer) {
                     const auto report = writer.find<store::AuditReport>(item.report_id.value_or(""));
                     if (!report) throw no_such_item();
                     const auto standing = assure::standing_of(writer, report->id);
                     answer["report"] = {
                         {"id", report->id},
                         {"kind", report->kind},
                         {"kind_words", assure::words_of_report(report->kind)},
                         {"month_from", report->month_from},
                         {"month_to", report->month_to},
                         {"made_at", report->made_at},
                         {"state_words", assure::words(standing.state)},
                         {"restated", static_cast<std::int64_t>(standing.restatements.size())},
                         {"data_hash", report->data_hash},
                         {"intact", assure::is_intact(*report)},
                         {"narrative", report->narrative},
                         {"data", ordered_json::parse(report->data)}};
                   });
}

}  // namespace

std::vector<OpenRoom> rooms_open_for(const store::Reader& reader, const AuditSources& sources,
                                     const Identity& who) {
  std::vector<OpenRoom> open;
  const auto holding = holding_grants(reader, who.account, sources.people.now());
  const auto has = [](const std::vector<Grant>& grants, const std::string& id) {
    return std::ranges::find(grants, id, &Grant::id) != grants.end();
  };
  for (const auto& one : reader.select<store::EvidenceRoomInspector>(
           "where account_id = :account order by id", {{"account", who.account}})) {
    if (!has(holding, one.grant_id) || !has(who.grants, one.grant_id)) continue;
    auto room = reader.find<store::EvidenceRoom>(one.room_id);
    if (room && assure::room_standing(*room, sources.today()) == assure::RoomStanding::open)
      open.push_back({std::move(*room), one.grant_id});
  }
  std::ranges::sort(open, {}, [](const OpenRoom& one) { return std::pair(one.room.name, one.room.id); });
  return open;
}

std::vector<Route> room_routes(AuditSources& sources) {
  const auto post = [&](const char* address, const char* summary, const char* schema, const char* takes,
                        bool csv, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources,
                       {.method = Method::post,
                        .address = address,
                        .access = Access::needs(Permission::see_audits),
                        .summary = summary,
                        .schema = schema,
                        .takes = takes,
                        .csv = csv},
                       make);
  };
  return {post("/audits/room", "What is in the evidence rooms that are open for the caller. Recorded.",
               "EvidenceRoomLists", "EvidenceRoomListsAsked", true, view_rooms),
          post("/audits/room/audit", "An audit of such a room, as it was when the room was opened. Recorded.",
               "EvidenceRoomAudit", "EvidenceRoomItemAsked", false, view_audit),
          post("/audits/room/method-note", "How a room\u2019s cases were drawn. Recorded.",
               "EvidenceRoomNote", "EvidenceRoomItemAsked", false, view_note),
          post("/audits/room/report", "A signed or published report of a room. Recorded.",
               "EvidenceRoomReport", "EvidenceRoomItemAsked", false, view_report)};
}

}  // namespace windscreen::serve
