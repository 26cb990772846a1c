-- name: Looked after children visited on time
-- area: visits
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_visits
-- definition: Of the looked after children whose first visit is due, those last seen face to face within
--   the interval: the authority's own, or the regulations' (within a week of the start, then every 6 weeks,
--   or every 3 months after a year in a placement meant to last).
-- caveat: A placement is meant to last when it is coded as long-term fostering (U1, U4). Where the snapshot
--   never says how a visit was made, every visit at which the child was seen counts. Annex A holds only the
--   last visit.
-- part_of: cla_total
select visit_due.person_id, row_id, met, legal_status, placement_type,
       greatest(visit_due.start_date, looked_after.start_date) as start_date,
       least(visit_due.end_date, looked_after.end_date) as end_date
from visit_due
join looked_after on looked_after.person_id = visit_due.person_id
 and looked_after.start_date < coalesce(visit_due.end_date, date '9999-12-31')
 and visit_due.start_date < coalesce(looked_after.end_date, date '9999-12-31')
where plan_type = 'cla'
