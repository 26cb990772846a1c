#include "serve/audits/theme_routes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/theme_answers.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr int months_shown = 24;
/// The table of all themes has a window of months, the newest.
constexpr int months_together = 3;

ordered_json theme_json(const store::AuditTheme& theme) {
  return {{"code", theme.id},
          {"name", theme.name},
          {"parent", report::json_or_null(theme.parent_id)},
          {"indicator", report::json_or_null(theme.indicator)},
          {"retired", theme.retired_at.has_value()}};
}

ordered_json recommendation_json(const ThemeBook& book, const store::PracticeRecommendation& one,
                                 const std::map<std::string, std::string>& names) {
  const auto owner = names.find(one.owner_id.value_or(""));
  ordered_json row = {{"id", one.id}};
  row.update(recommendation_figures(book, one));
  row["owner"] = owner == names.end() ? ordered_json() : ordered_json(owner->second);
  row["closed_on"] = report::json_or_null(one.closed_on);
  row["close_reason"] = report::json_or_null(one.close_reason);
  return row;
}

ordered_json recommendations_json(const ThemeBook& book, const std::map<std::string, std::string>& names,
                                  const std::string& theme) {
  ordered_json rows = ordered_json::array();
  for (const store::PracticeRecommendation& one : book.recommendations) {
    if (theme.empty() || one.theme_id == theme) rows.push_back(recommendation_json(book, one, names));
  }
  return rows;
}

Response view_themes(AuditSources& sources, const Call& call) {
  const base::Date today = sources.today();
  std::map<std::string, std::string> names;
  const ThemeBook book = sources.people.store.read([&](const store::Queries& reader) {
    names = account_names(reader);
    return read_theme_book(reader, today, months_shown);
  });
  const std::size_t together = std::min<std::size_t>(months_together, book.months.size());
  const std::string to = book.last_month();
  const std::string from = together == 0 ? std::string() : book.months[book.months.size() - together];
  ordered_json rows = ordered_json::array();
  for (const store::AuditTheme& theme : book.themes) {
    ordered_json row = theme_json(theme);
    const std::vector<std::string> family = book.family_of(theme.id);
    row["gap"] = theme_share_json(assure::theme_share(book.counts, family, "gap", from, to));
    row["strength"] = theme_share_json(assure::theme_share(book.counts, family, "strength", from, to));
    rows.push_back(std::move(row));
  }
  return json_answer(
      {{"today", base::format_iso(today)},
       {"from", from},
       {"to", to},
       {"may_change", call.identity && call.identity->permissions.contains(Permission::run_audits)},
       {"themes", std::move(rows)},
       {"recommendations", recommendations_json(book, names, "")}});
}

Response view_theme(AuditSources& sources, const Call& call) {
  const std::string& code = call.path.at("theme");
  const base::Date today = sources.today();
  std::map<std::string, std::string> names;
  const ThemeBook book = sources.people.store.read([&](const store::Queries& reader) {
    names = account_names(reader);
    return read_theme_book(reader, today, months_shown);
  });
  const auto theme = std::find_if(book.themes.begin(), book.themes.end(),
                                  [&](const store::AuditTheme& one) { return one.id == code; });
  if (theme == book.themes.end())
    throw Problem{404, "There is no such theme.", "Open it from the list of themes."};
  const std::vector<std::string> family = book.family_of(code);
  ordered_json months = ordered_json::array();
  for (const std::string& month : book.months) {
    months.push_back(
        {{"month", month},
         {"gap", theme_share_json(assure::theme_share(book.counts, family, "gap", month, month))},
         {"strength", theme_share_json(assure::theme_share(book.counts, family, "strength", month, month))}});
  }
  ordered_json below = ordered_json::array();
  for (const store::AuditTheme& one : book.themes) {
    if (one.parent_id == code) below.push_back({{"code", one.id}, {"name", one.name}});
  }
  ordered_json answer = theme_json(*theme);
  answer["today"] = base::format_iso(today);
  answer["may_change"] = call.identity && call.identity->permissions.contains(Permission::run_audits);
  answer["below"] = std::move(below);
  answer["months"] = std::move(months);
  answer["recommendations"] = recommendations_json(book, names, code);
  return json_answer(answer);
}

/// The marks of one audit, with the themes that can be marked.
Response view_marks(AuditSources& sources, const Call& call) {
  const AuditInSight one = find_audit(sources, call, call.path.at("audit"));
  if (!one.sight.words)
    throw Problem{403, "None of your roles shows what this audit found.", "Ask its auditor."};
  const auto state = assure::find_audit_state(one.audit.state);
  const bool auditor = std::ranges::find(one.sight.parts, assure::Part::auditor) != one.sight.parts.end();
  return sources.people.store.read([&](const store::Queries& reader) {
    ordered_json themes = ordered_json::array();
    for (const store::AuditTheme& theme : reader.select<store::AuditTheme>("order by name, id"))
      themes.push_back(theme_json(theme));
    ordered_json marks = ordered_json::array();
    for (const store::AuditThemeMark& mark : reader.select<store::AuditThemeMark>(
             "where audit_id = :audit order by theme_id, polarity", {{"audit", one.audit.id}}))
      marks.push_back({{"theme", mark.theme_id}, {"polarity", mark.polarity}});
    return json_answer({{"may_mark", auditor && state && assure::takes_answers(*state)},
                        {"themes", std::move(themes)},
                        {"marks", std::move(marks)}});
  });
}

}  // namespace

std::vector<Route> theme_routes(AuditSources& sources) {
  const Access figures = Access::needs(Permission::see_audit_figures);
  std::vector<Route> routes = {
      audit_route(
          sources,
          {Method::get, "/audits/themes", figures,
           "Themes that audits find, with their shares, and the recommendations that follow from them.",
           "AuditThemes"},
          view_themes),
      audit_route(sources,
                  {Method::get, "/audits/themes/{theme}", figures, "A theme month by month.", "AuditTheme"},
                  view_theme),
      audit_route(sources,
                  {Method::get, "/audits/{audit}/themes", Access::signed_in(),
                   "Which themes an audit found, as far as one may see it.", "AuditThemeMarks"},
                  view_marks)};
  for (Route& route : theme_change_routes(sources)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace windscreen::serve
