#include "report/pathway.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <ranges>

#include "measure/dimension.h"
#include "measure/period.h"
#include "report/pathway_queries.h"

namespace windscreen::report {
namespace {

using measure::Period;

constexpr std::size_t mask_count = 64;
constexpr std::string_view other_teams = "Other teams";

/// The number of a day's month, as the queries count months.
std::int64_t month_of(base::Date day) {
  const std::chrono::year_month_day date{day};
  return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1;
}

constexpr bool reached(std::size_t mask, std::size_t stage) {
  return stage == 0 || ((mask >> (stage - 1)) & 1U) != 0;
}

/// The last step before `stage` that a referral reached.
constexpr std::size_t step_before(std::size_t mask, std::size_t stage) {
  std::size_t from = stage - 1;
  while (!reached(mask, from)) --from;
  return from;
}

constexpr std::size_t last_step(std::size_t mask) { return step_before(mask, stage_count); }

/// Everything that is counted for one slice.
struct Counts {
  std::array<std::array<std::int64_t, ending_count>, mask_count> paths{};
  std::int64_t after_contact = 0;
  WaitingTimes since_contact;
  std::array<WaitingTimes, stage_count> since_referral;
  std::array<std::array<WaitingTimes, stage_count>, stage_count> between;
  std::array<std::array<std::int64_t, stage_count>, stage_count> before{};
  std::array<WaitingTimes, wait_step_count> completed;
  std::array<WaitingTimes, wait_step_count> waiting;
  std::map<std::string, std::int64_t, std::less<>> contacts;

  std::int64_t referrals() const {
    std::int64_t sum = 0;
    for (const auto& endings : paths)
      for (const std::int64_t one : endings) sum += one;
    return sum;
  }
};

/// An index that the queries give, or one past the end where it is out of range, which no table allows.
std::size_t index_of(const query::Result& rows, std::size_t column) {
  return static_cast<std::size_t>(rows.integer(column));
}

void add_path(Counts& into, const query::Result& rows) {
  const std::int64_t n = rows.integer(5);
  into.paths.at(index_of(rows, 1)).at(index_of(rows, 2)) += n;
  if (!rows.boolean(3)) return;
  into.after_contact += n;
  into.since_contact.add(rows.integer(4), n);
}

void add_step(Counts& into, const query::Result& rows, bool since_referral) {
  const std::size_t stage = index_of(rows, 1);
  const std::int64_t days = rows.integer(3);
  const std::int64_t n = rows.integer(4);
  if (since_referral) {
    if (days >= 0) into.since_referral.at(stage).add(days, n);
    return;
  }
  const std::size_t from = step_before(index_of(rows, 2), stage);
  if (days < 0) {
    into.before.at(from).at(stage) += n;
  } else {
    into.between.at(from).at(stage).add(days, n);
  }
}

void add_wait(Counts& into, const query::Result& rows) {
  auto& side = rows.boolean(2) ? into.waiting : into.completed;
  side.at(index_of(rows, 1)).add(rows.integer(4), rows.integer(5));
}

StepWaits waits_of(const Counts& counts, std::size_t step) {
  const WaitingTimes& completed = counts.completed.at(step);
  const WaitingTimes& waiting = counts.waiting.at(step);
  const WaitStep& rule = wait_steps().at(step);
  StepWaits result;
  result.completed = summary_of(completed);
  result.waiting = waiting.count();
  if (rule.limit) {
    result.over_limit = completed.longer_than(*rule.limit);
    result.waiting_over_limit = waiting.longer_than(*rule.limit);
  }
  if (rule.everyone) result.median_of_all = kaplan_meier_median(completed, waiting);
  return result;
}

FlowSlice slice_of(const Counts& counts, std::string team, Period period) {
  FlowSlice slice;
  slice.team = std::move(team);
  slice.from = period.start;
  slice.to = period.end;
  std::array<std::array<std::int64_t, stage_count>, stage_count> links{};
  std::array<std::int64_t, stage_count> children{};
  std::array<std::array<std::int64_t, ending_count>, stage_count> endings{};
  for (std::size_t mask = 0; mask < mask_count; ++mask) {
    std::int64_t all = 0;
    const std::size_t last = last_step(mask);
    for (std::size_t ending = 0; ending < ending_count; ++ending) {
      const std::int64_t n = counts.paths.at(mask).at(ending);
      all += n;
      endings.at(last).at(ending) += n;
    }
    if (all == 0) continue;
    children.front() += all;
    for (std::size_t stage = 1; stage < stage_count; ++stage) {
      if (!reached(mask, stage)) continue;
      children.at(stage) += all;
      links.at(step_before(mask, stage)).at(stage) += all;
    }
  }
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    StageFlow& flow = slice.stages.at(stage);
    flow.children = children.at(stage);
    // Who has left care is at the end of the flow.
    for (std::size_t ending = 0; ending < ending_count && stage + 1 < stage_count; ++ending)
      flow.endings.at(ending) = endings.at(stage).at(ending);
    if (stage > 0) flow.since_referral = summary_of(counts.since_referral.at(stage));
    for (std::size_t to = stage + 1; to < stage_count; ++to) {
      if (links.at(stage).at(to) == 0) continue;
      slice.links.push_back({static_cast<Stage>(stage), static_cast<Stage>(to), links.at(stage).at(to),
                             counts.before.at(stage).at(to), summary_of(counts.between.at(stage).at(to))});
    }
  }
  if (!counts.contacts.empty()) {
    std::int64_t total = 0;
    for (const auto& [outcome, n] : counts.contacts) {
      slice.contacts.push_back({outcome, n});
      total += n;
    }
    slice.contacts_total = total;
    slice.after_contact = counts.after_contact;
    slice.since_contact = summary_of(counts.since_contact);
  }
  for (std::size_t step = 0; step < wait_step_count; ++step) slice.waits.at(step) = waits_of(counts, step);
  return slice;
}

WaitingNow bands_of(std::size_t step, std::string team, const WaitingTimes& waiting) {
  WaitingNow result{step, std::move(team), {}};
  const auto& edges = wait_steps().at(step).edges;
  std::int64_t beyond = waiting.count();
  for (std::size_t band = 0; band < edges.size(); ++band) {
    const std::int64_t longer = waiting.longer_than(edges.at(band));
    result.bands.at(band) = beyond - longer;
    beyond = longer;
  }
  result.bands.back() = beyond;
  return result;
}

/// The authority's slices: the year, then the quarters.
class Authority {
 public:
  Authority(base::Date as_at, std::optional<base::Date> reaches_from, bool with_quarters) {
    add(measure::series(measure::Window::rolling_12_months, as_at, 1, false).back());
    if (!with_quarters) return;
    auto quarters =
        measure::series(measure::Window::quarter, as_at, static_cast<int>(quarters_shown) * 3, false);
    for (const Period& quarter : std::views::reverse(quarters)) {
      if (!reaches_from || quarter.start >= *reaches_from) add(quarter);
    }
  }

