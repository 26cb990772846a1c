-- name: Initial conferences about a child who had another in the last 12 months
-- area: conferences
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: conferences
-- annex_a: 5
-- needs: ssd_initial_cp_conference
-- definition: Of the initial child protection conferences of the period, those about a child who had been
--   the subject of an earlier one in the 12 months up to that day, whether or not it led to a plan.
-- caveat: Needs 24 months of conferences; Annex A holds six.
-- same_rows_as: icpcs_held
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id,
       exists (select 1 from ssd_initial_cp_conference
               where icpc_person_id = person_id and icpc_icpc_date < held_on
                 and icpc_icpc_date >= add_months(held_on, -12)) as met
from conference
