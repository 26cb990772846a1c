// The words that the lists' queries are made of. Inside of annex_a_queries; not for others.
#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace windscreen::report::annex_a_sql {

// What every list of children begins with, and the join that gives it.
inline constexpr std::string_view who = "p.person, p.sex, p.ethnicity, p.birth, p.age";

// What a list stated about one event of a child, by measure: a column each.
inline std::string stated(int list, std::initializer_list<std::string_view> measures) {
  std::string sql = "stated as (select person_id, reference_date";
  for (const std::string_view measure : measures) {
    sql += fmt::format(", max(value) filter (where measure = '{0}') as {0}", measure);
  }
  return sql +
         fmt::format(" from ext_reported_count where list = '{}' group by person_id, reference_date)", list);
}

// The worker and team of an event. `exact` is the involvement that the list itself stated; failing that (and
// where more than Annex A is known) the child's allocated worker on the last day of the event, an involvement
// of the same referral before others, then the newest.
inline std::string allocation(std::string_view exact) {
  return fmt::format(
      "allocated as (select e.id, e.person, i.invo_professional_team as team, i.invo_professional_id as "
      "worker,"
      "   row_number() over (partition by e.id, e.person order by i.invo_involvements_id = {0} desc,"
      "     coalesce(i.invo_referral_id = e.referral, false) desc, i.invo_involvement_start_date desc,"
      "     i.invo_involvements_id) as place"
      " from event e join ssd_involvements i on i.invo_person_id = e.person and"
      "   (i.invo_involvements_id = {0} or (not annex_whole() and"
      "    upper(i.invo_professional_role_id) = 'ALLOCATED CASE WORKER'"
      "    and i.invo_involvement_start_date <= least(coalesce(e.ended, annex_day()), annex_day())"
      "    and (i.invo_involvement_end_date is null"
      "         or i.invo_involvement_end_date >= least(coalesce(e.ended, annex_day()), annex_day())))))",
      exact);
}

inline constexpr std::string_view allocated_join =
    " left join allocated a on a.id = e.id and a.person = e.person and a.place = 1";

inline std::string staff_names(std::string_view team, std::string_view worker) {
  return fmt::format(
      "(select coalesce(max(dept_team_name), {0}) from ssd_department where dept_team_id = {0}),"
      " (select coalesce(max(prof_professional_name), {1}) from ssd_professionals where prof_professional_id "
      "= {1})",
      team, worker);
}

// Rows of the same natural key come in the order of their identifiers: "…", "…-2", "…-3".
inline std::string in_order(std::string_view event = "e") {
  return fmt::format(" order by {0}.person, {0}.started, length({0}.id), {0}.id", event);
}

// The day on which care began, of the episodes of one period together; null where it is not known: the first
// episode known says that it carries care on (L, P, T, B or U), and no source says since when. As the
// indicators have it (indicators/shared/care_period.sql).
inline constexpr std::string_view entered_care =
    "case when min(clae_entered_care_date) is not null then least(min(clae_entered_care_date),"
    "   min(clae_cla_episode_start_date) filter (where upper(clae_cla_episode_start_reason) = 'S'))"
    " when arg_min(coalesce(upper(clae_cla_episode_start_reason), ''),"
    "   (clae_cla_episode_start_date, clae_cla_episode_id)) not in ('L', 'P', 'T', 'B', 'U')"
    "   then min(clae_cla_episode_start_date) end";

// Lists 7 to 11 (annex_a_care_queries.cc).
std::string child_protection();
std::string children_in_care();
std::string care_leavers();
std::string adoption();
std::string adopters();

}  // namespace windscreen::report::annex_a_sql