  Period year() const { return periods_.front(); }
  base::Date first() const {
    return std::ranges::min(periods_ | std::views::transform([](const Period& one) { return one.start; }));
  }

  void read(query::Connection& connection, base::Date as_at) {
    query::Result paths = connection.query(pathway_sql::paths("month", "true"));
    while (paths.next()) each(paths, [&](Counts& into) { add_path(into, paths); });
    for (const bool since_referral : {false, true}) {
      query::Result days = connection.query(pathway_sql::step_days("month", "true", since_referral));
      while (days.next()) each(days, [&](Counts& into) { add_step(into, days, since_referral); });
    }
    query::Result waits = connection.query(pathway_sql::waits("month", "true"));
    while (waits.next()) {
      each(waits, [&](Counts& into) { add_wait(into, waits); });
      if (waits.boolean(2))
        now_.at(static_cast<std::size_t>(waits.integer(1))).add(waits.integer(4), waits.integer(5));
    }
    query::Result contacts = connection.query(pathway_sql::contacts(first(), as_at));
    while (contacts.next()) {
      each(contacts,
           [&](Counts& into) { into.contacts[std::string(contacts.text(1))] += contacts.integer(2); });
    }
  }

  bool has_referrals() const {
    return std::ranges::any_of(counts_, [](const Counts& one) { return one.referrals() > 0; });
  }

  void write(Pathway& pathway) const {
    for (std::size_t place = 0; place < periods_.size(); ++place)
      pathway.periods.push_back(slice_of(counts_.at(place), {}, periods_.at(place)));
    for (std::size_t step = 0; step < wait_step_count; ++step)
      pathway.waiting.push_back(bands_of(step, {}, now_.at(step)));
  }

 private:
  void add(Period period) {
    periods_.push_back(period);
    counts_.emplace_back();
  }
  template <typename Add>
  void each(const query::Result& rows, const Add& add_to) {
    if (rows.is_null(0)) return;
    const std::int64_t month = rows.integer(0);
    for (std::size_t place = 0; place < periods_.size(); ++place) {
      if (month >= month_of(periods_[place].start) && month <= month_of(periods_[place].end))
        add_to(counts_[place]);
    }
  }

  std::vector<Period> periods_;
  std::vector<Counts> counts_;
  std::array<WaitingTimes, wait_step_count> now_;
};

/// The teams' slices of the year, and who waits in each.
class PathwayTeams {
 public:
  void read(query::Connection& connection, Period year) {
    const std::string in_year =
        fmt::format("month between {} and {}", month_of(year.start), month_of(year.end));
    const std::string label =
        fmt::format("coalesce(label, team_id, '{}')", std::string(measure::not_recorded));
    keep_largest(connection, label, in_year);
    query::Result paths = connection.query(pathway_sql::paths(label, in_year));
    while (paths.next()) add_path(of(paths).counts, paths);
    for (const bool since_referral : {false, true}) {
      query::Result days = connection.query(pathway_sql::step_days(label, in_year, since_referral));
      while (days.next()) add_step(of(days).counts, days, since_referral);
    }
    query::Result waits = connection.query(pathway_sql::waits(label, in_year));
    while (waits.next()) {
      Team& team = of(waits);
      if (waits.boolean(3)) add_wait(team.counts, waits);
      if (waits.boolean(2))
        team.now.at(static_cast<std::size_t>(waits.integer(1))).add(waits.integer(4), waits.integer(5));
    }
  }

