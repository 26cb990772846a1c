// Referrals, assessments and children in need.
#include <array>
#include <utility>

#include "benchmark/measure_tables.h"

namespace windscreen::benchmark {
namespace {

constexpr std::string_view b1 = "b1_children_in_need";
constexpr std::string_view b2 = "b2_children_in_need_recorded_disability";
constexpr std::string_view b3 = "b3_cin_primary_need";
constexpr std::string_view b4 = "b4_children_in_need_duration_of_open_episode";
constexpr std::string_view b7 = "b7_child_in_need_plans";
constexpr std::string_view c1 = "c1_children_in_need_referrals_and_rereferrals";
constexpr std::string_view c2 = "c2_children_in_need_assessments_duration";
constexpr std::string_view c3 = "c3_factors_identified_at_end_of_assessment";
constexpr std::string_view c5 = "c5_children_in_need_referrals_by_source";
constexpr std::string_view c6 = "c6_children_in_need_referrals_by_month";

constexpr std::string_view referrals = "referral_count|referrals";
constexpr std::string_view re_referrals = "rereferral_count|re_referrals";

using Column = std::pair<std::string_view, std::string_view>;

/// The groups are those of indicators/shared/source_group.sql.
constexpr std::array<Column, 11> referral_sources = {{{"individual", "Individual"},
                                                      {"schools", "Schools"},
                                                      {"education_services", "Education services"},
                                                      {"health_services", "Health services"},
                                                      {"housing", "Housing"},
                                                      {"la_services", "Council services"},
                                                      {"police", "Police"},
                                                      {"other_legal_agency", "Other legal agency"},
                                                      {"other", "Other"},
                                                      {"anonymous", "Anonymous"},
                                                      {"unknown", "Unknown"}}};

constexpr std::array<Column, 15> factors = {{
    {"domestic_abuse_parent", "Domestic abuse of a parent"},
    {"domestic_abuse_child", "Domestic abuse of the child"},
    {"mental_health_parent", "Mental health of a parent"},
    {"mental_health_child", "Mental health of the child"},
    {"alcohol_misuse_parent", "Alcohol misuse by a parent"},
    {"drug_misuse_parent", "Drug misuse by a parent"},
    {"neglect", "Neglect"},
    {"emotional_abuse", "Emotional abuse"},
    {"going_missing", "Going missing"},
    {"child_sexual_exploitation", "Child sexual exploitation"},
    {"child_criminal_exploitation", "Child criminal exploitation"},
    {"gangs", "Gangs"},
    {"trafficking", "Trafficking"},
    {"self_harm", "Self-harm"},
    {"young_carer", "Young carer"},
}};

void add_referrals(std::vector<Measure>& list) {
  list.push_back({.id = "referrals_received",
                  .name = "Referrals received",
                  .area = "referrals",
                  .sources = {{.dataset = c1, .numerator = {{referrals}}},
                              {.dataset = c6, .numerator = {{"referrals"}}},
                              {.dataset = c5, .numerator = {{"referrals"}}},
                              {.dataset = tool, .value = {{"cpp_total_numref"}}}}});
  list.push_back({.id = "referrals_rate_per_10000",
                  .name = "Rate of referrals per 10,000 children",
                  .area = "referrals",
                  .unit = Unit::rate,
                  .sources = {{.dataset = c1,
                               .numerator = {{referrals}},
                               .denominator = {children_of_mid_year_before()},
                               .value = {{"referrals_rate|referral_rate"}}},
                              {.dataset = tool, .value = {{"cpp_total_rateper10,000"}}}}});
  list.push_back({.id = "referrals_change_previous_period_percent",
                  .name = "Referrals in September compared with July and August",
                  .area = "referrals",
                  .unit = Unit::change,
                  .note = "Published for September against the mean of July and August only.",
                  .sources = {{.dataset = c6,
                               .numerator = {{"september", 2}, {"july", -1}, {"august", -1}},
                               .denominator = {{"july"}, {"august"}}}}});
  list.push_back({.id = "referrals_change_baseline_percent",
                  .name = "Referrals in September compared with the February before",
                  .area = "referrals",
                  .unit = Unit::change,
                  .note = "Published for September against the February before only.",
                  .sources = {{.dataset = c6,
                               .numerator = {{"september"}, {"february", -1, 1}},
                               .denominator = {{"february", 1, 1}}}}});
  list.push_back({.id = "re_referrals",
                  .name = "Re-referrals",
                  .area = "referrals",
                  .better = "lower",
                  .sources = {{.dataset = c1, .numerator = {{re_referrals}}}}});
  for (const std::string_view id : {"re_referrals_percent", "re_referrals_rolling_year_percent"}) {
    list.push_back({.id = id,
                    .name = "Referrals that were a re-referral within 12 months",
                    .area = "referrals",
                    .unit = Unit::percent,
                    .better = "lower",
                    .repeated = id != "re_referrals_percent",
                    .sources = {{.dataset = c1,
                                 .numerator = {{re_referrals}},
                                 .denominator = {{referrals}},
                                 .value = {{"rereferral_percent|re_referrals_percent"}}},
                                {.dataset = tool, .value = {{"rereferral"}}}}});
  }
  list.push_back({.id = "referrals_no_further_action_percent",
                  .name = "Referrals with no further action",
                  .area = "referrals",
                  .unit = Unit::percent,
                  .better = "lower",
                  .sources = {{.dataset = c1,
                               .numerator = {{"no_further_action_count|no_further_action"}},
                               .denominator = {{referrals}},
                               .value = {{"no_further_action_percent"}}},
                              {.dataset = tool, .value = {{"cin_refferals_nfa"}}}}});
  list.push_back({.id = "referrals_assessed_not_in_need_percent",
                  .name = "Referrals assessed and found not in need",
                  .area = "referrals",
                  .unit = Unit::percent,
                  .better = "lower",
                  .sources = {{.dataset = c1,
                               .numerator = {{"not_in_need_count|not_in_need"}},
                               .denominator = {{referrals}},
                               .value = {{"not_in_need_percent"}}},
                              {.dataset = tool, .value = {{"referrals_assessednotneed"}}}}});
  for (const auto& [column, group] : referral_sources) {
    list.push_back({.id = "referrals_source_share_percent",
                    .group = group,
                    .name = "Share of referrals by source",
                    .area = "referrals",
                    .unit = Unit::percent,
                    .sources = {{.dataset = c5, .numerator = {{column}}, .denominator = {{"referrals"}}}}});
  }
}

void add_assessments(std::vector<Measure>& list) {
  list.push_back({.id = "assessments_completed",
                  .name = "Assessments completed",
                  .area = "assessments",
                  .sources = {{.dataset = c2, .numerator = {{"assessments_completed"}}}}});
  list.push_back(
      {.id = "assessments_within_45_days_percent",
       .name = "Assessments completed within 45 working days",
       .area = "assessments",
       .unit = Unit::percent,
       .better = "higher",
       .sources = {
           {.dataset = c2,
            .numerator =
                {{"same_day"}, {"1-10_days"}, {"11-20_days"}, {"21-30_days"}, {"31-40_days"}, {"41-45_days"}},
            .denominator = {{"assessments_completed"}}}}});
  list.push_back({.id = "assessment_duration_days_median",
                  .name = "Median length of assessments in working days",
                  .area = "assessments",
                  .unit = Unit::median,
                  .better = "lower",
                  .sources = {{.dataset = c2, .value = {{"median_days"}}}}});
  for (const auto& [column, group] : factors) {
    list.push_back({.id = "assessment_factor_share_percent",
                    .group = group,
                    .name = "Assessments by factor found",
                    .area = "assessments",
                    .unit = Unit::percent,
                    .sources = {{.dataset = c3,
                                 .numerator = {{column}},
                                 .denominator = {{"episodes_with_assessment_factor"}}}}});
  }
}

void add_children_in_need(std::vector<Measure>& list) {
  list.push_back({.id = "cin_open",
                  .name = "Children in need",
                  .area = "children_in_need",
                  .period = Period::at_march,
                  .sources = {{.dataset = b1, .numerator = {{"at31_episodes"}}},
                              {.dataset = b3, .numerator = {{"at31_episodes"}}}}});
  list.push_back({.id = "cin_rate_per_10000",
                  .name = "Rate of children in need per 10,000 children",
                  .area = "children_in_need",
                  .unit = Unit::rate,
                  .period = Period::at_march,
                  .sources = {{.dataset = b1,
                               .numerator = {{"at31_episodes"}},
                               .denominator = {children_of_mid_year_before()},
                               .value = {{"at31_episodes_rate"}}},
                              {.dataset = tool, .value = {{"cin"}}}}});
  list.push_back({.id = "cin_plans_open",
                  .name = "Child in need plans",
                  .area = "children_in_need",
                  .period = Period::at_march,
                  .sources = {{.dataset = b7, .numerator = {{"cinplan_at31"}}}}});
  list.push_back({.id = "cin_started",
                  .name = "Episodes of need started",
                  .area = "children_in_need",
                  .sources = {{.dataset = b1, .numerator = {{"started_episodes"}}}}});
  list.push_back({.id = "cin_ended",
                  .name = "Episodes of need ended",
                  .area = "children_in_need",
                  .sources = {{.dataset = b1, .numerator = {{"ended_episodes"}}}}});
  list.push_back({.id = "cin_open_2_years_percent",
                  .name = "Children in need for 2 years or more",
                  .area = "children_in_need",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .sources = {{.dataset = b4, .value = {{"2years+_percent"}}},
                              {.dataset = tool, .value = {{"cintime2more"}}}}});
  list.push_back(
      {.id = "cin_primary_need_abuse_percent",
       .name = "Children in need because of abuse or neglect",
       .area = "children_in_need",
       .unit = Unit::percent,
       .period = Period::at_march,
       .sources = {
           {.dataset = b3, .numerator = {{"n1_abuse_or_neglect"}}, .denominator = {{"at31_episodes"}}}}});
  list.push_back({.id = "cin_disabled_percent",
                  .name = "Children in need with a disability",
                  .area = "children_in_need",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .sources = {{.dataset = b2, .value = {{"at31_episodes_disability_recorded_percent"}}}}});
  list.push_back({.id = "cin_awaiting_assessment",
                  .name = "Children waiting for an assessment",
                  .area = "children_in_need",
                  .period = Period::at_march,
                  .better = "lower",
                  .note = "Published together with children for whom no assessment is required.",
                  .sources = {{.dataset = b1, .numerator = {{"awaiting_assessment"}}}}});
}

}  // namespace

Term children_of_mid_year_before() {
  return {.column = "population_estimate",
          .factor = 1,
          .years_back = 1,
          .dataset = "ons_mid-year_population_estimates",
          .filters = "age_group=Children aged 0 to 17 years"};
}

void add_need_measures(std::vector<Measure>& list) {
  add_referrals(list);
  add_assessments(list);
  add_children_in_need(list);
}

}  // namespace windscreen::benchmark
