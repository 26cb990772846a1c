#include "assure/stored_note.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "store/audits.h"
#include "store/people.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

constexpr const char* changes_heading = "What was changed afterwards";

/// `whole`: with what was changed afterwards, which a draw does not freeze.
json json_of(const MethodNote& note, bool whole) {
  json sections = json::array();
  for (const NoteSection& one : note.sections) {
    if (!whole && one.heading == changes_heading) continue;
    json section = {{"heading", one.heading}, {"paragraphs", one.paragraphs}};
    if (one.table)
      section["table"] = {
          {"caption", one.table->caption}, {"head", one.table->head}, {"rows", one.table->rows}};
    sections.push_back(std::move(section));
  }
  return {{"title", note.title}, {"sections", sections}};
}

MethodNote note_of(const json& from) {
  MethodNote note;
  note.title = from.at("title");
  for (const json& one : from.at("sections")) {
    NoteSection section;
    section.heading = one.at("heading");
    section.paragraphs = one.at("paragraphs");
    if (const auto table = one.find("table"); table != one.end())
      section.table = NoteTable{table->at("caption"), table->at("head"), table->at("rows")};
    note.sections.push_back(std::move(section));
  }
  return note;
}

std::string shown(std::size_t count) { return count >= 1 && count <= 5 ? "c" : std::to_string(count); }

NoteSection changes(const store::Reader& reader, const store::AuditDraw& draw, NoteReader for_whom) {
  NoteSection section{changes_heading, {}, std::nullopt};
  std::map<std::string, std::string> names;
  for (const store::Account& one : reader.select<store::Account>()) names[one.id] = one.name;
  std::map<std::string, std::string> auditors;
  for (const store::Auditor& one : reader.select<store::Auditor>()) auditors[one.id] = one.name;
  std::map<std::string, store::AuditSelection> selections;
  std::size_t departed = 0;
  for (store::AuditSelection& one :
       reader.select<store::AuditSelection>("where draw_id = :draw order by id", {{"draw", draw.id}})) {
    const std::string id = one.id;
    selections.emplace(id, std::move(one));
  }
  for (const auto& [id, one] : selections) {
    if (one.state == "waiting" || one.state == "drawn") continue;
    ++departed;
    const auto next = one.replaced_by ? selections.find(*one.replaced_by) : selections.end();
    section.paragraphs.push_back(fmt::format("{} was taken out on {}: {}; {}.", one.person_id,
                                             one.changed_at.substr(0, 10), one.reason.value_or("withdrawn"),
                                             next == selections.end()
                                                 ? std::string("nobody took the place")
                                                 : "replaced by " + next->second.person_id));
  }
  std::size_t overridden = 0;
  std::size_t without = 0;
  for (const store::Audit& audit : reader.select<store::Audit>(
           "where selection_id in (select id from audit_selections where draw_id = :draw) order by id",
           {{"draw", draw.id}})) {
    if (!audit.auditor_id && audit.state == "drawn") ++without;
  }
  for (const store::AuditAssignment& one : reader.select<store::AuditAssignment>(
           "where override_reason is not null and audit_id in (select audits.id from audits join "
           "audit_selections "
           "on audit_selections.id = selection_id where draw_id = :draw) order by assigned_at, id",
           {{"draw", draw.id}})) {
    ++overridden;
    std::string broken;
    for (const auto& words : json::parse(one.conflicts))
      broken += (broken.empty() ? "" : "; ") + words.get<std::string>();
    section.paragraphs.push_back(fmt::format("Override by {} for {} to audit: {} Reason: {}",
                                             names[one.overridden_by.value_or("")], auditors[one.auditor_id],
                                             broken, one.override_reason.value_or("")));
  }
  if (for_whom == NoteReader::public_) {
    section.paragraphs = {fmt::format(
        "Cases taken out: {}. Overrides of the rules of independence: {}. Cases without an auditor: {}.",
        shown(departed), shown(overridden), shown(without))};
  } else {
    if (without > 0)
      section.paragraphs.push_back(fmt::format("Cases that have no auditor yet: {}.", without));
    if (section.paragraphs.empty()) section.paragraphs.emplace_back("Nothing.");
  }
  return section;
}

}  // namespace

std::string note_json(const Sample& sample, const NoteFacts& facts) {
  return json{{"internal", json_of(method_note(sample, facts, NoteReader::internal), false)},
              {"public", json_of(method_note(sample, facts, NoteReader::public_), false)}}
      .dump();
}

std::string note_text(const MethodNote& note) { return json_of(note, true).dump(); }

MethodNote read_note(const std::string& text) {
  const json read = json::parse(text, nullptr, false);
  if (!read.is_object() || !read.contains("sections"))
    throw base::Error("A method note that was kept cannot be read.",
                      "Check the store: windscreen store verify.");
  return note_of(read);
}

MethodNote stored_note(const store::Reader& reader, const store::AuditDraw& draw, NoteReader for_whom) {
  MethodNote note =
      note_of(json::parse(draw.note).at(for_whom == NoteReader::internal ? "internal" : "public"));
  // Before what the sample cannot say, which is last.
  const auto last = note.sections.empty() ? note.sections.end() : note.sections.end() - 1;
  note.sections.insert(last, changes(reader, draw, for_whom));
  return note;
}

}  // namespace windscreen::assure
