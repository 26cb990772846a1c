-- name: Children in need because of abuse or neglect
-- area: children_in_need
-- unit: percent
-- grain: spell
-- measure: episodes
-- annex_a: 6
-- benchmark: b3_cin_primary_need
-- needs: ssd_cin_episodes.cine_cin_primary_need_code
-- definition: Of the open episodes of need, those whose main need is abuse or neglect (N1). Not recorded
--   counts as no.
-- same_rows_as: cin_open
select cine_person_id     as person_id,
       cine_referral_id   as row_id,
       cine_referral_date as start_date,
       cine_close_date    as end_date,
       upper(cine_cin_primary_need_code) like 'N1%' as met,
       cine_referral_team as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N'
