-- name: Children in need with a disability
-- area: children_in_need
-- unit: percent
-- grain: spell
-- measure: episodes
-- annex_a: 6
-- benchmark: b2_children_in_need_recorded_disability
-- breakdowns: age_band, gender, ethnicity, team, service
-- needs: ssd_cin_episodes, ssd_disability
-- definition: Of the open episodes of need, those of a child with a disability recorded. Nothing recorded
--   counts as no.
-- same_rows_as: cin_open
select cine_person_id     as person_id,
       cine_referral_id   as row_id,
       cine_referral_date as start_date,
       cine_close_date    as end_date,
       exists (select 1 from ssd_disability
               where disa_person_id = cine_person_id and upper(disa_disability_code) <> 'NONE') as met,
       cine_referral_team as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N'
