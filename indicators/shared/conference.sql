-- Initial child protection conferences held, one row per child, transfers in from another authority left
-- out, with the enquiry that each is linked to (same enquiry and same child: siblings may share an
-- identifier).
select icpc_icpc_id                                 as conference_id,
       icpc_person_id                               as person_id,
       icpc_icpc_date                               as held_on,
       s47e_s47_start_date                          as enquiry_start,
       case when icpc_icpc_date >= s47e_s47_start_date
            then working_days(s47e_s47_start_date, icpc_icpc_date) end as days_taken,
       coalesce(icpc_icpc_outcome_cp_flag, 'N') = 'Y' as led_to_plan,
       coalesce(icpc_icpc_team, s47e_s47_completed_by_team) as team_id,
       coalesce(icpc_icpc_worker_id, s47e_s47_completed_by_worker_id) as worker_id
from ssd_initial_cp_conference
left join ssd_s47_enquiry on s47e_s47_enquiry_id = icpc_s47_enquiry_id and s47e_person_id = icpc_person_id
where icpc_icpc_date is not null and coalesce(icpc_icpc_transfer_in, 'N') = 'N'
