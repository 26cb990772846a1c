-- The times in which a child is recorded as an unaccompanied asylum-seeking child. A record without a start
-- (the SSDA903 gives only the end) holds from the beginning.
select immi_person_id as person_id,
       coalesce(immi_immigration_status_start_date, date '1900-01-01') as start_date,
       immi_immigration_status_end_date as end_date
from ssd_immigration_status
where upper(immi_immigration_status) like 'UASC%'
   or lower(immi_immigration_status) like '%unaccompanied asylum%'
