#include "report/profile_page.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "benchmark/symbols.h"
#include "lake/durable.h"
#include "report/authority_funnel.h"
#include "report/benchmark_json.h"
#include "report/html_report.h"
#include "report/json_value.h"
#include "report/packed_data.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;
using benchmark::ProfileMeasure;
using benchmark::ProfileYear;

Json place(const ProfileYear& year, int benchmark::Place::* field) {
  return year.place ? Json(*year.place.*field) : Json(nullptr);
}

/// Why one of the year's figures is missing, who of the neighbours is left out, and with whom it is joint.
std::string note_of(const ProfileYear& year) {
  std::string text;
  if (!year.own.value && !year.own.symbol.empty())
    text += fmt::format("Own figure {}. ", benchmark::meaning_of(year.own.symbol));
  if (!year.published_with.empty()) text += fmt::format("Published for {} together. ", year.published_with);
  std::string out;
  for (const benchmark::LeftOut& one : year.neighbours.left_out)
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", one.name, one.why);
  if (!out.empty()) text += fmt::format("Neighbours left out: {}. ", out);
  if (!text.empty()) text.pop_back();
  return text;
}

Json year_json(const ProfileYear& year) {
  return {{"year", year.year},
          {"period", year.period},
          {"own", json_or_null(year.own.value)},
          {"numerator", json_or_null(year.own.numerator)},
          {"denominator", json_or_null(year.own.denominator)},
          {"symbol", year.own.symbol},
          {"england", json_or_null(year.england.value)},
          {"region", json_or_null(year.region.value)},
          {"neighbours_mean", json_or_null(year.neighbours.mean)},
          {"neighbours_median", json_or_null(year.neighbours.median)},
          {"neighbours_with_value", year.neighbours.with_value},
          {"neighbours_of", year.neighbours.of},
          {"model", year.neighbours.model},
          {"rank", place(year, &benchmark::Place::rank)},
          {"of", place(year, &benchmark::Place::of)},
          {"quartile", place(year, &benchmark::Place::quartile)},
          {"note", note_of(year)}};
}

Json measure_json(const benchmark::Profile& profile, const ProfileMeasure& one) {
  const benchmark::Measure& measure = *one.measure;
  Json years = Json::array();
  for (const ProfileYear& year : one.years) years.push_back(year_json(year));
  return {{"id", measure.id},
          {"group", measure.group},
          {"name", measure.name},
          {"area", measure.area},
          {"unit", name_of(measure.unit)},
          {"better", measure.better},
          {"sentence", one.sentence},
          {"years", std::move(years)},
          {"funnel", authority_funnel_json(one.measure->group.empty() ? authority_funnel(profile, one)
                                                                      : std::nullopt)}};
}

}  // namespace

std::string title_of(const benchmark::Profile& profile) {
  return fmt::format("Published picture: {}, {} to {}", profile.area.name, profile.first_year,
                     profile.last_year);
}

std::string to_json(const benchmark::Profile& profile, const std::vector<benchmark::Dataset>& datasets) {
  Json measures = Json::array();
  for (const ProfileMeasure& one : profile.measures) measures.push_back(measure_json(profile, one));
  Json neighbours = Json::array();
  for (const benchmark::ProfileNeighbours& one : profile.neighbours) {
    neighbours.push_back({{"model", one.model},
                          {"first_year", one.first_year},
                          {"last_year", one.last_year},
                          {"names", one.names}});
  }
  const Json whole = {{"contract", profile_contract},
                      {"authority",
                       {{"code", profile.area.code},
                        {"new_code", profile.area.new_code},
                        {"name", profile.area.name},
                        {"region", profile.region_name}}},
                      {"first_year", profile.first_year},
                      {"last_year", profile.last_year},
                      {"notes", profile.notes},
                      {"neighbours", std::move(neighbours)},
                      {"measures", std::move(measures)},
                      {"datasets", benchmarks_json(datasets)},
                      {"made_at", base::utc_now()},
                      {"windscreen_version", WINDSCREEN_VERSION}};
  return whole.dump(-1, ' ', true, Json::error_handler_t::replace);
}

void write_profile(const benchmark::Profile& profile, const std::vector<benchmark::Dataset>& datasets,
                   const std::filesystem::path& file) {
  lake::replace_file(file,
                     fill_page(profile_template(), title_of(profile), pack(to_json(profile, datasets))));
}

}  // namespace windscreen::report
