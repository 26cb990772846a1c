// Who held the case, health, education, home and identity: a select a table.
#include <array>

#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

// Workers are numbered, never named. Of an address only that there was one; of a
// mother's child only the month of birth.
constexpr auto other_selects = std::to_array<std::string_view>({
    R"sql(
select 7, true, invo_involvement_start_date, invo_involvement_end_date,
       coalesce(upper(left(filled(invo_professional_role_id), 1)) || lower(substr(filled(invo_professional_role_id), 2)),
                'Involved, role not recorded'),
       concat_ws('; ', worker_label(invo_professional_id), team_name(invo_professional_team)), 'ssd_involvements'
from ssd_involvements)sql",
    R"sql(
select 7, false, coalesce(held_date, due_date), null,
       case when held_date is null then 'Supervision of the case due' else 'Supervision of the case' end,
       concat_ws('; ', replace(lower(filled(type)), '_', ' '),
                 case when held_date > due_date then 'was due on ' || day_words(due_date) end),
       'ext_supervision'
from ext_supervision)sql",
    R"sql(
select 8, false, null, null,
       case when upper(filled(disa_disability_code)) = 'NONE' then 'No disability' else 'Disability' end,
       case upper(filled(disa_disability_code))
         when 'NONE' then null when 'MOB' then 'mobility' when 'HAND' then 'hand function' when 'PC' then 'personal care'
         when 'INC' then 'incontinence' when 'COMM' then 'communication' when 'LD' then 'learning' when 'HEAR' then 'hearing'
         when 'VIS' then 'vision' when 'BEH' then 'behaviour' when 'CON' then 'consciousness'
         when 'AUT' then 'autism or Asperger syndrome' when 'DDA' then 'disabled under the law, in no other category'
         else filled(disa_disability_code) end,
       'ssd_disability'
from ssd_disability)sql",
    R"sql(
select 8, immi_immigration_status_start_date is not null,
       coalesce(immi_immigration_status_start_date, immi_immigration_status_end_date),
       case when immi_immigration_status_start_date is not null then immi_immigration_status_end_date end,
       case when upper(immi_immigration_status) like 'UASC%' or lower(immi_immigration_status) like '%unaccompanied asylum%'
            then 'Unaccompanied asylum-seeking child' else 'Immigration status' end,
       concat_ws('; ', filled(immi_immigration_status),
                 case when immi_immigration_status_start_date is null and immi_immigration_status_end_date is not null
                      then 'the day is the end; no start is recorded' end),
       'ssd_immigration_status'
from ssd_immigration_status)sql",
    R"sql(
select 8, has_start, case when has_start then starts else addr_address_end_date end,
       case when has_start then addr_address_end_date end, 'Address (not shown)',
       case when starts is null and addr_address_start_date is not null then 'since birth' end, 'ssd_address'
from (select *, starts is not null as has_start
      from (select *, case when addr_address_start_date > coalesce(born, date '1900-01-01') then addr_address_start_date end as starts
            from ssd_address cross join (select max(pers_dob) as born from ssd_person) birth) since) address)sql",
    R"sql(
select 8, false, cast(date_trunc('month', moth_childs_dob) as date), null, 'Became a mother',
       'the month of birth; the day is left out', 'ssd_mother'
from ssd_mother)sql",
    R"sql(
select 8, false, null, null, 'Known to special educational needs services', null, 'ssd_send' from ssd_send)sql",
    R"sql(
select 8, true, ehcr_ehcp_req_date, ehcr_ehcp_req_outcome_date, 'Education, health and care plan: request',
       with_words('outcome: ', ehcr_ehcp_req_outcome), 'ssd_ehcp_requests'
from ssd_ehcp_requests)sql",
    R"sql(
select 8, false, ehca_ehcp_assessment_outcome_date, null, 'Education, health and care plan: assessment',
       with_words('outcome: ', ehca_ehcp_assessment_outcome), 'ssd_ehcp_assessment'
from ssd_ehcp_assessment)sql",
    R"sql(
select 8, true, ehcn_named_plan_start_date, ehcn_named_plan_ceased_date, 'Education, health and care plan',
       with_words('ceased: ', ehcn_named_plan_ceased_reason), 'ssd_ehcp_named_plan'
from ssd_ehcp_named_plan)sql",
    R"sql(
select 8, false, ehcp_active_ehcp_last_review_date, null, 'Education, health and care plan: last review', null,
       'ssd_ehcp_active_plans'
from ssd_ehcp_active_plans)sql",
    R"sql(
select 8, false, null, null, 'Special educational need',
       concat_ws('; ', filled(senn_active_ehcp_need_type), with_words('rank ', senn_active_ehcp_need_rank)), 'ssd_sen_need'
from ssd_sen_need)sql",
    R"sql(
select 8, false, null, null, 'What the child said of the help',
       concat_ws('; ', yes_no(voch_explained_worries, 'worries were explained', 'worries were not explained'),
                 yes_no(voch_story_help_understand, 'was helped to understand', 'was not helped to understand'),
                 yes_no(voch_agree_worker, 'agrees with the worker', 'does not agree with the worker'),
                 yes_no(voch_plan_safe, 'the plan makes safer', 'the plan does not make safer'),
                 yes_no(voch_tablet_help_explain, 'a tablet helped to explain', 'a tablet did not help to explain')),
       'ssd_voice_of_child'
from ssd_voice_of_child)sql",
    R"sql(
select 8, false, reference_date, null, 'As counted by the authority: ' || replace(coalesce(filled(measure), 'a count'), '_', ' '),
       case when lower(measure) = 'case_status' then said('status', value) else cast(value as varchar) end, 'ext_reported_count'
from ext_reported_count)sql",
});

}  // namespace

std::span<const std::string_view> entries_of_others() { return other_selects; }

}  // namespace windscreen::report::journey_sql
