-- name: Average days from entering care to moving in with the adoptive family (A10)
-- area: adoption
-- unit: mean
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: days
-- annex_a: 10
-- breakdowns: age_band, gender, ethnicity, disability
-- needs: ssd_cla_episodes.clae_entered_care_date, ssd_permanence.perm_placed_for_adoption_date or
--   ssd_permanence.perm_placed_foster_carer_date
-- definition: For children adopted in the last 12 months, the average number of calendar days from entering
--   care to moving in with the adoptive family; for a child adopted by the foster carer, to moving in as a
--   foster child.
-- caveat: The national scorecard takes the average of three years, against a threshold of 426 days.
--   Children with a date missing are left out, the day of entering care too: an SSDA903 alone does not give
--   it for children who were in care before its year.
-- part_of: adoptions
select care_period.person_id, care_period.cla_id as row_id, end_date as event_date,
       case when perm_adopted_by_carer_flag = 'Y' then perm_placed_foster_carer_date
            else perm_placed_for_adoption_date end - case when start_known then start_date end as value
from care_period
join ssd_permanence on perm_person_id = care_period.person_id
 and coalesce(perm_cla_id, care_period.cla_id) = care_period.cla_id
where end_reason in ('E11', 'E12')
