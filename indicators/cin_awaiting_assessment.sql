-- name: Children waiting for an assessment
-- area: children_in_need
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: episodes
-- annex_a: 4, 6
-- benchmark: b1_children_in_need
-- needs: ssd_cin_episodes, ssd_cin_assessments
-- definition: Open episodes of need for which no assessment has started.
-- caveat: Includes episodes for which no assessment is needed. Annex A holds the assessments of six months,
--   so with it older episodes seem to wait as well.
-- part_of: cin_open
select cine_person_id                           as person_id,
       cine_referral_id                         as row_id,
       cine_referral_date                       as start_date,
       least(cine_close_date, first_assessment) as end_date,
       cine_referral_team                       as team_id,
       cine_referral_worker_id                  as worker_id
from ssd_cin_episodes
left join (select cina_referral_id, min(cina_assessment_start_date) as first_assessment
           from ssd_cin_assessments group by cina_referral_id) assessed
       on cina_referral_id = cine_referral_id
where coalesce(cine_referral_nfa, 'N') = 'N'
