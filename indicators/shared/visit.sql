-- Visits to children, of all three kinds: `plan_type` is cin, cp or cla. `counts` is true for a visit that
-- keeps a child seen: the child was seen, face to face (where the snapshot says of no visit how it was
-- made, every visit at which the child was seen).
with visit as (
  select 'cin' as plan_type, cinv_cin_visit_id as visit_id, cinv_person_id as person_id,
         cinv_cin_visit_date as visit_date, cinv_cin_visit_seen as seen
  from ssd_cin_visits
  union all
  select 'cp', cppv_cp_visit_id, cppv_person_id, cppv_cp_visit_date, cppv_cp_visit_seen from ssd_cp_visits
  union all
  select 'cla', clav_cla_visit_id, clav_person_id, clav_cla_visit_date, clav_cla_visit_seen from ssd_cla_visits
)
select visit.plan_type, visit.visit_id, visit.person_id, visit.visit_date,
       lower(mode) as mode,
       coalesce(seen, 'N') = 'Y'
         and (coalesce(lower(mode), '') = 'face_to_face' or (select count(*) = 0 from ext_visit_mode)) as counts
from visit
left join ext_visit_mode on ext_visit_mode.visit_id = visit.visit_id
