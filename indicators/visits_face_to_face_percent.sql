-- name: Visits made face to face
-- area: visits
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: visits
-- breakdowns: team, service, quadrant
-- needs: ext_visit_mode
-- definition: Of all visits of the period to children in need, on a child protection plan or looked after,
--   those made face to face. A visit that does not say how it was made counts as not.
-- caveat: There is no figure where no visit says how it was made.
select person_id, visit_id as row_id, visit_date as event_date, mode = 'face_to_face' as met
from visit
where exists (select 1 from ext_visit_mode)
