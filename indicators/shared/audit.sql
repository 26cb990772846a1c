-- Practice audits whose judgement is final, one row an audit, with the words of every source made one:
--   kind        random (a first audit of a random draw), re_audit, purposive, thematic, external
--   programme   monthly, thematic, dip_sample …; an audit of no known programme that was random, or follows
--               one up, is of the monthly one
--   grade       1 outstanding, 2 good, 3 requires improvement, 4 inadequate; null where it says anything else
--   month       the first day of the month of the draw
--   team_id     the team at the draw, found by its name where the source has only that
with said as (
  select *, replace(lower(trim(judgement)), ' ', '_') as judged,
         case replace(lower(trim(programme)), ' ', '_') when 'monthly_case' then 'monthly'
              else replace(lower(trim(programme)), ' ', '_') end as programme_kind,
         coalesce(is_reaudit, 'N') = 'Y' as again
  from ext_audit
),
told as (
  select *, case when again then 're_audit'
                 else coalesce(lower(trim(sampled_how)),
                               case when programme_kind is null or programme_kind = 'monthly' then 'random'
                                    when programme_kind in ('thematic', 'external') then programme_kind
                                    else 'purposive' end) end as how
  from said
),
named as (
  select dept_team_name as name, min(dept_team_id) as found_id from ssd_department group by dept_team_name
)
select audit_id, how as kind,
       coalesce(programme_kind, case when how in ('random', 're_audit') then 'monthly' else how end) as programme,
       theme, person_id, previous_audit_id,
       case when judged = 'outstanding' then 1 when judged = 'good' then 2
            when judged like 'requires_improvement%' then 3 when judged = 'inadequate' then 4 end as grade,
       cast(date_trunc('month', audit_month) as date) as month,
       completed_date, report_date, coalesce(told.team_id, found_id) as team_id, told.service
from told
left join named on named.name = told.team
where audit_month is not null
