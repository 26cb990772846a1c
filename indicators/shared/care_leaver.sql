-- Young people entitled to leaving care services, with the birthdays that open and close each age group.
-- Those who died or returned home for good are marked. The list holds only the present: history shows
-- today's young people on earlier days.
select clea_person_id                         as person_id,
       clea_table_id                          as row_id,
       lower(clea_care_leaver_eligibility)    as eligibility,
       upper(clea_care_leaver_in_touch)       as in_touch,
       coalesce(upper(clea_care_leaver_in_touch), '') in ('DIED', 'RHOM') as gone,
       coalesce(lower(clea_care_leaver_accom_suitable), '') in ('1', 'y', 'yes', 'suitable') as suitable,
       upper(left(trim(clea_care_leaver_accommodation), 1)) as accommodation,
       coalesce(upper(clea_care_leaver_activity), '')       as activity,
       clea_pathway_plan_review_date          as plan_reviewed,
       clea_care_leaver_personal_advisor      as personal_adviser,
       clea_care_leaver_allocated_team        as team_id,
       clea_care_leaver_worker_id             as worker_id,
       aged_16, aged_17, aged_18, aged_22, aged_26
from ssd_care_leavers
left join child on child.person_id = clea_person_id
