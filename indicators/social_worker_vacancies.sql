-- name: Social worker vacancies
-- area: workforce
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: full-time equivalents
-- benchmark: csww_indicators
-- breakdowns: cover, team, service, quadrant
-- definition: Social work posts, in full-time equivalents, that no permanent employee fills. A post covered
--   by an agency worker is vacant too, as the department counts.
-- caveat: The breakdown by cover tells posts that an agency worker covers from those that nobody does.
select null as person_id, post_id as row_id, team_id, valid_from as start_date, valid_to as end_date, fte as weight,
       case when status = 'filled_agency' then 'Covered by agency' else 'Not covered' end as cover
from ext_post
where role_group = 'social_worker' and status in ('vacant', 'filled_agency')
