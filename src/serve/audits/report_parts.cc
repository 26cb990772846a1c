#include "serve/audits/report_parts.h"

#include <algorithm>
#include <array>
#include <map>

#include "assure/clocks.h"
#include "report/json_value.h"
#include "serve/audits/control_sheet_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/theme_answers.h"
#include "serve/children/child_rows.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr auto a_text = store::Kind::text;

std::string text_in(const store::Row& row, std::size_t column) {
  const auto* value = std::get_if<std::string>(&row[column]);
  return value == nullptr ? std::string() : *value;
}

// What limits a query over audits `a` to the months, and to the programme where one is wanted.
std::string in_months(const ReportMonths& months) {
  std::string where = "a.month >= :first and a.month <= :last";
  if (!months.programme_id.empty())
    where += " and a.round_id in (select id from audit_rounds where programme_id = :programme)";
  return where;
}

store::Parameters parameters_of(const ReportMonths& months) {
  store::Parameters all = {{"first", months.from}, {"last", months.to}};
  if (!months.programme_id.empty()) all.push_back({"programme", months.programme_id});
  return all;
}

struct ActionCount {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::map<std::string, std::int64_t> other;
};

void count(ActionCount& counts, const std::string& state, const std::string& due_on,
           const std::string& today) {
  if (state != "open") {
    ++counts.other[state];
    return;
  }
  ++counts.open;
  if (due_on < today) ++counts.overdue;
}

ordered_json count_json(const std::string& of, const ActionCount& counts) {
  ordered_json line = {{"of", of}, {"open", counts.open}, {"overdue", counts.overdue}};
  for (const char* state : {"done", "verified", "not_possible", "cancelled"}) {
    const auto found = counts.other.find(state);
    line[state] = found == counts.other.end() ? 0 : found->second;
  }
  return line;
}

std::string duty_words(const std::string& duty) {
  const auto found = assure::find_duty(duty);
  return found ? std::string(assure::words(*found)) : "Actions that people added";
}

int months_since(const std::string& month, base::Date today) {
  const auto first = base::parse_iso(month + "-01");
  int months = 1;
  if (!first) return months;
  while (base::add_months(*first, months) <= today) ++months;
  return months;
}

ordered_json theme_rows(const ThemeBook& book, const assure::ThemeCounts& counts,
                        const ReportMonths& months) {
  ordered_json rows = ordered_json::array();
  for (const store::AuditTheme& theme : book.themes) {
    const std::vector<std::string> family = book.family_of(theme.id);
    const auto gap = assure::theme_share(counts, family, "gap", months.from, months.to);
    const auto strength = assure::theme_share(counts, family, "strength", months.from, months.to);
    // One that is asked about no more, and was not found, says nothing.
    if (theme.retired_at && gap.met == 0 && strength.met == 0) continue;
    rows.push_back({{"code", theme.id},
                    {"name", theme.name},
                    {"parent", report::json_or_null(theme.parent_id)},
                    {"gap", theme_share_json(gap)},
                    {"strength", theme_share_json(strength)}});
  }
  return rows;
}

// Those that were open or closed within the months, or are open now.
ordered_json recommendation_rows(const ThemeBook& book, const ReportMonths& months) {
  ordered_json rows = ordered_json::array();
  for (const store::PracticeRecommendation& one : book.recommendations) {
    if (one.issued_on.substr(0, 7) > months.to) continue;
    if (one.state == "open" || one.closed_on.value_or("").substr(0, 7) >= months.from)
      rows.push_back(recommendation_figures(book, one));
  }
  return rows;
}

ordered_json theme_figures_of(const ThemeBook& book, const assure::ThemeCounts& counts,
                              const ReportMonths& months) {
  return {{"from", months.from},
          {"to", months.to},
          {"themes", theme_rows(book, counts, months)},
          {"recommendations", recommendation_rows(book, months)}};
}

}  // namespace

