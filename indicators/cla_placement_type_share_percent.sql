-- name: Children looked after by placement type
-- area: looked_after
-- unit: share
-- grain: spell
-- measure: children
-- annex_a: 8
-- breakdowns: placement_type, family_or_friends, age_band, gender, ethnicity, disability, legal_status,
--   team, service, quadrant
-- needs: ssd_cla_episodes, ssd_cla_placement
-- definition: Of the children looked after at the close of the day, how many live in foster care (U1 to U6),
--   children's homes (K1, K2, R1), supported or independent (H5, P2), with parents (P1), placed for adoption
--   (A3 to A6) or elsewhere. A temporary stay (T0 to T4) shows as the placement before it.
-- caveat: Foster care with family or friends (U1 to U3) has a breakdown of its own. In every breakdown the
--   figure is the group's share of all.
-- same_rows_as: cla_total
select looked_after.person_id, looked_after.cla_id as row_id, start_date, end_date, legal_status,
       placement_type,
       case when upper(clap_cla_placement_type) similar to 'U[123].*' then 'With family or friends'
            when placement_type = 'Foster care' then 'With another foster carer'
            when placement_type is not null then 'Not in foster care' end as family_or_friends
from looked_after
left join ssd_cla_placement on clap_cla_placement_id = placement_id
