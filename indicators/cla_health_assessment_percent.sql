-- name: Looked after children with an up to date health assessment
-- area: health
-- unit: percent
-- grain: snapshot
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- definition: Of the children looked after for 12 months or more, those with a health assessment in the
--   last 12 months, or in the last 6 for a child under 5. Refused or not completed does not count.
select care_period.person_id, cla_id as row_id,
       exists (select 1 from ssd_cla_health
               where clah_person_id = care_period.person_id and upper(clah_health_check_type) like 'HEALTH%'
                 and coalesce(lower(clah_health_check_status), 'completed') = 'completed'
                 and clah_health_check_date <= :as_at
                 and clah_health_check_date >
                     add_months(:as_at, case when age_in_years(born, :as_at) < 5 then -6 else -12 end)) as met
from care_period
left join child on child.person_id = care_period.person_id
where start_date <= add_months(:as_at, -12) and open_on(start_date, end_date, :as_at)
