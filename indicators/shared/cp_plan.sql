-- Child protection plans of this authority, one row a plan: another authority's temporary plan is left out
-- (a flag that is not filled in means it is ours). The category is the latest, in words, whatever way it is
-- coded.
select cppl_cp_plan_id         as plan_id,
       cppl_person_id          as person_id,
       cppl_cp_plan_start_date as start_date,
       cppl_cp_plan_end_date   as end_date,
       case when lower(category) like '%mul%' then 'Multiple'
            when lower(category) like '%neg%' then 'Neglect'
            when lower(category) like '%emo%' then 'Emotional abuse'
            when lower(category) like '%phy%' then 'Physical abuse'
            when lower(category) like '%sab%' or lower(category) like '%sex%' then 'Sexual abuse'
            else category
       end as category_of_abuse
from (select *, coalesce(cppl_cp_plan_latest_category, cppl_cp_plan_initial_category) as category
      from ssd_cp_plans) plan
where coalesce(cppl_cp_plan_ola, 'N') = 'N'
