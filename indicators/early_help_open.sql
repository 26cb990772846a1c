-- name: Children with an open early help episode
-- area: early_help
-- unit: count
-- grain: spell
-- count: children
-- measure: children
-- annex_a: 2
-- definition: Children with an early help episode open at the close of the day.
-- caveat: Episodes that were never closed stay in the count until they are.
-- opens: early_help_started
-- closes: early_help_step_up_percent
select earl_person_id as person_id, earl_episode_id as row_id,
       earl_episode_start_date as start_date, earl_episode_end_date as end_date
from ssd_early_help_episodes
