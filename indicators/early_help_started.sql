-- name: Early help episodes started
-- area: early_help
-- unit: count
-- grain: event
-- window: month
-- measure: episodes
-- annex_a: 2
-- definition: Early help episodes that started in the period, one for each child.
-- caveat: Annex A list 2 asks for early help assessments, so a load of that list counts assessments.
select earl_person_id as person_id, earl_episode_id as row_id, earl_episode_start_date as event_date
from ssd_early_help_episodes
