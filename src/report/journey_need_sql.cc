// From the front door to child protection: a select a table.
#include <array>

#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

constexpr auto need_selects = std::to_array<std::string_view>({
    R"sql(
select 0, false, cont_contact_date, null, 'Contact',
       concat_ws('; ', 'from ' || coalesce(filled(cont_contact_source_desc), said('source', cont_contact_source_code)),
                 answers(cont_contact_outcome_json)),
       'ssd_contacts'
from ssd_contacts)sql",
    R"sql(
select 0, coalesce(ended_at > started_at, false), started_at, case when ended_at > started_at then ended_at end,
       'Front door: ' || coalesce(replace(lower(filled(step_type)), '_', ' '), 'a step'),
       concat_ws('; ', with_words('outcome: ', replace(lower(outcome), '_', ' ')), team_name(team_id)), 'ext_contact_step'
from ext_contact_step)sql",
    R"sql(
select 0, true, earl_episode_start_date, earl_episode_end_date, 'Early help',
       concat_ws('; ', filled(earl_episode_organisation), with_words('because of ', earl_episode_reason),
                 with_words('ended: ', earl_episode_end_reason), worker_label(earl_episode_worker_id)),
       'ssd_early_help_episodes'
from ssd_early_help_episodes)sql",
    R"sql(
select 1, coalesce(cine_referral_nfa, 'N') <> 'Y', cine_referral_date,
       case when coalesce(cine_referral_nfa, 'N') <> 'Y' then cine_close_date end,
       case when coalesce(cine_referral_nfa, 'N') = 'Y' then 'Referral, no further action' else 'Referral and episode of need' end,
       concat_ws('; ', 'from ' || coalesce(filled(cine_referral_source_desc), said('source', cine_referral_source_code)),
                 'need: ' || said('need', cine_cin_primary_need_code),
                 'closed: ' || said('closure', cine_close_reason), team_name(cine_referral_team)),
       'ssd_cin_episodes'
from ssd_cin_episodes)sql",
    R"sql(
select 1, true, cina_assessment_start_date, cina_assessment_auth_date, 'Assessment',
       concat_ws('; ',
                 case when place = 1 and cine_referral_date <= cina_assessment_start_date
                      then 'started ' || in_working_days(cine_referral_date, cina_assessment_start_date) || ' after the referral' end,
                 case when cina_assessment_auth_date >= cina_assessment_start_date
                      then 'took ' || in_working_days(cina_assessment_start_date, cina_assessment_auth_date) end,
                 yes_no(cina_assessment_child_seen, 'child seen', 'child not seen'),
                 yes_no(cina_assessment_outcome_nfa, 'no further action', null),
                 answers(cina_assessment_outcome_json), team_name(cina_assessment_team)),
       'ssd_cin_assessments'
from (select *, row_number() over (partition by cina_referral_id order by cina_assessment_start_date, cina_assessment_id) as place
      from ssd_cin_assessments) assessment
left join (select cine_referral_id, min(cine_referral_date) as cine_referral_date from ssd_cin_episodes group by all) referral
       on cine_referral_id = cina_referral_id)sql",
    R"sql(
select 1, false, coalesce(any_value(cina_assessment_auth_date), any_value(cina_assessment_start_date)), null,
       'Factors found by the assessment',
       coalesce(string_agg(coalesce(factor, code), '; ' order by code), 'none'), 'ssd_assessment_factors'
from ssd_assessment_factors
join ssd_cin_assessments on cina_assessment_id = cinf_assessment_id
left join (select distinct assessment_id, assessment_factor.code, factor
           from assessment_factor left join assessment_factor_name on assessment_factor_name.code = assessment_factor.code) found
       on found.assessment_id = cinf_assessment_id
group by cinf_table_id, cinf_assessment_id)sql",
    R"sql(
select 1, true, cinp_cin_plan_start_date, cinp_cin_plan_end_date, 'Child in need plan', team_name(cinp_cin_plan_team),
       'ssd_cin_plans'
from ssd_cin_plans)sql",
    R"sql(
select 1, false, cinv_cin_visit_date, null, 'Visit to a child in need',
       concat_ws('; ', seen_words(cinv_cin_visit_seen, cinv_cin_visit_seen_alone), visit_mode(mode),
                 yes_no(cinv_cin_visit_bedroom, 'bedroom seen', null)),
       concat_ws(', ', 'ssd_cin_visits', case when mode is not null then 'ext_visit_mode' end)
from ssd_cin_visits left join ext_visit_mode on visit_id = cinv_cin_visit_id)sql",
    R"sql(
select 2, false, held_date, null, 'Strategy discussion',
       case when s47_enquiry_id is null then 'linked to no enquiry' end, 'ext_strategy_discussion'
from ext_strategy_discussion)sql",
    R"sql(
select 2, true, s47e_s47_start_date, s47e_s47_end_date, 'Section 47 enquiry',
       concat_ws('; ',
                 case when s47e_s47_end_date >= s47e_s47_start_date
                      then 'took ' || in_working_days(s47e_s47_start_date, s47e_s47_end_date) end,
                 yes_no(s47e_s47_nfa, 'no further action', null), answers(s47e_s47_outcome_json),
                 team_name(s47e_s47_completed_by_team)),
       'ssd_s47_enquiry'
