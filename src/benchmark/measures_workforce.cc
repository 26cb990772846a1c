// The children and family social work workforce: a census on 30 September.
#include "benchmark/measure_tables.h"

namespace windscreen::benchmark {
namespace {

constexpr std::string_view census = "csww_indicators";

struct Figure {
  std::string_view id;
  std::string_view name;
  Unit unit;
  Period period;
  std::string_view better;
  std::string_view column;
  std::string_view item;
};

}  // namespace

void add_workforce_measures(std::vector<Measure>& list) {
  for (const Figure& one : {
           Figure{"social_workers_fte", "Social workers in post (full-time equivalent)", Unit::count,
                  Period::at_september, "", "inpost_fte", "work_force_nosw"},
           Figure{"social_worker_vacancies", "Social worker vacancies (full-time equivalent)", Unit::count,
                  Period::at_september, "lower", "vacancy_fte", ""},
           Figure{"social_worker_vacancy_rate_percent", "Social worker vacancy rate", Unit::percent,
                  Period::at_september, "lower", "vacancy_rate_fte", "work_force_vac_rate"},
           Figure{"agency_rate_percent", "Agency social worker rate", Unit::percent, Period::at_september,
                  "lower", "agency_rate_fte", "work_force_agecy_rate"},
           Figure{"turnover_rate_percent", "Social worker turnover rate", Unit::percent,
                  Period::year_to_september, "lower", "turnover_rate_fte", "work_force_to_rate"},
           Figure{"caseload_mean", "Cases for each social worker (full-time equivalent)", Unit::mean,
                  Period::at_september, "lower", "caseload_fte", "work_force_avgnumcase_sw"},
           Figure{"absence_rate_percent", "Social worker absence rate", Unit::percent,
                  Period::year_to_september, "lower", "absence_rate_fte", "work_force_swabsence"},
       }) {
    Measure measure{.id = one.id,
                    .name = one.name,
                    .area = "workforce",
                    .unit = one.unit,
                    .period = one.period,
                    .better = one.better,
                    .sources = {{.dataset = census, .value = {{one.column}}}}};
    if (!one.item.empty()) measure.sources.push_back({.dataset = tool, .value = {{one.item}}});
    list.push_back(std::move(measure));
  }
}

}  // namespace windscreen::benchmark
