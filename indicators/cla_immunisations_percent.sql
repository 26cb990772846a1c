-- name: Looked after children with up to date immunisations
-- area: health
-- unit: percent
-- grain: spell
-- polarity: higher is better
-- measure: children
-- definition: Of the children looked after for 12 months or more, those whose immunisations are up to date.
--   Not recorded counts as no.
-- caveat: The record holds only the present, so earlier days show today's answer.
select person_id, cla_id as row_id, add_months(start_date, 12) as start_date, end_date,
       coalesce(clai_immunisations_status, 'N') = 'Y' as met
from care_period
left join ssd_cla_immunisations on clai_person_id = person_id
