-- name: Early help led by partner organisations
-- area: early_help
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: higher is better
-- measure: episodes
-- annex_a: 2
-- needs: ssd_early_help_episodes.earl_episode_organisation
-- definition: Of the early help episodes that started in the last 12 months, those led by an organisation
--   other than the council. Which names are the council's own is a setting of the workspace
--   (council_organisations in authority.json). No organisation recorded counts as not.
-- caveat: There is no figure until the workspace names the council's organisations. Names are compared
--   without regard to capitals.
-- same_rows_as: early_help_started
select earl_person_id as person_id, earl_episode_id as row_id, earl_episode_start_date as event_date,
       earl_episode_organisation is not null
         and not exists (select 1 from ref_council_organisation
                         where lower(trim(name)) = lower(trim(earl_episode_organisation))) as met
from ssd_early_help_episodes
where exists (select 1 from ref_council_organisation)
