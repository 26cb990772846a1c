#include "measure/reach.h"

#include <algorithm>
#include <array>
#include <set>

#include "measure/sql_text.h"
#include "model/tables.h"

namespace windscreen::measure {
namespace {

using base::Date;

/// How much history a table has where a return fills it.
enum class History { six_months, twelve_months, latest_only, year };

struct Fills {
  std::string_view format;
  std::string_view table;
  History history;
};

// Returns fill other tables too (people, disabilities, teams), whose rows are not of a day.
constexpr auto fills = std::to_array<Fills>({
    {"annex_a", "ssd_contacts", History::six_months},
    {"annex_a", "ssd_early_help_episodes", History::six_months},
    {"annex_a", "ssd_cin_episodes", History::six_months},
    {"annex_a", "ssd_cin_assessments", History::six_months},
    {"annex_a", "ssd_s47_enquiry", History::six_months},
    {"annex_a", "ssd_initial_cp_conference", History::six_months},
    {"annex_a", "ssd_cin_plans", History::six_months},
    {"annex_a", "ssd_cp_plans", History::six_months},
    {"annex_a", "ssd_cla_episodes", History::six_months},
    {"annex_a", "ssd_permanence", History::twelve_months},
    {"annex_a", "ext_adopter", History::twelve_months},
    {"annex_a", "ssd_cin_visits", History::latest_only},
    {"annex_a", "ssd_cp_visits", History::latest_only},
    {"annex_a", "ssd_cp_reviews", History::latest_only},
    {"annex_a", "ssd_cla_visits", History::latest_only},
    {"annex_a", "ssd_cla_reviews", History::latest_only},
    {"annex_a", "ssd_cla_health", History::latest_only},
    {"annex_a", "ssd_cla_care_plan", History::latest_only},
    {"annex_a", "ssd_care_leavers", History::latest_only},
    {"annex_a", "ssd_involvements", History::latest_only},
    {"cin_census", "ssd_cin_episodes", History::year},
    {"cin_census", "ssd_cin_assessments", History::year},
    {"cin_census", "ssd_s47_enquiry", History::year},
    {"cin_census", "ssd_initial_cp_conference", History::year},
    {"cin_census", "ssd_cin_plans", History::year},
    {"cin_census", "ssd_cp_plans", History::year},
    {"cin_census", "ssd_cp_reviews", History::year},
    {"ssda903", "ssd_cla_episodes", History::year},
    {"ssda903", "ssd_cla_reviews", History::year},
    {"ssda903", "ssd_cla_health", History::year},
    {"ssda903", "ssd_missing", History::year},
    {"ssda903", "ssd_permanence", History::year},
    {"ssda903", "ssd_care_leavers", History::latest_only},
});

Date first_day(History history, Date as_at) {
  constexpr auto day = std::chrono::days{1};
  switch (history) {
    case History::six_months:
      return base::add_months(as_at, -6) + day;
    case History::twelve_months:
      return base::add_months(as_at, -12) + day;
    case History::latest_only:
      return as_at;
    case History::year:
      break;
  }
  const Date latest = base::add_months(as_at, -11);
  const std::chrono::year_month_day at{latest};
  const Date april = base::make_date(static_cast<int>(at.year()), 4, 1);
  return april <= latest ? april : base::add_months(april, -12);
}

}  // namespace

Reach::Reach(const lake::Snapshot& snapshot, const std::vector<SharedRelation>& shared) {
  std::set<std::string_view> formats;
  std::set<std::string_view> whole;
  for (const lake::SourceRecord& record : snapshot.sources) {
    formats.insert(record.source.format);
    if (record.source.format == "ssd") whole.insert(record.source.part);
  }
  for (const Fills& filled : fills) {
    if (!formats.contains(filled.format) || whole.contains(filled.table)) continue;
    if (snapshot.rows(filled.table) == 0) continue;
    const Date from = first_day(filled.history, snapshot.as_at);
    const auto [limit, added] = limits_.try_emplace(std::string(filled.table), from);
    if (!added) limit->second = std::min(limit->second, from);
  }
  for (const SharedRelation& relation : shared) shared_.emplace(relation.name, relation.sql);
}

std::optional<Date> Reach::of_table(std::string_view table) const {
  const auto limit = limits_.find(table);
  return limit == limits_.end() ? std::nullopt : std::optional(limit->second);
}

std::optional<Date> Reach::of_query(std::string_view sql) const {
  std::optional<Date> latest;
  std::set<std::string, std::less<>> seen;
  std::vector<std::string_view> texts = {sql};
  while (!texts.empty()) {
    const auto mentioned = mentions(texts.back());
    texts.pop_back();
    for (const std::string& name : mentioned.names) {
      if (!seen.insert(name).second) continue;
      if (const auto limit = of_table(name); limit && (!latest || *latest < *limit)) latest = limit;
      if (const auto relation = shared_.find(name); relation != shared_.end())
        texts.push_back(relation->second);
    }
  }
  return latest;
}

}  // namespace windscreen::measure
