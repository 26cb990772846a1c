#include "serve/improvement/improvement_import_json.h"

#include <algorithm>

#include "base/text.h"
#include "improve/kinds.h"
#include "improve/plan_fields.h"
#include "serve/http/schema_parts.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"

namespace windscreen::serve {
namespace {

using improve::PlanImport;
using improve::PlanImportAction;
using improve::PlanTable;
using nlohmann::ordered_json;

constexpr std::size_t examples_of_a_column = 3;
constexpr std::size_t longest_example = 80;

/// The first so many bytes, whole characters, with "…" where there is more.
std::string start_of_cell(const std::string& cell, std::size_t most) {
  if (cell.size() <= most) return cell;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
  return cell.substr(0, end) + "\u2026";
}

ordered_json examples_json(const PlanTable& table, std::size_t column) {
  std::vector<std::string> examples;
  for (const improve::PlanRow& row : table.rows) {
    if (examples.size() == examples_of_a_column) break;
    const std::string cell = start_of_cell(row.cells.at(column), longest_example);
    if (!cell.empty() && std::ranges::find(examples, cell) == examples.end()) examples.push_back(cell);
  }
  return examples;
}

ordered_json columns_json(const PlanTable& table, const improve::PlanMapping& mapping) {
  ordered_json columns = ordered_json::array();
  const std::vector<std::string> guesses = improve::guess_plan_fields(table.headings);
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    const bool said = column < mapping.fields.size();
    columns.push_back({{"column", column + 1},
                       {"heading", start_of_cell(table.headings[column], longest_example)},
                       {"field", said ? mapping.fields[column] : "ignore"},
                       {"guess", guesses[column]},
                       {"examples", examples_json(table, column)}});
  }
  return columns;
}

ordered_json fields_json() {
  ordered_json fields = ordered_json::array();
  for (const improve::PlanField& field : improve::plan_fields())
    fields.push_back({{"code", field.code}, {"words", field.words}, {"once", field.once}});
  return fields;
}

ordered_json first_rows_json(const PlanTable& table) {
  ordered_json rows = ordered_json::array();
  for (const improve::PlanRow& row : table.rows) {
    if (rows.size() == most_rows_shown) break;
    ordered_json cells = ordered_json::array();
    for (const std::string& cell : row.cells) cells.push_back(start_of_cell(cell, longest_example));
    rows.push_back({{"line", row.line}, {"cells", std::move(cells)}});
  }
  return rows;
}

ordered_json import_themes_json(const PlanImport& import) {
  std::vector<std::size_t> counts(import.themes.size());
  for (const PlanImportAction& action : import.actions) {
    if (action.theme) ++counts.at(*action.theme);
  }
  ordered_json themes = ordered_json::array();
  for (std::size_t at = 0; at < counts.size(); ++at)
    themes.push_back({{"title", import.themes[at]}, {"actions", counts[at]}});
  return themes;
}

std::string status_of_import(const PlanImportAction& action) {
  if (action.delivered) return "Delivered";
  const auto statuses = improve::find_kind("action")->statuses;
  return std::string(action.status.empty() ? statuses.front().words
                                           : improve::words_of(statuses, action.status));
}

ordered_json actions_json(const improve::Book& book, const ImportLook& look) {
  ordered_json actions = ordered_json::array();
  for (const PlanImportAction& action : look.import.actions) {
    if (actions.size() == most_actions_shown) break;
    std::vector<std::size_t> findings;
    for (const std::string& text : action.findings) {
      if (const auto finding = improve::finding_meant(book, text, look.today)) findings.push_back(*finding);
    }
    actions.push_back({{"line", action.line},
                       {"theme", action.theme ? look.import.themes.at(*action.theme) : ""},
                       {"number", action.number},
                       {"title", action.title},
                       {"lead", action.lead},
                       {"due", day_json(action.due)},
                       {"status_words", status_of_import(action)},
                       {"delivered_on", day_json(action.delivered_on)},
                       {"measure", action.measure ? action.measure->title : ""},
                       {"answers", briefs_json(book, findings)},
                       {"updates", action.updates.size()}});
  }
  return actions;
}

ordered_json plan_rejects_json(const PlanImport& import) {
  ordered_json rejects = ordered_json::array();
  for (const improve::PlanReject& one : import.rejects) {
    if (rejects.size() == most_plan_rejects_shown) break;
    rejects.push_back({{"line", one.line},
                       {"column", one.column},
                       {"says", one.says},
                       {"why", one.why},
                       {"becomes", one.becomes},
                       {"row_left_out", one.row_left_out}});
  }
  return rejects;
}

/// What the file calls the plan: its first text above the headings, otherwise its sheet.
std::string title_of_table(const PlanTable& table) {
  return table.above.empty() ? table.sheet : start_of_cell(table.above.front(), longest_example);
}

}  // namespace

