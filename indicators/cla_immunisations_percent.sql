-- name: Looked after children with up to date immunisations
-- area: looked_after
-- unit: percent
-- grain: spell
-- polarity: higher is better
-- measure: children
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_immunisations
-- definition: Of the children looked after for 12 months or more, those whose immunisations are up to date.
--   Not recorded counts as no.
-- caveat: The record holds only the present, so earlier days show today's answer.
-- part_of: cla_permanence_plan_percent
select person_id, cla_id as row_id,
       greatest(start_date, add_months(care_start, 12)) as start_date, end_date, legal_status, placement_type,
       coalesce(clai_immunisations_status, 'N') = 'Y' as met
from looked_after
left join ssd_cla_immunisations on clai_person_id = person_id
