#include "benchmark/recognise.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::benchmark {
namespace {

struct Known {
  std::string_view dataset;
  /// Columns that it has, in lower case and separated by blanks; any of those joined by a bar will do.
  std::string_view columns;
  /// A word that some text of the file holds, in lower case; empty: none is asked for.
  std::string_view word;
};

/// The more telling come first: d5 has what d1 is told by.
constexpr std::array<Known, 24> known = {{
    {"a1_cin_assessments_episodes_referrals", "category_type number rate percent", ""},
    {"b1_children_in_need", "at31_episodes started_episodes anypoint_episodes", ""},
    {"b2_children_in_need_recorded_disability",
     "at31_episodes_disability_recorded|at31_episodes_disability_recorded_percent", ""},
    {"b3_cin_primary_need", "n1_abuse_or_neglect at31_episodes", ""},
    {"b4_children_in_need_duration_of_open_episode", "2years+|2years+_percent", ""},
    {"b7_child_in_need_plans", "cinplan_at31 cinplan_start", ""},
    {"c1_children_in_need_referrals_and_rereferrals", "rereferral_count|re_referrals", ""},
    {"c2_children_in_need_assessments_duration", "assessments_completed median_days", ""},
    {"c3_factors_identified_at_end_of_assessment", "episodes_with_assessment_factor", ""},
    {"c4_children_in_need_section_47s_and_icpcs", "section47 icpc", ""},
    {"c5_children_in_need_referrals_by_source", "la_services police schools", ""},
    {"c6_children_in_need_referrals_by_month", "referrals april march", ""},
    {"d2_cpps_starting_by_category_of_abuse", "cpp_start neglect_initial", ""},
    {"d3_cpps_subsequent_plan", "cpp_subsequent", ""},
    {"d4_cpps_at31march_by_category_of_abuse", "cpp_at31 neglect_latest", ""},
    {"d5_cpps_at31march_by_duration", "cpp_at31 2_years_or_more", ""},
    {"d6_cpps_reviewed_within_timescales", "reviewed_within_timescales", ""},
    {"d7_cpps_ending_by_duration", "cpp_end 2_years_or_more", ""},
    {"d1_child_protection_plans", "cpp_at31 cpp_start cpp_end", ""},
    {"cla_number_and_rate_per_10k_children", "population_type children_count rate_per_10000", "looked after"},
    {"la_cla_placement_stability", "placement_stability children_count", ""},
    {"la_care_leavers_accommodation_suitability", "care_leaver_age care_leaver_count", "accommodation"},
    {"csww_indicators", "turnover_rate_fte vacancy_fte caseload_fte", ""},
    {"ons_mid-year_population_estimates", "age_group population_estimate", ""},
}};

bool has(std::span<const std::string> header, std::string_view name) {
  return column_named(header, name) != PlaceColumns::npos;
}

bool has_all(std::span<const std::string> header, std::string_view columns) {
  return std::ranges::all_of(base::split(columns, ' '), [&](std::string_view column) {
    return std::ranges::any_of(base::split(column, '|'),
                               [&](std::string_view name) { return has(header, name); });
  });
}

bool says(std::span<const std::vector<std::string>> texts, std::string_view word) {
  return word.empty() || std::ranges::any_of(texts, [&](const std::vector<std::string>& column) {
           return std::ranges::any_of(column, [&](const std::string& text) {
             return base::lower(text).find(word) != std::string::npos;
           });
         });
}

}  // namespace

std::size_t column_named(std::span<const std::string> header, std::string_view name) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (base::lower(base::trim(header[i])) == name) return i;
  }
  return PlaceColumns::npos;
}

std::optional<Shape> shape_of(std::span<const std::string> header) {
  if (has(header, "time_period") && has(header, "geographic_level")) return Shape::statistics;
  if (has(header, "la_code") && has(header, "stat_neighbours")) return Shape::neighbour_lists;
  if (has(header, "old_la_code") && has(header, "sn_1") && has(header, "sn_10"))
    return Shape::neighbour_columns;
  return std::nullopt;
}

PlaceColumns place_columns(std::span<const std::string> header) {
  return {.period = column_named(header, "time_period"),
          .level = column_named(header, "geographic_level"),
          .country_code = column_named(header, "country_code"),
          .country_name = column_named(header, "country_name"),
          .region_code = column_named(header, "region_code"),
          .region_name = column_named(header, "region_name"),
          .old_la_code = column_named(header, "old_la_code"),
          .new_la_code = column_named(header, "new_la_code"),
          .la_name = column_named(header, "la_name")};
}

bool is_place_column(std::string_view name) {
  static constexpr std::array<std::string_view, 10> names = {
      "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
      "region_code", "region_name",     "old_la_code",      "new_la_code",  "la_name"};
  return std::ranges::find(names, base::lower(base::trim(name))) != names.end();
}

std::string recognise(std::span<const std::string> header, std::span<const std::vector<std::string>> texts) {
  for (const Known& one : known) {
    if (has_all(header, one.columns) && says(texts, one.word)) return std::string(one.dataset);
  }
  return {};
}

}  // namespace windscreen::benchmark
