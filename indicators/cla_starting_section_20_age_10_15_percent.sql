-- name: Section 20 starters aged 10 to 15
-- area: looked_after
-- unit: percent
-- grain: event
-- window: month
-- measure: starts
-- annex_a: 8
-- breakdowns: gender, ethnicity, quadrant
-- needs: ssd_cla_episodes, ssd_legal_status
-- definition: Of the periods of care that started under section 20, unaccompanied children left out, those
--   of children aged 10 to 15 on the first day.
-- caveat: A share of section 20 starters, not of all starters. The band holds children of 10 to 12, so it
--   is not teenagers.
-- part_of: cla_starting_excluding_uasc
-- met_beside: cla_starting_section_20_age_16_17_percent
select looked_after.person_id, cla_id as row_id, care_start as event_date,
       age_in_years(pers_dob, care_start) between 10 and 15 as met
from looked_after
left join ssd_person on pers_person_id = looked_after.person_id
where start_date = care_start and care_start_known and not uasc_on_entry and legal_status = 'Section 20'
