-- name: Children with 3 or more social workers in 12 months
-- area: workforce
-- unit: percent
-- grain: snapshot
-- count: children
-- polarity: lower is better
-- measure: children
-- needs: ssd_cin_episodes, ssd_involvements
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, team, service, quadrant
-- definition: Of the children in need whose episode has been open for 12 months or more, those with three
--   or more allocated workers in the last 12 months.
-- caveat: Planned moves between services count as well. Annex A shows the present worker only.
-- part_of: cin_open
select cine_person_id as person_id, cine_referral_id as row_id, cine_referral_team as team_id,
       coalesce(workers, 0) >= 3 as met, coalesce(legal_status, 'Not looked after') as legal_status
from ssd_cin_episodes
left join (select person_id, max(coalesce(legal_status, 'Not recorded')) as legal_status from looked_after
           where open_on(start_date, end_date, :as_at) group by person_id) care
       on care.person_id = cine_person_id
left join (select person_id, count(distinct worker_id) as workers
           from allocation
           where start_date <= :as_at and (end_date is null or end_date > add_months(:as_at, -12))
           group by person_id) changes on changes.person_id = cine_person_id
where coalesce(cine_referral_nfa, 'N') = 'N' and open_on(cine_referral_date, cine_close_date, :as_at)
  and cine_referral_date <= add_months(:as_at, -12)
