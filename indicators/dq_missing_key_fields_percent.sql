-- name: Child records with a missing key field
-- area: quality
-- unit: percent
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 6, 7, 8, 9
-- breakdowns: team, service, quadrant
-- definition: Of the children in need, looked after children and care leavers, those with no date of birth
--   (nor, for the unborn, an expected one), no sex or no ethnicity recorded.
with known as (
  select cine_person_id as person_id, cine_referral_date as start_date, cine_close_date as end_date
  from ssd_cin_episodes where coalesce(cine_referral_nfa, 'N') = 'N'
  union all
  select person_id, start_date, end_date from care_period
  union all
  select person_id, aged_16, aged_26 from care_leaver where not gone
)
select person_id, start_date, end_date,
       coalesce(pers_dob, pers_expected_dob) is null or pers_sex is null or pers_ethnicity is null as met
from known
left join ssd_person on pers_person_id = person_id