ordered_json import_preview_json(const improve::Book& book, const ImportLook& look) {
  const PlanTable& table = look.table;
  return {{"sheets", table.sheets},
          {"sheet", table.sheet},
          {"hash", table.hash},
          {"header", table.header_line},
          {"rows", table.rows.size()},
          {"title", title_of_table(table)},
          {"since", base::format_iso(improve::plan_import_begins(look.import, look.since))},
          {"columns", columns_json(table, look.mapping)},
          {"fields", fields_json()},
          {"first_rows", first_rows_json(table)},
          {"themes", import_themes_json(look.import)},
          {"actions", look.import.actions.size()},
          {"measures", look.import.measures()},
          {"first_actions", actions_json(book, look)},
          {"rejected", look.import.rejects.size()},
          {"left_out", look.import.rows_left_out()},
          {"rejects", plan_rejects_json(look.import)},
          {"notes", look.import.notes},
          {"unused", look.import.unused},
          {"stop", look.stop},
          {"brought_in_before", look.brought_in_before}};
}

AuditSchemas improvement_import_schemas() {
  const ordered_json columns = rows({{"column", whole()},
                                     {"heading", text()},
                                     {"field", text()},
                                     {"guess", text()},
                                     {"examples", list(text())}});
  const ordered_json actions = rows({{"line", whole()},
                                     {"theme", text()},
                                     {"number", text()},
                                     {"title", text()},
                                     {"lead", text()},
                                     {"due", day_or_null()},
                                     {"status_words", text()},
                                     {"delivered_on", day_or_null()},
                                     {"measure", text()},
                                     {"answers", list(brief_schema())},
                                     {"updates", whole()}});
  const ordered_json rejects = rows({{"line", whole()},
                                     {"column", text()},
                                     {"says", text()},
                                     {"why", text()},
                                     {"becomes", text()},
                                     {"row_left_out", truth()}});
  return {{"ImprovementImportPreview",
           object({{"sheets", list(text())},
                   {"sheet", text()},
                   {"hash", text()},
                   {"header", whole()},
                   {"rows", whole()},
                   {"title", text()},
                   {"since", day()},
                   {"columns", columns},
                   {"fields", rows({{"code", text()}, {"words", text()}, {"once", truth()}})},
                   {"first_rows", rows({{"line", whole()}, {"cells", list(text())}})},
                   {"themes", rows({{"title", text()}, {"actions", whole()}})},
                   {"actions", whole()},
                   {"measures", whole()},
                   {"first_actions", actions},
                   {"rejected", whole()},
                   {"left_out", whole()},
                   {"rejects", rejects},
                   {"notes", list(text())},
                   {"unused", list(text())},
                   {"stop", text()},
                   {"brought_in_before", truth()}})},
          {"ImprovementImported", object({{"plan", text()},
                                          {"themes", whole()},
                                          {"actions", whole()},
                                          {"measures", whole()},
                                          {"left_out", whole()}})}};
}

}  // namespace windscreen::serve
