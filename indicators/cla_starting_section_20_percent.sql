-- name: Children who started to be looked after under section 20
-- area: looked_after
-- unit: percent
-- grain: event
-- window: month
-- measure: starts
-- annex_a: 8
-- needs: ssd_cla_episodes, ssd_legal_status
-- definition: Of the periods of care that started in the period, unaccompanied children left out, those
--   that began by agreement under section 20 (V2 on the first day).
-- same_rows_as: cla_starting_excluding_uasc
select person_id, cla_id as row_id, care_start as event_date, coalesce(legal_status, '') = 'Section 20' as met
from looked_after
where start_date = care_start and care_start_known and not uasc_on_entry
