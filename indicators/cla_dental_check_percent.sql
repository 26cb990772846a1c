-- name: Looked after children with a dental check in the last 12 months
-- area: looked_after
-- unit: percent
-- grain: snapshot
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_health
-- definition: Of the children looked after for 12 months or more, those with a dental check in the last 12
--   months. Refused does not count.
-- caveat: Authorities record babies without teeth differently. The SSDA903 says only whether there was one in
--   its year, so a load of it alone has a figure for its last day only.
-- part_of: cla_immunisations_percent
select person_id, cla_id as row_id,
       legal_status, placement_type,
       exists (select 1 from ssd_cla_health
               where clah_person_id = person_id and upper(clah_health_check_type) like 'DENTAL%'
                 and coalesce(lower(clah_health_check_status), 'completed') in ('completed', 'completed in year')
                 and clah_health_check_date <= :as_at and clah_health_check_date > add_months(:as_at, -12)) as met
from looked_after
where care_start <= add_months(:as_at, -12) and open_on(start_date, end_date, :as_at)
  and (select coalesce(bool_or(coalesce(lower(clah_health_check_status), '') not like '%completed in year'
                               or coalesce(clah_health_check_date = :as_at, false)), true)
       from ssd_cla_health where upper(clah_health_check_type) like 'DENTAL%')
