-- name: Social worker vacancy rate
-- area: workforce
-- unit: percent
-- grain: spell
-- polarity: lower is better
-- measure: full-time equivalents
-- benchmark: csww_indicators
-- breakdowns: team, service, quadrant
-- needs: ext_post, ext_employment
-- definition: Vacancies (posts covered by agency among them) as a share of vacancies and social workers in
--   post, all in full-time equivalents. This is the department's formula.
select null as person_id, post_id as row_id, null as worker_id, team_id,
       valid_from as start_date, valid_to as end_date, fte as weight, true as met
from ext_post
where role_group = 'social_worker' and status in ('vacant', 'filled_agency')
union all
select null, worker_id, worker_id, team_id, start_date, end_date, fte, false
from ext_employment
where role_group = 'social_worker' and coalesce(is_agency, 'N') = 'N'
