-- name: Open cases with no social worker
-- area: workforce
-- unit: count
-- grain: snapshot
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 6, 7, 8
-- needs: ssd_cin_episodes, ssd_involvements
-- definition: Children in need, of every kind, whose case has been open for a working day or more and who
--   have no allocated worker. A duty name is no worker.
-- part_of: cin_open
select cine_person_id as person_id, cine_referral_id as row_id, cine_referral_team as team_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N' and open_on(cine_referral_date, cine_close_date, :as_at)
  and add_working_days(cine_referral_date, 1) <= :as_at
  and not exists (select 1 from allocation
                  where allocation.person_id = cine_person_id
                    and open_on(allocation.start_date, allocation.end_date, :as_at))
