#include "assure/evidence_room.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "assure/audit_state.h"
#include "assure/draw_key.h"
#include "assure/report_life.h"
#include "assure/stored_note.h"
#include "base/error.h"
#include "base/text.h"
#include "model/calendar.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using base::Error;

bool is_graded_audit(const store::Audit& audit) {
  const auto state = find_audit_state(audit.state);
  return state && is_graded(*state) && audit.person_id;
}

bool is_month(const std::string& month) { return month.size() == 7 && base::parse_iso(month + "-01"); }

std::vector<store::Audit> graded(std::vector<store::Audit> audits) {
  std::erase_if(audits, [](const store::Audit& one) { return !is_graded_audit(one); });
  return audits;
}

ChosenAudits of_children(const store::Reader& reader, const RoomChoice& choice) {
  if (choice.children.empty())
    throw Error("No child is named.", "Give the identifiers that the inspector chose, one a line.");
  ChosenAudits chosen;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < choice.children.size(); ++i) {
    if (!seen.insert(choice.children[i]).second) continue;
    auto found = graded(reader.select<store::Audit>("where person_id = :person order by month, id",
                                                    {{"person", choice.children[i]}}));
    if (found.empty()) chosen.without.push_back(i + 1);
    for (store::Audit& one : found) chosen.audits.push_back(std::move(one));
  }
  chosen.of = chosen.audits.size();
  return chosen;
}

ChosenAudits of_draw(const store::Reader& reader, const RoomChoice& choice) {
  if (base::trim(choice.seed).empty() || choice.number < 1)
    throw Error("A draw needs a seed and a number of audits.", "Give both.");
  if (!is_month(choice.month_from) || !is_month(choice.month_to) || choice.month_to < choice.month_from)
    throw Error("The months of the draw are none, or in the wrong order.", "Write them as 2020-09.");
  ChosenAudits chosen;
  chosen.audits = graded(reader.select<store::Audit>(
      "where month >= :first and month <= :last and round_id is not null order by id",
      {{"first", choice.month_from}, {"last", choice.month_to}}));
  chosen.of = chosen.audits.size();
  const Chance chance{choice.seed, choice.month_from + " " + choice.month_to};
  std::map<std::string, std::string> keys;
  for (const store::Audit& one : chosen.audits) keys[one.id] = draw_key(chance, "evidence_room", one.id);
  std::ranges::sort(chosen.audits, {}, [&](const store::Audit& one) { return keys.at(one.id); });
  if (chosen.audits.size() > static_cast<std::size_t>(choice.number))
    chosen.audits.erase(chosen.audits.begin() + choice.number, chosen.audits.end());
  return chosen;
}

ChosenAudits of_month(const store::Reader& reader, const RoomChoice& choice) {
  if (!is_month(choice.month_from)) throw Error("The month is none.", "Write it as 2020-09.");
  ChosenAudits chosen;
  for (store::Audit& one : reader.select<store::Audit>(
           "where round_id in (select id from audit_rounds where programme_id = :programme and month = "
           ":month) order by id",
           {{"programme", choice.programme_id}, {"month", choice.month_from}})) {
    const auto state = find_audit_state(one.state);
    if (is_graded_audit(one))
      chosen.audits.push_back(std::move(one));
    else if (!state || !is_settled(*state))
      ++chosen.not_final;
  }
  chosen.of = chosen.audits.size();
  return chosen;
}

std::string facts_of(const RoomChoice& choice, const ChosenAudits& chosen) {
  nlohmann::ordered_json facts = {{"audits", chosen.audits.size()}, {"of", chosen.of}};
  if (choice.kind == "draw") facts["seed"] = choice.seed;
  if (choice.kind != "children") {
    facts["month_from"] = choice.month_from;
    facts["month_to"] = choice.kind == "month" ? choice.month_from : choice.month_to;
  }
  if (choice.kind == "month") facts["programme"] = choice.programme_id;
  if (choice.kind == "children") facts["without"] = chosen.without.size();
  return facts.dump();
}

