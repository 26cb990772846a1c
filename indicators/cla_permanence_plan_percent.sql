-- name: Looked after children with a permanence plan
-- area: looked_after
-- unit: percent
-- grain: snapshot
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_care_plan
-- definition: Of the children looked after for four months or more, those whose care plan on that day names
--   at least one plan for permanence. Several plans side by side count once.
-- part_of: cla_reviews_in_timescale_percent
select person_id, cla_id as row_id,
       legal_status, placement_type,
       exists (select 1 from ssd_cla_care_plan
               where lacp_person_id = person_id
                 and open_on(coalesce(lacp_cla_care_plan_start_date, care_start), lacp_cla_care_plan_end_date,
                             :as_at)
                 and replace(replace(replace(replace(lacp_cla_care_plan_json, ' ', ''), ':""', ''),
                                     ':null', ''), ':"N"', '') like '%:%') as met
from looked_after
where care_start <= add_months(:as_at, -4) and open_on(start_date, end_date, :as_at)
