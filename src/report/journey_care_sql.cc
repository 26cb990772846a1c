// Being looked after and leaving care: a select a table.
#include <array>

#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

constexpr auto selects = std::to_array<std::string_view>({
    R"sql(
select 3, true, clae_cla_episode_start_date, clae_cla_episode_ceased_date, 'Looked after: episode of care',
       concat_ws('; ', case upper(clae_cla_episode_start_reason)
                         when 'S' then 'started to be looked after' when 'L' then 'change of legal status only'
                         when 'P' then 'change of placement' when 'T' then 'change of placement, same carer'
                         when 'B' then 'change of legal status and placement'
                         when 'U' then 'change of legal status and placement, same carer'
                         else filled(clae_cla_episode_start_reason) end,
                 case when upper(clae_cla_episode_start_reason) = 'S' and cine_referral_date <= clae_cla_episode_start_date
                      then in_days(cine_referral_date, clae_cla_episode_start_date) || ' after the referral' end,
                 'need: ' || said('need', clae_cla_primary_need_code),
                 'ended: ' || said('ceased', clae_cla_episode_ceased_reason),
                 case when clae_entered_care_date < clae_cla_episode_start_date
                      then 'in care since ' || day_words(clae_entered_care_date) end),
       'ssd_cla_episodes'
from ssd_cla_episodes
left join (select cine_referral_id, min(cine_referral_date) as cine_referral_date from ssd_cin_episodes group by all) referral
       on cine_referral_id = clae_referral_id)sql",
    R"sql(
select 4, true, lega_legal_status_start_date, lega_legal_status_end_date,
       coalesce(said('legal', lega_legal_status), 'Legal status not recorded'),
       case when said('legal', lega_legal_status) <> lega_legal_status then 'code ' || lega_legal_status end, 'ssd_legal_status'
from ssd_legal_status)sql",
    R"sql(
select 5, true, clap_cla_placement_start_date, clap_cla_placement_end_date,
       coalesce(said('placement', clap_cla_placement_type), 'Placement of no recorded type'),
       concat_ws('; ', said('provider', clap_cla_placement_provider),
                 case when clap_cla_placement_distance < 999  -- 999.9 says that it is not known
                      then round(clap_cla_placement_distance, 1) || ' miles from home' end,
                 with_words('in the area of authority ', la_code),
                 with_words('moved because: ', clap_cla_placement_change_reason)),
       concat_ws(', ', 'ssd_cla_placement', case when la_code is not null then 'ext_placement_area' end)
from ssd_cla_placement left join ext_placement_area on placement_id = clap_cla_placement_id)sql",
    R"sql(
select 3, false, coalesce(clar_cla_review_date, clar_cla_review_due_date), null,
       case when clar_cla_review_cancelled = 'Y' then 'Review of a looked after child, cancelled'
            when clar_cla_review_date is null then 'Review of a looked after child due'
            else 'Review of a looked after child' end,
       concat_ws('; ', case when clar_cla_review_date > clar_cla_review_due_date
                            then 'was due on ' || day_words(clar_cla_review_due_date) end,
                 with_words('participation: ', clar_cla_review_participation)),
       'ssd_cla_reviews'
from ssd_cla_reviews)sql",
    R"sql(
select 3, false, clav_cla_visit_date, null, 'Visit to a looked after child',
       concat_ws('; ', seen_words(clav_cla_visit_seen, clav_cla_visit_seen_alone), visit_mode(mode)),
       concat_ws(', ', 'ssd_cla_visits', case when mode is not null then 'ext_visit_mode' end)
from ssd_cla_visits left join ext_visit_mode on visit_id = clav_cla_visit_id)sql",
    R"sql(
select 3, lacp_cla_care_plan_start_date is not null, coalesce(lacp_cla_care_plan_start_date, lacp_cla_care_plan_end_date),
       case when lacp_cla_care_plan_start_date is not null then lacp_cla_care_plan_end_date end, 'Care plan',
       coalesce((select string_agg(words, '; ' order by code) from journey_code
                 where set_name = 'plan' and json_yes(lacp_cla_care_plan_json, code)), answers(lacp_cla_care_plan_json)),
       'ssd_cla_care_plan'
from ssd_cla_care_plan)sql",
    R"sql(
select 3, true, miss_missing_episode_start_date, miss_missing_episode_end_date,
       case upper(left(filled(miss_missing_episode_type), 1)) when 'A' then 'Away without authorisation' else 'Missing' end,
       concat_ws('; ', case when interview_date is not null then 'return interview on ' || day_words(interview_date) end,
                 coalesce(yes_no(miss_missing_rhi_offered, 'interview offered', 'no interview offered'),
                          with_words('interview offered: ', miss_missing_rhi_offered)),
                 coalesce(yes_no(miss_missing_rhi_accepted, 'accepted', 'not accepted'),
                          with_words('accepted: ', miss_missing_rhi_accepted))),
       concat_ws(', ', 'ssd_missing', case when interview_date is not null then 'ext_return_interview' end)