from ssd_s47_enquiry)sql",
    R"sql(
select 2, false, coalesce(icpc_icpc_date, icpc_icpc_target_date), null,
       case when icpc_icpc_date is null then 'Initial child protection conference due' else 'Initial child protection conference' end,
       concat_ws('; ', yes_no(icpc_icpc_outcome_cp_flag, 'led to a child protection plan', 'no child protection plan'),
                 case when icpc_icpc_date >= s47e_s47_start_date
                      then in_working_days(s47e_s47_start_date, icpc_icpc_date) || ' after the enquiry began' end,
                 case when icpc_icpc_date > icpc_icpc_target_date then 'was due on ' || day_words(icpc_icpc_target_date) end,
                 yes_no(icpc_icpc_transfer_in, 'moved in from another authority', null),
                 answers(icpc_icpc_outcome_json), team_name(icpc_icpc_team)),
       'ssd_initial_cp_conference'
from ssd_initial_cp_conference
left join ssd_s47_enquiry on s47e_s47_enquiry_id = icpc_s47_enquiry_id)sql",
    R"sql(
select 2, true, cppl_cp_plan_start_date, cppl_cp_plan_end_date, 'Child protection plan',
       concat_ws('; ', said('abuse', coalesce(filled(cppl_cp_plan_latest_category), cppl_cp_plan_initial_category)),
                 case when cppl_cp_plan_latest_category <> cppl_cp_plan_initial_category
                      then 'at first: ' || said('abuse', cppl_cp_plan_initial_category) end,
                 case when cine_referral_date <= cppl_cp_plan_start_date
                      then in_days(cine_referral_date, cppl_cp_plan_start_date) || ' after the referral' end,
                 yes_no(cppl_cp_plan_ola, 'another authority''s temporary plan', null),
                 case when previous_plans is not null then 'plans before this one, as counted: ' || previous_plans end),
       concat_ws(', ', 'ssd_cp_plans', case when previous_plans is not null then 'ext_cp_history' end)
from ssd_cp_plans
left join ext_cp_history on cp_plan_id = cppl_cp_plan_id
left join (select cine_referral_id, min(cine_referral_date) as cine_referral_date from ssd_cin_episodes group by all) referral
       on cine_referral_id = cppl_referral_id)sql",
    R"sql(
select 2, false, cppv_cp_visit_date, null, 'Visit under a child protection plan',
       concat_ws('; ', seen_words(cppv_cp_visit_seen, cppv_cp_visit_seen_alone), visit_mode(mode),
                 yes_no(cppv_cp_visit_bedroom, 'bedroom seen', null)),
       concat_ws(', ', 'ssd_cp_visits', case when mode is not null then 'ext_visit_mode' end)
from ssd_cp_visits left join ext_visit_mode on visit_id = cppv_cp_visit_id)sql",
    R"sql(
select 2, false, coalesce(cppr_cp_review_date, cppr_cp_review_due), null,
       case when cppr_cp_review_date is null then 'Review conference due' else 'Review conference' end,
       concat_ws('; ', yes_no(cppr_cp_review_outcome_continue_cp, 'the plan continues', 'the plan ends'),
                 case when cppr_cp_review_date > cppr_cp_review_due then 'was due on ' || day_words(cppr_cp_review_due) end,
                 with_words('quorate: ', cppr_cp_review_quorate)),
       'ssd_cp_reviews'
from ssd_cp_reviews)sql",
    R"sql(
select 2, false, starts, null, what, null, 'ssd_pre_proceedings'
from (select unnest([prep_pre_pro_decision_date, prep_pre_pro_letter_date, prep_initial_pre_pro_meeting_date,
                     prep_care_pro_letter_date, prep_agree_stepdown_issue_date]) as starts,
             unnest(['Pre-proceedings: decision', 'Pre-proceedings: letter before proceedings',
                     'Pre-proceedings: first meeting', 'Pre-proceedings: letter of issue of care proceedings',
                     'Pre-proceedings: agreed step down']) as what
      from ssd_pre_proceedings) steps
where starts is not null
union all
select 2, false, null, null, 'Pre-proceedings',
       concat_ws('; ', with_words('outcome: ', prep_pre_pro_outcome), with_words('legal gateway: ', prep_legal_gateway_outcome)),
       'ssd_pre_proceedings'
from ssd_pre_proceedings
where filled(prep_pre_pro_outcome) is not null or filled(prep_legal_gateway_outcome) is not null
   or coalesce(prep_pre_pro_decision_date, prep_pre_pro_letter_date, prep_initial_pre_pro_meeting_date,
               prep_care_pro_letter_date, prep_agree_stepdown_issue_date) is null)sql",
});

}  // namespace

std::span<const std::string_view> entries_of_need() { return need_selects; }

}  // namespace windscreen::report::journey_sql
