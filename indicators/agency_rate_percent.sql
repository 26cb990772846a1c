-- name: Agency social worker rate
-- area: workforce
-- unit: percent
-- grain: spell
-- polarity: lower is better
-- measure: full-time equivalents
-- benchmark: csww_indicators
-- breakdowns: team, service, quadrant
-- definition: Agency social workers as a share of all social workers, in full-time equivalents. This is the
--   department's formula.
-- caveat: Some authorities divide by posts: say which when you compare.
select null as person_id, worker_id as row_id, worker_id, team_id, start_date, end_date, fte as weight,
       coalesce(is_agency, 'N') = 'Y' as met
from ext_employment
where role_group = 'social_worker'
