#include "assure/record_value.h"

#include <algorithm>
#include <array>
#include <vector>

#include "model/tables.h"

namespace windscreen::assure {
namespace {

constexpr std::array<RecordValue, 7> values = {{
    {"last_assessment", "Last assessment authorised", R"(select max(cina_assessment_auth_date) as value
from ssd_cin_assessments
where cina_person_id = $1 and cina_assessment_auth_date <= $2)"},
    {"last_review", "Last child protection or looked-after review",
     R"(select max(held) as value
from (select cppr_cp_review_date as held from ssd_cp_reviews where cppr_person_id = $1
      union all
      select r.clar_cla_review_date from ssd_cla_reviews r
      join ssd_cla_episodes e on e.clae_cla_id = r.clar_cla_id where e.clae_person_id = $1)
where held <= $2)"},
    {"last_supervision", "Last supervision recorded about the child", R"(select max(held_date) as value
from ext_supervision
where person_id = $1 and held_date <= $2)"},
    {"last_visit", "Last visit", R"(select max(seen) as value
from (select cinv_cin_visit_date as seen from ssd_cin_visits where cinv_person_id = $1
      union all
      select cppv_cp_visit_date from ssd_cp_visits where cppv_person_id = $1
      union all
      select clav_cla_visit_date from ssd_cla_visits where clav_person_id = $1)
where seen <= $2)"},
    {"lead_workers", "Workers involved in the look-back",
     R"(select count(distinct invo_professional_id) as value
from ssd_involvements
where invo_person_id = $1 and invo_involvement_start_date <= $2
  and (invo_involvement_end_date is null or invo_involvement_end_date >= $3))"},
    {"missing_episodes", "Missing episodes in the look-back", R"(select count(*) as value
from ssd_missing
where miss_person_id = $1 and miss_missing_episode_start_date between $3 and $2)"},
    {"placements", "Placements in the look-back", R"(select count(distinct clap_cla_placement_id) as value
from ssd_cla_placement
where clap_person_id = $1 and clap_cla_placement_start_date <= $2
  and (clap_cla_placement_end_date is null or clap_cla_placement_end_date >= $3))"},
}};

}  // namespace

std::span<const RecordValue> record_values() { return values; }

std::string computed_value(query::Connection& connection, const RecordValue& value, const std::string& person,
                           base::Date since, base::Date as_at) {
  std::vector<query::Value> parameters = {person, as_at};
  if (value.sql.find("$3") != std::string_view::npos) parameters.emplace_back(since);
  query::Result result = connection.query(std::string(value.sql), parameters);
  if (!result.next() || result.is_null(0)) return {};
  return result.any_text(0);
}

bool is_record_value(std::string_view text) {
  if (std::ranges::find(values, text, &RecordValue::name) != values.end()) return true;
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return false;
  const model::Table* table = model::find_table(text.substr(0, point));
  return table != nullptr && !table->person.empty() &&
         table->find(text.substr(point + 1)) != model::Table::npos;
}

std::string record_value_names() {
  std::string out;
  for (const RecordValue& value : values) {
    if (!out.empty()) out += ", ";
    out += value.name;
  }
  return out;
}

}  // namespace windscreen::assure
