-- name: Initial health assessments within 20 working days
-- area: looked_after
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: starts
-- needs: ssd_cla_episodes, ssd_cla_health
-- definition: Of the children whose 20th working day in care fell in the period and who were still looked
--   after, those whose first health assessment took place by then.
-- caveat: The SSDA903 says only whether there was an assessment in the year, so it gives no figure. The
--   first assessment after the start is taken for the initial one.
select person_id, cla_id as row_id, add_working_days(start_date, 20) as event_date,
       exists (select 1 from ssd_cla_health
               where clah_person_id = person_id and upper(clah_health_check_type) like 'HEALTH%'
                 and coalesce(lower(clah_health_check_status), 'completed') = 'completed'
                 and clah_health_check_date between start_date and add_working_days(start_date, 20)) as met
from care_period
where start_known and open_on(start_date, end_date, add_working_days(start_date, 20))
  and exists (select 1 from ssd_cla_health
              where coalesce(lower(clah_health_check_status), '') not like '%completed in year')
