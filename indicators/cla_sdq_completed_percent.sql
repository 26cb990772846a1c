-- name: Looked after children with a strengths and difficulties score
-- area: looked_after
-- unit: percent
-- grain: snapshot
-- polarity: higher is better
-- measure: children
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_sdq_scores
-- definition: Of the children aged 4 to 16 who have been looked after for 12 months or more, those with a
--   strengths and difficulties score (0 to 40) in the last 12 months.
-- part_of: cla_immunisations_percent
select looked_after.person_id, cla_id as row_id,
       legal_status, placement_type,
       exists (select 1 from ssd_sdq_scores
               where csdq_person_id = looked_after.person_id
                 and try_cast(csdq_sdq_score as integer) between 0 and 40
                 and csdq_sdq_completed_date <= :as_at and csdq_sdq_completed_date > add_months(:as_at, -12)) as met
from looked_after
join child on child.person_id = looked_after.person_id
where care_start <= add_months(:as_at, -12) and open_on(start_date, end_date, :as_at)
  and age_in_years(born, :as_at) between 4 and 16