ordered_json action_counts(const store::Queries& reader, const ReportMonths& months, base::Date today) {
  static constexpr std::array<store::Kind, 4> kinds = {a_text, a_text, a_text, a_text};
  const std::string day = base::format_iso(today);
  ActionCount everything;
  ActionCount these;
  std::map<std::string, ActionCount> duties;
  const std::string columns = "select c.duty, c.state, c.due_on, c.id from audit_actions c";
  for (const store::Row& row : reader.query(columns, {}, kinds))
    count(everything, text_in(row, 1), text_in(row, 2), day);
  for (const store::Row& row :
       reader.query(columns + " join audits a on a.id = c.audit_id where " + in_months(months),
                    parameters_of(months), kinds)) {
    count(these, text_in(row, 1), text_in(row, 2), day);
    count(duties[duty_words(text_in(row, 0))], text_in(row, 1), text_in(row, 2), day);
  }
  ordered_json rows = ordered_json::array();
  for (const auto& [duty, counts] : duties) rows.push_back(count_json(duty, counts));
  rows.push_back(count_json("All of these months", these));
  rows.push_back(count_json("All", everything));
  return rows;
}

ordered_json theme_figures(const store::Queries& reader, const ReportMonths& months, base::Date today) {
  const ThemeBook book = read_theme_book(reader, today, months_since(months.from, today));
  return theme_figures_of(book, book.counts, months);
}

ordered_json theme_figures(const store::Queries& reader, const ReportMonths& months, base::Date today,
                           const assure::ThemeCounts& counts) {
  return theme_figures_of(read_theme_book(reader, today, months_since(months.from, today)), counts, months);
}

ordered_json tool_versions(const store::Queries& reader, const ReportMonths& months) {
  static constexpr std::array<store::Kind, 3> kinds = {a_text, a_text, store::Kind::integer};
  ordered_json rows = ordered_json::array();
  for (const store::Row& row : reader.query(
           "select t.title, t.version, count(*) from audits a join audit_tools t on t.id = a.tool_id where " +
               in_months(months) +
               " and a.state in ('final', 'actions_open', 'actions_verified', 'closed') group by t.title, "
               "t.version order by t.title, t.version",
           parameters_of(months), kinds)) {
    rows.push_back({{"tool", text_in(row, 0)},
                    {"version", text_in(row, 1)},
                    {"audits", std::get<std::int64_t>(row[2])}});
  }
  return rows;
}

ordered_json round_sheets(const store::Queries& reader, const ReportMonths& months, base::Date today) {
  ordered_json rows = ordered_json::array();
  for (const store::AuditRound& round : reader.select<store::AuditRound>(
           "where programme_id = :programme and month >= :first and month <= :last order by month, label, id",
           parameters_of(months))) {
    rows.push_back({{"month", round.month},
                    {"label", round.label},
                    {"state", round.state},
                    {"rows", rows_json(control_sheet_rows(reader, round.id, today))}});
  }
  return rows;
}

std::set<std::string> audits_of_programme(const store::Queries& reader, const std::string& programme_id) {
  static constexpr std::array<store::Kind, 1> kinds = {a_text};
  std::set<std::string> ids;
  for (const store::Row& row : reader.query(
           "select a.id from audits a join audit_rounds r on r.id = a.round_id where r.programme_id = "
           ":programme",
           {{"programme", programme_id}}, kinds))
    ids.insert(text_in(row, 0));
  return ids;
}

assure::ThemeCounts theme_counts(const store::Queries& reader,
                                 const std::vector<const assure::StoredGrade*>& audits) {
  assure::ThemeCounts counts;
  for (const assure::StoredGrade* one : audits) {
    if (!one->audit.sampled) continue;
    counts.audits.push_back(
        {one->id, base::format_iso(*one->audit.sampled).substr(0, 7), one->audit.auditor, one->audit.weight});
    for (const store::AuditThemeMark& mark : reader.select<store::AuditThemeMark>(
             "where audit_id = :audit order by theme_id, polarity", {{"audit", one->id}}))
      counts.marks.push_back({mark.audit_id, mark.theme_id, mark.polarity});
  }
  return counts;
}

}  // namespace windscreen::serve
