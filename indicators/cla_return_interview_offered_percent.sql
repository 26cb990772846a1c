-- name: Missing episodes followed by the offer of a return interview
-- area: looked_after
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: episodes
-- annex_a: 8
-- needs: ssd_cla_episodes, ssd_missing.miss_missing_rhi_offered
-- definition: Of the missing episodes of looked after children that ended in the period, those after which
--   a return interview was offered. Episodes for which none applies are left out.
-- caveat: Guidance asks for the interview within 72 hours, which the record cannot show.
select miss_person_id as person_id, miss_table_id as row_id, miss_missing_episode_end_date as event_date,
       upper(left(trim(miss_missing_rhi_offered), 1)) = 'Y' as met
from ssd_missing
join care_period on care_period.person_id = miss_person_id
 and open_on(care_period.start_date, care_period.end_date, miss_missing_episode_start_date)
where upper(left(trim(miss_missing_episode_type), 1)) = 'M'
  and miss_missing_episode_end_date is not null
  and coalesce(upper(trim(miss_missing_rhi_offered)), '') not in ('NA', 'N/A')
