// Section 47 enquiries, conferences and child protection plans.
#include <array>
#include <utility>

#include "benchmark/measure_tables.h"

namespace windscreen::benchmark {
namespace {

constexpr std::string_view c4 = "c4_children_in_need_section_47s_and_icpcs";
constexpr std::string_view d1 = "d1_child_protection_plans";
constexpr std::string_view d3 = "d3_cpps_subsequent_plan";
constexpr std::string_view d4 = "d4_cpps_at31march_by_category_of_abuse";
constexpr std::string_view d5 = "d5_cpps_at31march_by_duration";
constexpr std::string_view d6 = "d6_cpps_reviewed_within_timescales";
constexpr std::string_view d7 = "d7_cpps_ending_by_duration";

using Column = std::pair<std::string_view, std::string_view>;

constexpr std::array<Column, 5> categories = {{{"neglect_latest", "Neglect"},
                                               {"physical_latest", "Physical abuse"},
                                               {"sexual_latest", "Sexual abuse"},
                                               {"emotional_latest", "Emotional abuse"},
                                               {"multiple_latest", "Multiple"}}};

void add_enquiries(std::vector<Measure>& list) {
  list.push_back({.id = "section_47_started",
                  .name = "Section 47 enquiries started",
                  .area = "section_47",
                  .sources = {{.dataset = c4, .numerator = {{"section47"}}}}});
  list.push_back({.id = "section_47_rate_per_10000",
                  .name = "Rate of section 47 enquiries per 10,000 children",
                  .area = "section_47",
                  .unit = Unit::rate,
                  .sources = {{.dataset = c4,
                               .numerator = {{"section47"}},
                               .denominator = {children_of_mid_year_before()},
                               .value = {{"section47_rate"}}},
                              {.dataset = tool, .value = {{"section_47"}}}}});
  list.push_back({.id = "section_47_to_conference_percent",
                  .name = "Section 47 enquiries that led to an initial conference",
                  .area = "section_47",
                  .unit = Unit::percent,
                  .note = "Published as the year's conferences for its enquiries, not as what became of "
                          "each enquiry.",
                  .sources = {{.dataset = c4, .numerator = {{"icpc"}}, .denominator = {{"section47"}}}}});
}

void add_conferences(std::vector<Measure>& list) {
  list.push_back({.id = "icpcs_held",
                  .name = "Initial child protection conferences held",
                  .area = "conferences",
                  .sources = {{.dataset = c4, .numerator = {{"icpc"}}}}});
  list.push_back({.id = "icpcs_children",
                  .name = "Children subject to an initial child protection conference",
                  .area = "conferences",
                  .sources = {{.dataset = c4, .numerator = {{"icpc_child"}}}}});
  list.push_back({.id = "icpcs_children_change_percent",
                  .name = "Children subject to an initial conference, compared with the year before",
                  .area = "conferences",
                  .unit = Unit::change,
                  .sources = {{.dataset = c4,
                               .numerator = {{"icpc_child"}, {"icpc_child", -1, 1}},
                               .denominator = {{"icpc_child", 1, 1}}}}});
  list.push_back({.id = "icpc_within_15_days_percent",
                  .name = "Initial conferences held within 15 working days",
                  .area = "conferences",
                  .unit = Unit::percent,
                  .better = "higher",
                  .sources = {{.dataset = c4,
                               .numerator = {{"duration_0-10_days"}, {"duration_11-15_days"}},
                               .denominator = {{"icpc"}}},
                              {.dataset = tool, .value = {{"cp_conf_15days"}}}}});
  list.push_back({.id = "section_47_to_icpc_days_median",
                  .name = "Median working days from section 47 enquiry to initial conference",
                  .area = "conferences",
                  .unit = Unit::median,
                  .better = "lower",
                  .sources = {{.dataset = c4, .value = {{"duration_median"}}}}});
  list.push_back(
      {.id = "icpc_to_cp_plan_percent",
       .name = "Initial conferences that led to a child protection plan",
       .area = "conferences",
       .unit = Unit::percent,
       .note =
           "Published as the year's new plans for its conferences, not as what became of each conference.",
       .sources = {{.dataset = d1,
                    .numerator = {{"cpp_start"}},
                    .denominator = {{.column = "icpc", .factor = 1, .years_back = 0, .dataset = c4}}}}});
}

void add_plans_at_date(std::vector<Measure>& list) {
  list.push_back({.id = "cp_plans_open",
                  .name = "Children on a child protection plan",
                  .area = "child_protection",
                  .period = Period::at_march,
                  .sources = {{.dataset = d1, .numerator = {{"cpp_at31"}}},
                              {.dataset = d5, .numerator = {{"cpp_at31"}}},
                              {.dataset = tool, .value = {{"cpp_num"}}}}});
  list.push_back(
      {.id = "cp_plans_rate_per_10000",
       .name = "Rate of child protection plans per 10,000 children",
       .area = "child_protection",
       .unit = Unit::rate,
       .period = Period::at_march,
       .sources = {
           {.dataset = d1,
            .numerator = {{"cpp_at31"}},
            .denominator = {children_of_mid_year_before()},
            .value = {{"cpp_at31_rate"}}},
           {.dataset = d5, .numerator = {{"cpp_at31"}}, .denominator = {children_of_mid_year_before()}},
           {.dataset = tool, .value = {{"cpp_rate"}}}}});
  list.push_back({.id = "cp_plans_change_year_percent",
                  .name = "Children on a child protection plan, compared with a year before",
                  .area = "child_protection",
                  .unit = Unit::change,
                  .period = Period::at_march,
                  .sources = {{.dataset = d1,
                               .numerator = {{"cpp_at31"}, {"cpp_at31", -1, 1}},
                               .denominator = {{"cpp_at31", 1, 1}}},
                              {.dataset = d5,
                               .numerator = {{"cpp_at31"}, {"cpp_at31", -1, 1}},
                               .denominator = {{"cpp_at31", 1, 1}}}}});
  list.push_back({.id = "cp_plans_open_2_years_percent",
                  .name = "Child protection plans open for 2 years or more",
                  .area = "child_protection",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .better = "lower",
                  .sources = {{.dataset = d5,
                               .numerator = {{"2_years_or_more"}},
                               .denominator = {{"cpp_at31"}},
                               .value = {{"2_years_or_more_percent"}}},
                              {.dataset = tool, .value = {{"cpplans2yrsactive"}}}}});
  list.push_back({.id = "cp_reviews_in_timescale_percent",
                  .name = "Child protection plans reviewed on time",
                  .area = "child_protection",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .better = "higher",
                  .sources = {{.dataset = d6,
                               .numerator = {{"reviewed_within_timescales"}},
                               .denominator = {{"cpp_at31_3months"}},
                               .value = {{"reviewed_within_timescales_percent"}}},
                              {.dataset = tool,
                               .numerator = {{"cpp_reviewed_inreqtimescl"}},
                               .denominator = {{"cpp_31march_3mnthormore"}}}}});
  for (const auto& [column, group] : categories) {
    list.push_back({.id = "cp_plans_category_share_percent",
                    .group = group,
                    .name = "Child protection plans by latest category of abuse",
                    .area = "child_protection",
                    .unit = Unit::percent,
                    .period = Period::at_march,
                    .sources = {{.dataset = d4, .numerator = {{column}}, .denominator = {{"cpp_at31"}}}}});
  }
}

void add_plans_in_year(std::vector<Measure>& list) {
  list.push_back({.id = "cp_plans_started",
                  .name = "Child protection plans started",
                  .area = "child_protection",
                  .sources = {{.dataset = d1, .numerator = {{"cpp_start"}}},
                              {.dataset = d3, .numerator = {{"cpp_start"}}},
                              {.dataset = tool, .value = {{"cpp_abuse"}}}}});
  list.push_back({.id = "cp_plans_ended",
                  .name = "Child protection plans ended",
                  .area = "child_protection",
                  .sources = {{.dataset = d1, .numerator = {{"cpp_end"}}},
                              {.dataset = d7, .numerator = {{"cpp_end"}}}}});
  list.push_back({.id = "cp_plans_second_or_subsequent",
                  .name = "Second or subsequent child protection plans started",
                  .area = "child_protection",
                  .better = "lower",
                  .sources = {{.dataset = d3, .numerator = {{"cpp_subsequent"}}},
                              {.dataset = tool, .value = {{"reregcpr"}}}}});
  list.push_back({.id = "cp_plans_second_or_subsequent_percent",
                  .name = "Child protection plans that were a second or subsequent plan",
                  .area = "child_protection",
                  .unit = Unit::percent,
                  .better = "lower",
                  .sources = {{.dataset = d3,
                               .numerator = {{"cpp_subsequent"}},
                               .denominator = {{"cpp_start"}},
                               .value = {{"cpp_subsequent_percent"}}},
                              {.dataset = tool, .value = {{"prevregcpr"}}}}});
  list.push_back({.id = "cp_plans_ended_2_years_percent",
                  .name = "Child protection plans that had lasted 2 years or more when they ended",
                  .area = "child_protection",
                  .unit = Unit::percent,
                  .better = "lower",
                  .sources = {{.dataset = d7,
                               .numerator = {{"2_years_or_more"}},
                               .denominator = {{"cpp_end"}},
                               .value = {{"2_years_or_more_percent"}}},
                              {.dataset = tool, .value = {{"cpplans2yrs"}}}}});
  list.push_back({.id = "flow_net_change_cp_plans",
                  .name = "Net change in child protection plans",
                  .area = "flow",
                  .sources = {{.dataset = d1, .numerator = {{"cpp_start"}, {"cpp_end", -1}}}}});
}

}  // namespace

void add_protection_measures(std::vector<Measure>& list) {
  add_enquiries(list);
  add_conferences(list);
  add_plans_at_date(list);
  add_plans_in_year(list);
}

}  // namespace windscreen::benchmark
