-- name: Thematic audits completed
-- area: quality
-- unit: count
-- grain: event
-- window: year_to_date
-- measure: themes
-- breakdowns: theme, service
-- needs: ext_audit
-- definition: Themes whose report was signed off in the period. A theme counts once, on the day of its first
--   report, however many cases it looked at.
-- caveat: Emerging findings are not counted before their report is signed off. The service is that of the
--   theme's cases where they are all of one.
select null as person_id, theme as row_id, min(report_date) as event_date, theme,
       case when count(distinct service) = 1 then min(team_id) end as team_id
from audit
where programme = 'thematic' and theme is not null and report_date is not null
group by theme