void check_wish(const RoomWish& wish, const ChosenAudits& chosen, base::Date today) {
  if (base::trim(wish.name).empty())
    throw Error("The room has no name.", "Name it after the inspection, without a child\u2019s name.");
  if (wish.to < wish.from) throw Error("The room would close before it opens.", "Give a later last day.");
  if (wish.from < today) throw Error("The first day is past.", "Open the room from today or a later day.");
  if ((wish.to - wish.from).count() + 1 > longest_room_days) {
    throw Error(fmt::format("A room is open for {} days at most.", longest_room_days),
                "Give an earlier last day; another room can be opened later.");
  }
  if (chosen.audits.empty())
    throw Error("No final audit was chosen.", "Choose other children, months or a programme.");
  if (chosen.audits.size() > most_room_audits) {
    throw Error(fmt::format("A room holds {} audits at most, and {} were chosen.", most_room_audits,
                            chosen.audits.size()),
                "Choose fewer, or draw some of them by chance.");
  }
}

std::optional<std::string> version_now(const store::Reader& reader, const std::string& audit_id) {
  const auto versions = reader.select<store::AuditVersion>(
      "where audit_id = :audit order by version desc limit 1", {{"audit", audit_id}});
  if (versions.empty()) return std::nullopt;
  return versions.front().id;
}

std::string title_of(const store::Audit& audit) {
  return audit.team ? fmt::format("Audit of {}, {}", audit.month, *audit.team)
                    : fmt::format("Audit of {}", audit.month);
}

/// The draws that the audits came from, each once, in their order.
std::vector<store::AuditDraw> draws_of(const store::Reader& reader, const std::vector<store::Audit>& audits) {
  std::vector<store::AuditDraw> draws;
  std::set<std::string> seen;
  for (const store::Audit& audit : audits) {
    if (!audit.selection_id) continue;
    const auto selection = reader.find<store::AuditSelection>(*audit.selection_id);
    if (!selection || !selection->draw_id || !seen.insert(*selection->draw_id).second) continue;
    if (auto draw = reader.find<store::AuditDraw>(*selection->draw_id)) draws.push_back(std::move(*draw));
  }
  return draws;
}

store::EvidenceRoomItem report_item(const store::Reader& reader, const std::string& report_id) {
  const auto report = reader.find<store::AuditReport>(report_id);
  if (!report || standing_of(reader, report_id).signatures.empty()) {
    throw Error("A report is neither signed nor published.",
                "Take it out of the room, or have it signed first.");
  }
  store::EvidenceRoomItem item;
  item.kind = "report";
  item.report_id = report_id;
  item.title =
      report->month_from == report->month_to
          ? fmt::format("{}, {}", words_of_report(report->kind), report->month_to)
          : fmt::format("{}, {} to {}", words_of_report(report->kind), report->month_from, report->month_to);
  return item;
}

}  // namespace

base::Date usual_last_day(base::Date from) {
  return model::add_working_days(model::working_day_from(from), usual_room_working_days - 1);
}

RoomStanding room_standing(const store::EvidenceRoom& room, base::Date today) {
  if (room.closed_at) return RoomStanding::closed;
  const std::string day = base::format_iso(today);
  if (day < room.open_from) return RoomStanding::to_come;
  return day > room.open_to ? RoomStanding::over : RoomStanding::open;
}

std::string_view code(RoomStanding standing) {
  switch (standing) {
    case RoomStanding::to_come:
      return "to_come";
    case RoomStanding::open:
      return "open";
    case RoomStanding::over:
      return "over";
    case RoomStanding::closed:
      break;
  }
  return "closed";
}

std::string_view words(RoomStanding standing) {
  switch (standing) {
    case RoomStanding::to_come:
      return "Opens later";
    case RoomStanding::open:
      return "Open";
    case RoomStanding::over:
      return "Its days are over";
    case RoomStanding::closed:
      break;
  }
  return "Closed by hand";
}

