// Children looked after and care leavers.
#include "benchmark/measure_tables.h"

namespace windscreen::benchmark {
namespace {

constexpr std::string_view numbers = "cla_number_and_rate_per_10k_children";
constexpr std::string_view stability = "la_cla_placement_stability";
constexpr std::string_view accommodation = "la_care_leavers_accommodation_suitability";

constexpr std::string_view at_march = "population_type=Children looked after on 31 March each year";
constexpr std::string_view starting = "population_type=Children starting to be looked after each year";
constexpr std::string_view ceasing = "population_type=Children ceasing to be looked after each year";

void add_numbers(std::vector<Measure>& list) {
  list.push_back({.id = "cla_total",
                  .name = "Children looked after",
                  .area = "looked_after",
                  .period = Period::at_march,
                  .sources = {{.dataset = numbers, .filters = at_march, .numerator = {{"children_count"}}},
                              {.dataset = tool, .value = {{"lacnum"}}}}});
  list.push_back({.id = "cla_rate_per_10000",
                  .name = "Rate of children looked after per 10,000 children",
                  .area = "looked_after",
                  .unit = Unit::rate,
                  .period = Period::at_march,
                  .sources = {{.dataset = numbers,
                               .filters = at_march,
                               .numerator = {{"children_count"}},
                               .denominator = {{"population_estimate"}},
                               .value = {{"rate_per_10000"}}},
                              {.dataset = tool,
                               .numerator = {{"lacnum"}},
                               .denominator = {children_of_mid_year_before()},
                               .value = {{"lac"}}}}});
  list.push_back({.id = "cla_uasc",
                  .name = "Unaccompanied asylum-seeking children looked after",
                  .area = "looked_after",
                  .period = Period::at_march,
                  .sources = {{.dataset = tool, .value = {{"unacc_asylmn_seek_childn"}}}}});
  list.push_back({.id = "cla_starting",
                  .name = "Children who started to be looked after",
                  .area = "looked_after",
                  .note = "Published counts have a child once a year.",
                  .sources = {{.dataset = numbers, .filters = starting, .numerator = {{"children_count"}}},
                              {.dataset = tool, .value = {{"lacnum_start"}}}}});
  list.push_back({.id = "cla_ceasing",
                  .name = "Children who ceased to be looked after",
                  .area = "looked_after",
                  .note = "Published counts have a child once a year.",
                  .sources = {{.dataset = numbers, .filters = ceasing, .numerator = {{"children_count"}}},
                              {.dataset = tool, .value = {{"lacceased"}}}}});
}

void add_stability(std::vector<Measure>& list) {
  list.push_back({.id = "cla_three_or_more_placements_percent",
                  .name = "Children looked after with three or more placements in the year",
                  .area = "looked_after",
                  .unit = Unit::percent,
                  .better = "lower",
                  .sources = {{.dataset = stability,
                               .filters = "cla_group=CLA on 31 March\nplacement_stability=With 3 or more "
                                          "placements during the year",
                               .numerator = {{"children_count"}},
                               .denominator = {{.column = "children_count",
                                                .factor = 1,
                                                .years_back = 0,
                                                .dataset = stability,
                                                .filters = "cla_group=CLA on 31 March\n"
                                                           "placement_stability=Total children"}},
                               .value = {{"children_percent"}}},
                              {.dataset = tool,
                               .numerator = {{"lacstablenum_2016on"}},
                               .denominator = {{"lacnum"}},
                               .value = {{"lacstable_2016on"}}}}});
  constexpr std::string_view long_term =
      "cla_group=Children looked after continuously for at least 2.5 years on 31 March aged under 16 "
      "years\nplacement_stability=Living with the same carer for at least 2 years";
  constexpr std::string_view long_term_all =
      "cla_group=Children looked after continuously for at least 2.5 years on 31 March aged under 16 "
      "years\nplacement_stability=Total children";
  list.push_back({.id = "cla_long_term_stability_percent",
                  .name = "Children looked after long term who lived with the same carer for two years",
                  .area = "looked_after",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .better = "higher",
                  .sources = {{.dataset = stability,
                               .filters = long_term,
                               .numerator = {{"children_count"}},
                               .denominator = {{.column = "children_count",
                                                .factor = 1,
                                                .years_back = 0,
                                                .dataset = stability,
                                                .filters = long_term_all}},
                               .value = {{"children_percent"}}},
                              {.dataset = tool, .value = {{"lac_longstable%"}}}}});
  list.push_back({.id = "cla_placed_over_20_miles_percent",
                  .name = "Children looked after placed over 20 miles from home",
                  .area = "looked_after",
                  .unit = Unit::percent,
                  .period = Period::at_march,
                  .better = "lower",
                  .note = "Published for placements over 20 miles away that are outside the authority too.",
                  .sources = {{.dataset = tool, .value = {{"lacdistance"}}}}});
}

void add_health_and_permanence(std::vector<Measure>& list) {
  struct Share {
    std::string_view id;
    std::string_view name;
    std::string_view item;
  };
  for (const Share& one : {
           Share{"cla_health_assessment_percent",
                 "Children looked after with an up-to-date health assessment", "lachealth%"},
           Share{"cla_dental_check_percent", "Children looked after with an up-to-date dental check",
                 "lacdental%"},
           Share{"cla_immunisations_percent", "Children looked after with up-to-date immunisations",
                 "lacvaccinations%"},
       }) {
    list.push_back({.id = one.id,
                    .name = one.name,
                    .area = "looked_after",
                    .unit = Unit::percent,
                    .better = "higher",
                    .note = "Published for children looked after for the 12 months to 31 March.",
                    .sources = {{.dataset = tool, .value = {{one.item}}}}});
  }
  list.push_back({.id = "adoptions",
                  .name = "Children adopted",
                  .area = "adoption",
                  .sources = {{.dataset = tool, .value = {{"no_of lac adopted"}}}}});
  list.push_back({.id = "special_guardianship_share_percent",
                  .name = "Children who left care under special guardianship",
                  .area = "adoption",
                  .unit = Unit::percent,
                  .sources = {{.dataset = tool,
                               .numerator = {{"lac_ceased_sgo"}},
                               .denominator = {{"lacceased"}},
                               .value = {{"lac_ceased_sgo%"}}}}});
}

void add_care_leavers(std::vector<Measure>& list) {
  constexpr std::string_view suitable_17 =
      "care_leaver_age=17 to 18 years\nbreakdown=Accommodation considered suitable";
  constexpr std::string_view suitable_19 =
      "care_leaver_age=19 to 21 years\nbreakdown=Accommodation considered suitable";
  constexpr std::string_view all_17 = "care_leaver_age=17 to 18 years\nbreakdown=Suitability total";
  constexpr std::string_view all_19 = "care_leaver_age=19 to 21 years\nbreakdown=Suitability total";
  const auto counted = [](std::string_view filters) {
    return Term{.column = "care_leaver_count",
                .factor = 1,
                .years_back = 0,
                .dataset = accommodation,
                .filters = filters};
  };
  list.push_back({.id = "care_leavers_suitable_accommodation_percent",
                  .name = "Care leavers aged 17 to 21 in suitable accommodation",
                  .area = "care_leavers",
                  .unit = Unit::percent,
                  .better = "higher",
                  .note = "Published for care leavers around their birthday in the year.",
                  .sources = {{.dataset = accommodation,
                               .filters = suitable_19,
                               .numerator = {counted(suitable_17), counted(suitable_19)},
                               .denominator = {counted(all_17), counted(all_19)}}}});
  constexpr std::string_view older =
      "Published for care leavers aged 19 to 21, around their birthday in the year.";
  list.push_back({.id = "care_leavers_eet_percent",
                  .name = "Care leavers aged 19 to 21 in education, employment or training",
                  .area = "care_leavers",
                  .unit = Unit::percent,
                  .better = "higher",
                  .note = older,
                  .sources = {{.dataset = tool,
                               .numerator = {{"careleavereetnum"}},
                               .denominator = {{"nocareleavers"}},
                               .value = {{"careleavereet"}}}}});
  list.push_back(
      {.id = "care_leavers_in_touch_percent",
       .name = "Care leavers aged 19 to 21 the authority is in touch with",
       .area = "care_leavers",
       .unit = Unit::percent,
       .better = "higher",
       .note = older,
       .sources = {{.dataset = tool, .value = {{"careleavers_la_notintouch", -1}}, .constant = 100}}});
}

}  // namespace

void add_care_measures(std::vector<Measure>& list) {
  add_numbers(list);
  add_stability(list);
  add_health_and_permanence(list);
  add_care_leavers(list);
}

}  // namespace windscreen::benchmark
