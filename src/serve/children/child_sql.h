// SQL about children that several files ask; `$1` is the day. Of this room's child_… files only.
#pragma once

#include <string>
#include <string_view>

namespace windscreen::serve::child_sql {

/// Starts a query: `held`, one row for each child whose case is held on the day, with the worker and the
/// team, and `named`, the teams' names, by the rule of the breakdowns (measure's People lays it down; a test
/// holds the two together). Of the children for whom `condition` holds, which starts with "and" and is about
/// invo_person_id: where it names children by their identifiers, the engine reads little else.
inline std::string held_where(std::string_view condition) {
  return R"sql(
with held as (
  select invo_person_id as person_id, invo_professional_id as worker_id, invo_professional_team as team_id
  from ssd_involvements
  where invo_person_id is not null and upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
    and invo_involvement_start_date <= $1
    and (invo_involvement_end_date is null or invo_involvement_end_date > $1) )sql" +
         std::string(condition) + R"sql(
  qualify row_number() over (partition by invo_person_id
    order by invo_involvement_start_date desc, invo_involvements_id desc nulls first,
             invo_professional_id desc nulls first, invo_professional_team desc nulls first,
             invo_involvement_end_date desc nulls first) = 1
), named as (
  select dept_team_id as team_id, min(nullif(dept_team_name, '')) as name
  from ssd_department where dept_team_id is not null group by dept_team_id
)
)sql";
}

/// Goes on after it: `name_label`, the names as breakdowns have them of the teams that have one. A team
/// without a name is called by its identifier.
inline constexpr std::string_view name_labels = R"sql(, name_label as (
  select team_id, case when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')'
                       else name end as label
  from named where name is not null
)
)sql";

/// `held` of everyone, and `team_label`, every team's name as breakdowns have it.
inline const std::string held = held_where({}) + R"sql(, every_team as (
  select team_id from named
  union select team_id from ext_team where team_id is not null
  union select invo_professional_team from ssd_involvements where invo_professional_team is not null
), team_label as (
  select team_id, case when name is null then team_id
                       when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')'
                       else name end as label
  from every_team left join named using (team_id)
)
)sql";

}  // namespace windscreen::serve::child_sql
