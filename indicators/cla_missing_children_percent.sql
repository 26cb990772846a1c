-- name: Looked after children who went missing in the last 12 months
-- area: looked_after
-- unit: percent
-- grain: snapshot
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- window: rolling_12_months
-- polarity: lower is better
-- measure: children
-- annex_a: 8
-- needs: ssd_cla_episodes, ssd_missing or ext_reported_count
-- definition: Of the children looked after on any day of the last 12 months, those who went missing at
--   least once while looked after. Being away without authorisation is not being missing.
-- caveat: Annex A states only how often, on the day of the return. Legal status and placement are the last
--   known on that day.
select care_period.person_id, max(legal_status) as legal_status, max(placement_type) as placement_type,
       max(case when miss_table_id is not null or reported.value > 0 then 1 else 0 end) = 1 as met
from care_period
left join ssd_missing on miss_person_id = care_period.person_id
     and upper(left(trim(miss_missing_episode_type), 1)) = 'M'
     and miss_missing_episode_start_date > add_months(:as_at, -12) and miss_missing_episode_start_date <= :as_at
     and miss_missing_episode_start_date >= start_date
     and miss_missing_episode_start_date < coalesce(end_date, date '9999-12-31')
left join ext_reported_count reported on reported.person_id = care_period.person_id
     and reported.measure = 'missing_12_months' and reported.reference_date = start_date
left join (select person_id as child, max_by(coalesce(legal_status, ''), start_date) as legal_status,
                  max_by(coalesce(placement_type, ''), start_date) as placement_type
           from looked_after where start_date <= :as_at group by person_id) latest
       on child = care_period.person_id
where start_date <= :as_at and (end_date is null or end_date > add_months(:as_at, -12) + 1)
group by care_period.person_id
