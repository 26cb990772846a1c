-- The times in which a child is recorded as an unaccompanied asylum-seeking child.
select immi_person_id                       as person_id,
       immi_immigration_status_start_date   as start_date,
       immi_immigration_status_end_date     as end_date
from ssd_immigration_status
where upper(immi_immigration_status) like 'UASC%' or lower(immi_immigration_status) like '%unaccompanied asylum%'
