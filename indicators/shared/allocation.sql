-- Children allocated to workers: one row for each stretch in which a worker holds a child's case. Names
-- that only hold cases for a duty team (ext_employment, role_group duty) are left out: a duty name is no
-- social worker.
select invo_professional_id      as worker_id,
       invo_person_id            as person_id,
       invo_professional_team    as team_id,
       invo_involvement_start_date as start_date,
       invo_involvement_end_date   as end_date
from ssd_involvements
where upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
  and invo_professional_id is not null
  and not exists (select 1 from ext_employment
                  where worker_id = invo_professional_id and lower(role_group) = 'duty'
                    and start_date < coalesce(invo_involvement_end_date, date '9999-12-31')
                    and coalesce(end_date, date '9999-12-31') > invo_involvement_start_date)