from ssd_missing left join ext_return_interview on ext_return_interview.miss_table_id = ssd_missing.miss_table_id)sql",
    R"sql(
select 3, false, starts, null, what, detail, 'ssd_permanence'
from (select unnest([perm_adm_decision_date, perm_ffa_cp_decision_date, perm_placement_order_date, perm_matched_date,
                     perm_placed_ffa_cp_date, perm_placed_for_adoption_date, perm_placed_foster_carer_date,
                     perm_decision_reversed_date, perm_permanence_order_date]) as starts,
             unnest(['Decision that the child should be placed for adoption', 'Decision to foster for adoption',
                     'Placement order', 'Matched with adopters', 'Placed with foster carers for adoption',
                     'Placed for adoption', 'Placed with the foster carers who adopt', 'Adoption decision reversed',
                     'Permanence order']) as what,
             unnest([null, null, null, null, null, null, null, said('reversal', perm_decision_reversed_reason),
                     filled(perm_permanence_order_type)]) as detail
      from ssd_permanence) steps
where starts is not null
union all
select 3, false, null, null, 'Plan for a permanent family', 'no day recorded', 'ssd_permanence'
from ssd_permanence
where coalesce(perm_adm_decision_date, perm_ffa_cp_decision_date, perm_placement_order_date, perm_matched_date,
               perm_placed_ffa_cp_date, perm_placed_for_adoption_date, perm_placed_foster_carer_date,
               perm_decision_reversed_date, perm_permanence_order_date) is null)sql",
    R"sql(
select 3, false, try_cast(left(lapp_previous_permanence_order_date, 10) as date), null, 'Earlier permanence order, before care',
       concat_ws('; ', filled(lapp_previous_permanence_option),
                 case when try_cast(left(lapp_previous_permanence_order_date, 10) as date) is null
                      then with_words('dated ', lapp_previous_permanence_order_date) end),
       'ssd_cla_previous_permanence'
from ssd_cla_previous_permanence)sql",
    R"sql(
select 6, false, null, null, 'Care leaver',
       concat_ws('; ', filled(clea_care_leaver_eligibility), lower(said('touch', clea_care_leaver_in_touch)),
                 'lives: ' || said('accommodation', clea_care_leaver_accommodation),
                 'accommodation ' || lower(said('suitable', clea_care_leaver_accom_suitable)),
                 'activity: ' || said('activity', clea_care_leaver_activity),
                 case when filled(clea_care_leaver_personal_advisor) is null then 'no personal adviser recorded'
                      else 'has a personal adviser' end,
                 team_name(clea_care_leaver_allocated_team)),
       'ssd_care_leavers'
from ssd_care_leavers
union all
select 6, false, clea_care_leaver_latest_contact, null, 'Latest contact with the care leaver', null, 'ssd_care_leavers'
from ssd_care_leavers where clea_care_leaver_latest_contact is not null
union all
select 6, false, clea_pathway_plan_review_date, null, 'Pathway plan reviewed', null, 'ssd_care_leavers'
from ssd_care_leavers where clea_pathway_plan_review_date is not null)sql",
    R"sql(
select 8, false, clah_health_check_date, null, 
       case when upper(clah_health_check_type) like 'HEALTH%' then 'Health assessment'
            when upper(clah_health_check_type) like 'DENTAL%' then 'Dental check'
            else coalesce(filled(clah_health_check_type), 'Health check') end,
       filled(clah_health_check_status), 'ssd_cla_health'
from ssd_cla_health)sql",
    R"sql(
select 8, false, clai_immunisations_status_date, null,
       coalesce(yes_no(clai_immunisations_status, 'Immunisations up to date', 'Immunisations not up to date'),
                'Immunisations: no answer'), null, 'ssd_cla_immunisations'
from ssd_cla_immunisations)sql",
    R"sql(
select 8, false, clas_substance_misuse_date, null, 'Substance misuse',
       concat_ws('; ', filled(clas_substance_misused),
                 yes_no(clas_intervention_received, 'intervention received', 'no intervention received')),
       'ssd_cla_substance_misuse'
from ssd_cla_substance_misuse)sql",
    R"sql(
select 8, false, clac_cla_conviction_date, null, 'Conviction', null, 'ssd_cla_convictions' from ssd_cla_convictions)sql",
    R"sql(
select 8, false, csdq_sdq_completed_date, null, 'Strengths and difficulties score',
       concat_ws('; ', with_words('score ', csdq_sdq_score), with_words('reason: ', csdq_sdq_reason)), 'ssd_sdq_scores'
from ssd_sdq_scores)sql",
});

}  // namespace

std::span<const std::string_view> entries_of_care() { return selects; }

}  // namespace windscreen::report::journey_sql
