-- name: Assessments that ended with no further action
-- area: assessments
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- measure: assessments
-- annex_a: 4
-- needs: ssd_cin_assessments.cina_assessment_outcome_nfa
-- definition: Of the assessments authorised in the last 12 months, those that ended with no further action.
--   Not filled in counts as no.
-- caveat: Authorities read this flag differently: agree one rule. Annex A states the reverse, whether
--   support was needed.
-- same_rows_as: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       cina_assessment_outcome_nfa = 'Y' as met
from ssd_cin_assessments
where cina_assessment_auth_date is not null
