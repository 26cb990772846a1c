-- name: Factors found in assessments
-- area: assessments
-- unit: share
-- grain: snapshot
-- window: rolling_12_months
-- measure: assessed episodes
-- benchmark: c3_factors_identified_at_end_of_assessment_2018_to_2024
-- breakdowns: factor, age_band, gender, ethnicity, disability, quadrant
-- needs: ssd_assessment_factors.cinf_assessment_factors_json
-- definition: Of the episodes of need with an assessment authorised in the last 12 months and any factor
--   recorded, those in which each factor was found. An episode counts once for each factor, however many of
--   its assessments found it. Recorded as having no factors (21) is recorded.
-- caveat: An episode has several factors, so the shares add up to more than 100. In every other breakdown
--   the figure is the group's share of the assessed episodes. A child counts at the age on the last day. An
--   assessment that names no episode counts as one of its own.
with found as (
  select distinct cina_person_id as person_id, coalesce(cina_referral_id, cina_assessment_id) as episode, code
  from ssd_cin_assessments
  join assessment_factor on assessment_id = cina_assessment_id
  where cina_assessment_auth_date > add_months(:as_at, -12) and cina_assessment_auth_date <= :as_at
)
select person_id, episode || ' ' || found.code as row_id, coalesce(factor, found.code) as factor,
       case when row_number() over (partition by episode, person_id order by found.code) = 1
            then 1 else 0 end as denominator
from found
left join assessment_factor_name on assessment_factor_name.code = found.code