  void write(Pathway& pathway, Period year) const {
    for (const auto& [name, team] : teams_) {
      if (team.counts.referrals() > 0) pathway.teams.push_back(slice_of(team.counts, name, year));
      for (std::size_t step = 0; step < wait_step_count; ++step) {
        if (team.now.at(step).count() > 0) pathway.waiting.push_back(bands_of(step, name, team.now.at(step)));
      }
    }
  }

 private:
  struct Team {
    Counts counts;
    std::array<WaitingTimes, wait_step_count> now;
  };

  /// A region's or nation's thousands of teams would fill no page: the largest by waits and referrals stay.
  void keep_largest(query::Connection& connection, const std::string& label, const std::string& in_year) {
    query::Result rows = connection.query(
        fmt::format("select {0} as key, sum(n) as n from (select team_id, count(*) as n from pathway_case "
                    "where {1} group by"
                    " team_id union all select team_id, count(*) as n from pathway_wait where waiting group "
                    "by team_id) sizes"
                    " left join pathway_team using (team_id) group by 1 order by 2 desc, 1 limit {2}",
                    label, in_year, most_teams + 1));
    std::vector<std::string> names;
    while (rows.next()) names.emplace_back(rows.text(0));
    if (names.size() > most_teams) names.resize(most_teams - 1);
    for (std::string& name : names) teams_.try_emplace(std::move(name));
  }

  Team& of(const query::Result& rows) {
    const auto found = teams_.find(rows.text(0));
    return found != teams_.end() ? found->second : teams_[std::string(other_teams)];
  }

  std::map<std::string, Team, std::less<>> teams_;
};

}  // namespace

const std::array<WaitStep, wait_step_count>& wait_steps() {
  // One working day from contact to decision, 45 working days for an assessment and from the referral, 15
  // from the strategy discussion to the conference: Working Together to Safeguard Children. The engine counts
  // the enquiry's start as the day of the strategy discussion, as the department's statistics do.
  static constexpr std::array<WaitStep, wait_step_count> steps = {{
      {"contact_to_decision", 1, {1, 5, 10}, true},
      {"referral_to_assessment", std::nullopt, {5, 10, 20}, true},
      {"assessment", 45, {45, 65, 90}, true},
      {"referral_to_assessed", 45, {45, 65, 90}, true},
      {"enquiry_to_conference", 15, {15, 30, 60}, false},
  }};
  return steps;
}

WaitSummary summary_of(const WaitingTimes& times) {
  WaitSummary summary;
  summary.count = times.count();
  summary.median = times.quantile(0.5);
  summary.lower_quartile = times.quantile(0.25);
  summary.upper_quartile = times.quantile(0.75);
  summary.longest = times.longest();
  return summary;
}

std::vector<std::string_view> pathway_queries() { return pathway_sql::mentioned(); }

std::optional<Pathway> read_pathway(query::Connection& connection, base::Date as_at,
                                    std::optional<base::Date> reaches_from, measure::Audience audience) {
  const bool is_public = audience == measure::Audience::public_;
  Authority authority(as_at, reaches_from, !is_public);
  // The statistics of step to step (disproportion.h) look back 18 months.
  const base::Date first = std::min(authority.first(), base::add_months(authority.year().start, -12));
  for (const std::string& statement : pathway_sql::statements(as_at, first)) connection.run(statement);
  authority.read(connection, as_at);
  if (!authority.has_referrals()) return std::nullopt;

  Pathway pathway;
  pathway.as_at = as_at;
  pathway.reaches_from = reaches_from;
  pathway.screening_recorded =
      connection.count("select count(*) from pathway_wait where step = 0 and not waiting") > 0;
  authority.write(pathway);
  if (!is_public) {
    PathwayTeams teams;
    teams.read(connection, authority.year());
    teams.write(pathway, authority.year());
  }
  for (auto& count : pathway.without_referral) count = 0;
  query::Result unexplained = connection.query(fmt::format(
      "select kind, count(*) as n from pathway_event where referral_id is null and kind <= 5 and day"
      " between date '{}' and date '{}' group by kind",
      base::format_iso(authority.year().start), base::format_iso(authority.year().end)));
  while (unexplained.next()) {
    pathway.without_referral.at(static_cast<std::size_t>(unexplained.integer(0))) = unexplained.integer(1);
  }
  if (is_public) hold_back(pathway);
  return pathway;
}

}  // namespace windscreen::report