ChosenAudits choose_audits(const store::Reader& reader, const RoomChoice& choice) {
  ChosenAudits chosen;
  if (choice.kind == "children")
    chosen = of_children(reader, choice);
  else if (choice.kind == "draw")
    chosen = of_draw(reader, choice);
  else if (choice.kind == "month")
    chosen = of_month(reader, choice);
  else
    throw Error("It is not said how the audits are chosen.", "Choose children, a draw, or a month.");
  std::ranges::sort(chosen.audits, {}, [](const store::Audit& one) { return std::pair(one.month, one.id); });
  return chosen;
}

store::EvidenceRoom open_room(store::Writer& writer, const RoomWish& wish, const ChosenAudits& chosen,
                              const std::string& account_id, base::Date today, const std::string& at) {
  check_wish(wish, chosen, today);
  store::EvidenceRoom room;
  room.id = store::new_id();
  room.name = base::trim(wish.name);
  room.read_first = base::trim(wish.read_first);
  room.open_from = base::format_iso(wish.from);
  room.open_to = base::format_iso(wish.to);
  room.choice = wish.choice.kind;
  room.choice_facts = facts_of(wish.choice, chosen);
  room.opened_by = account_id;
  room.opened_at = at;
  writer.insert(room);
  std::int64_t place = 0;
  const auto add = [&](store::EvidenceRoomItem item) {
    item.id = store::new_id();
    item.room_id = room.id;
    item.place = ++place;
    writer.insert(item);
  };
  for (const store::Audit& audit : chosen.audits) {
    store::EvidenceRoomItem item;
    item.kind = "audit";
    item.title = title_of(audit);
    item.audit_id = audit.id;
    item.version_id = version_now(writer, audit.id);
    if (!item.version_id) item.content = audit_content(writer, audit);
    add(std::move(item));
  }
  for (const store::AuditDraw& draw : draws_of(writer, chosen.audits)) {
    const MethodNote note = stored_note(writer, draw, NoteReader::public_);
    store::EvidenceRoomItem item;
    item.kind = "method_note";
    item.title = note.title;
    item.draw_id = draw.id;
    item.content = note_text(note);
    add(std::move(item));
  }
  std::set<std::string> reports;
  for (const std::string& id : wish.reports) {
    if (reports.insert(id).second) add(report_item(writer, id));
  }
  return room;
}

void close_room(store::Writer& writer, store::EvidenceRoom room, const std::string& reason,
                const std::string& account_id, base::Date today, const std::string& at) {
  const RoomStanding standing = room_standing(room, today);
  if (standing == RoomStanding::closed || standing == RoomStanding::over)
    throw Error("The room is closed already.", "Open another one if the inspector needs more time.");
  if (base::trim(reason).empty()) throw Error("No reason is given.", "Say why the room is closed.");
  room.closed_at = at;
  room.closed_by = account_id;
  room.close_reason = base::trim(reason);
  writer.update(room);
}

std::vector<store::EvidenceRoomItem> items_of_room(const store::Reader& reader, const std::string& room_id) {
  return reader.select<store::EvidenceRoomItem>("where room_id = :room order by place", {{"room", room_id}});
}

KeptAudit kept_audit(const store::Reader& reader, const store::EvidenceRoomItem& item) {
  if (item.content) return read_kept_audit(*item.content);
  const auto version = reader.find<store::AuditVersion>(item.version_id.value_or(""));
  if (!version)
    throw Error("What was kept of an audit is not there.", "Check the store: windscreen store verify.");
  return read_kept_audit(version->content);
}

std::string_view since_kept(const store::Reader& reader, const KeptAudit& kept) {
  const auto now = reader.find<store::Audit>(kept.audit.id);
  if (!now || !is_graded_audit(*now)) return "reopened";
  return now->finalised_at == kept.audit.finalised_at && now->final_grade == kept.audit.final_grade
             ? ""
             : "changed";
}

}  // namespace windscreen::assure
