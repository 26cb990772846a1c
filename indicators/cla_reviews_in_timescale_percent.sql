-- name: Looked after children with all reviews on time
-- area: looked_after
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_reviews
-- definition: Of the children looked after for more than 20 working days, those whose reviews of the last
--   12 months were all on time (20 working days after the start, 3 months after that, then at most every 6)
--   and whose next review is not overdue.
-- caveat: Cancelled reviews do not count. Annex A holds only the latest review, so a load of it alone shows
--   whether the next is overdue. An SSDA903 holds the reviews of its year: where a child was in care before,
--   what was late before its first review is not known, and the child counts as late only where there was
--   none for 6 months.
-- part_of: cla_total
select due.person_id, due.cla_id as row_id, met_from, met_until, legal_status, placement_type,
       greatest(due.start_date, looked_after.start_date, add_working_days(due.care_start, 20) + 1) as start_date,
       least(due.end_date, looked_after.end_date) as end_date
from cla_review_due due
join looked_after on looked_after.person_id = due.person_id
 and looked_after.start_date < coalesce(due.end_date, date '9999-12-31')
 and due.start_date < coalesce(looked_after.end_date, date '9999-12-31')
