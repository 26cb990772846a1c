-- name: Child protection visits where the child was seen alone
-- area: visits
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: visits
-- annex_a: 7
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_visits.cppv_cp_visit_seen_alone
-- definition: Of the child protection visits of the period at which a child aged 4 or over was seen, those
--   at which the child was seen alone. Not filled in counts as no.
-- caveat: Seeing a baby or toddler alone says little, so children under 4 are left out. Annex A holds only
--   the last visit.
-- part_of: visits_face_to_face_percent
select cppv_person_id as person_id, cppv_cp_visit_id as row_id, cppv_cp_visit_date as event_date,
       category_of_abuse, cppv_cp_visit_seen_alone = 'Y' as met
from ssd_cp_visits
join ssd_person on pers_person_id = cppv_person_id
left join cp_plan on plan_id = cppv_cp_plan_id
where cppv_cp_visit_seen = 'Y' and age_in_years(pers_dob, cppv_cp_visit_date) >= 4
