#include "report/journey_page.h"

#include <nlohmann/json.hpp>

#include "lake/durable.h"
#include "report/html_report.h"
#include "report/packed_data.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

// A browser's title stands in its history, so it names nobody.
constexpr std::string_view title = "One child's journey (internal)";

Json day(const std::optional<base::Date>& date) {
  return date ? Json(base::format_iso(*date)) : Json(nullptr);
}

}  // namespace

std::string to_json(const Journey& journey) {
  Json lanes = Json::array();
  for (std::size_t i = 0; i < lane_count; ++i) {
    const Lane lane = static_cast<Lane>(i);
    lanes.push_back({{"id", id_of(lane)}, {"name", name_of(lane)}});
  }
  Json entries = Json::array();
  for (const JourneyEntry& one : journey.entries) {
    entries.push_back({{"lane", id_of(one.lane)},
                       {"spell", one.is_spell},
                       {"from", day(one.from)},
                       {"to", day(one.to)},
                       {"what", one.what},
                       {"detail", one.detail},
                       {"age", one.age},
                       {"source", one.source}});
  }
  Json flags = Json::array();
  for (const JourneyFlag& one : journey.flags) {
    flags.push_back({{"lane", id_of(one.lane)},
                     {"now", one.is_now},
                     {"spell", one.is_spell},
                     {"from", day(one.from)},
                     {"to", day(one.to)},
                     {"words", one.words},
                     {"indicator", one.indicator}});
  }
  const Json whole = {{"contract", journey_contract},
                      {"person_id", journey.person_id},
                      {"as_at", base::format_iso(journey.as_at)},
                      {"snapshot", journey.snapshot},
                      {"authority", journey.authority},
                      {"born", journey.born},
                      {"expected", journey.expected},
                      {"died", journey.died},
                      {"sex", journey.sex},
                      {"ethnicity", journey.ethnicity},
                      {"age", journey.age},
                      {"lanes", std::move(lanes)},
                      {"entries", std::move(entries)},
                      {"flags", std::move(flags)},
                      {"made_at", base::utc_now()},
                      {"windscreen_version", WINDSCREEN_VERSION}};
  return whole.dump(-1, ' ', true, Json::error_handler_t::replace);
}

void write_journey(const Journey& journey, const std::filesystem::path& file) {
  lake::replace_file(file, fill_page(journey_template(), title, pack(to_json(journey))));
}

}  // namespace windscreen::report
