-- name: Looked after children in the same placement for 2 years or more
-- area: looked_after
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- benchmark: la_cla_placement_stability
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes
-- definition: Of the children under 16 who have been looked after for two and a half years or more, those
--   who have lived with the same carer for at least two years, or are placed for adoption and that
--   placement and the one before together last two years.
-- caveat: Where nothing says when a child entered care (an SSDA903 alone, for children in care before its
--   year), the two and a half years count from the first day known, so some children are left out.
-- part_of: cla_immunisations_percent
select looked_after.person_id, cla_id as row_id,
       greatest(looked_after.start_date, add_months(looked_after.care_start, 30)) as start_date,
       least(looked_after.end_date, aged_16) as end_date,
       legal_status, placement_type,
       add_months(case when placement_type = 'Adoption' then coalesce(previous_start, placement_stay.start_date)
                       else placement_stay.start_date end, 24) as met_from,
       cast(null as date) as met_until
from looked_after
join placement_stay on placement_stay.person_id = looked_after.person_id
 and open_on(placement_stay.start_date, placement_stay.end_date, looked_after.start_date)
left join child on child.person_id = looked_after.person_id
