-- Whether a child who must be visited has been, day by day: one row for each stretch in which the answer
-- stays the same, from the day on which the first visit is due to the end of the plan or period of care.
--   met   true from a visit until the last day of the interval after it; the rule is the one in force on
--         the day of the visit (for the first visit: on the day the plan started)
-- Intervals are the authority's own (ext_visit_rule). Before its first, or where it gives none: child
-- protection 10 working days, child in need 20 working days; looked after a first visit within 7 days and
-- then every 6 weeks, or 3 months once a child has been a year in a long-term foster placement (U1, U4), as
-- the care planning regulations say.
with rule as (
  select lower(plan_type) as plan_type, first_limit_days as first_limit, interval_days as days,
         lower(day_kind) as kind, valid_from, valid_to
  from ext_visit_rule
  union all
  select usual.plan_type, first_limit, days, kind, date '1900-01-01', first_own
  from (values ('cp', 10, 10, 'working'), ('cin', 20, 20, 'working'), ('cla', 7, 42, 'calendar'),
               ('cla_long_term', 7, 3, 'months')) as usual (plan_type, first_limit, days, kind)
  left join (select lower(plan_type) as plan_type, min(valid_from) as first_own
             from ext_visit_rule group by lower(plan_type)) own on own.plan_type = usual.plan_type
),
stretch as (
  select 'cp' as plan_type, plan_id as row_id, person_id, start_date as clock_from, start_date, end_date from cp_plan
  union all
  select 'cin', plan_id, person_id, plan_start, start_date, end_date from cin_plan
  union all
  select 'cla', cla_id, person_id, start_date, start_date, end_date from care_period
),
due as (
  select stretch.*,
         greatest(stretch.start_date,
                  case when rule.kind = 'working' then add_working_days(clock_from, cast(first_limit as integer))
                       else clock_from + cast(first_limit as integer) end) as due_from
  from stretch
  join rule on rule.plan_type = stretch.plan_type and open_on(rule.valid_from, rule.valid_to, clock_from)
),
clock as (  -- the clock starts with the plan, and again with each visit that counts
  select due.*, cast(null as date) as visit_date, clock_from as clock_day from due
  union
  select due.*, visit.visit_date, visit.visit_date
  from due
  join visit on visit.person_id = due.person_id and visit.plan_type = due.plan_type and visit.counts
            and visit.visit_date >= due.clock_from and (due.end_date is null or visit.visit_date < due.end_date)
),
timed as (
  select clock.*,
         case when long_term.person_id is not null then 'cla_long_term' else clock.plan_type end as rule_type,
         coalesce(lead(clock_day) over (partition by clock.plan_type, clock.person_id, row_id, clock.start_date
                                        order by clock_day, visit_date nulls first), clock.end_date) as stretch_end
  from clock
  left join placement_held long_term
         on long_term.person_id = case when clock.plan_type = 'cla' then clock.person_id end
        and long_term.start_date <= clock_day and long_term.until > clock_day
        and long_term.placement_type in ('U1', 'U4') and long_term.placement_start <= add_months(clock_day, -12)
),
limited as (
  select timed.*,
         case when visit_date is null then due_from
              when rule.kind = 'working' then add_working_days(visit_date, cast(days as integer)) + 1
              when rule.kind = 'months' then add_months(visit_date, cast(days as integer)) + 1
              else visit_date + cast(days as integer) + 1 end as overdue_from
  from timed
  join rule on rule.plan_type = rule_type and open_on(rule.valid_from, rule.valid_to, clock_day)
)
select plan_type, row_id, person_id, greatest(clock_day, due_from) as start_date,
       least(overdue_from, stretch_end) as end_date, true as met
from limited
where visit_date is not null
  and greatest(clock_day, due_from) < least(overdue_from, coalesce(stretch_end, overdue_from))
union all
select plan_type, row_id, person_id, greatest(overdue_from, due_from), stretch_end, false
from limited
where stretch_end is null or greatest(overdue_from, due_from) < stretch_end
