#include "report/since_json.h"

#include <cstdint>

#include "base/date.h"
#include "report/json_value.h"

namespace windscreen::report {
namespace {

using nlohmann::ordered_json;

ordered_json figure_json(const std::optional<SinceFigure>& figure) {
  if (!figure) return nullptr;
  const measure::SeriesPoint& point = figure->point;
  ordered_json json = {{"period", {base::format_iso(point.period.start), base::format_iso(point.period.end)}},
                       {"value", json_number(point.value)},
                       {"numerator", json_number(point.numerator)},
                       {"denominator", json_number(point.denominator)},
                       {"suppressed", point.suppressed},
                       {"note", figure->note}};
  if (point.spread_low || point.spread_high || point.largest) {
    json["spread_low"] = json_number(point.spread_low);
    json["spread_high"] = json_number(point.spread_high);
    json["largest"] = json_number(point.largest);
  }
  return json;
}

ordered_json count(const std::optional<std::int64_t>& rows) {
  return rows ? ordered_json(*rows) : ordered_json(nullptr);
}

ordered_json indicator_json(const SinceIndicator& one) {
  ordered_json silent = ordered_json::array();
  for (const auto& [kind, words] : one.silent) silent.push_back({{"kind", name_of(kind)}, {"words", words}});
  return {{"id", one.definition->id},
          {"name", one.definition->name},
          {"then", figure_json(one.then)},
          {"again", figure_json(one.again)},
          {"now", figure_json(one.now)},
          {"difference", json_number(one.difference)},
          {"verdict", measure::name_of(one.verdict.kind)},
          {"sentence", one.verdict.sentence()},
          {"size", json_number(one.verdict.size())},
          {"restated", one.restated},
          {"by_records", one.by_records},
          {"lost", one.lost},
          {"silent", std::move(silent)},
          {"redefined", one.redefined},
          {"defined_since", one.defined_since}};
}

}  // namespace

ordered_json since_json(const std::optional<Since>& since) {
  if (!since) return nullptr;
  ordered_json indicators = ordered_json::array();
  for (const SinceIndicator& one : since->indicators) indicators.push_back(indicator_json(one));
  ordered_json quality = ordered_json::array();
  for (const QualityChange& one : since->quality) {
    quality.push_back({{"kind", one.kind},
                       {"table", one.table},
                       {"column", one.column},
                       {"then_part", count(one.then_part)},
                       {"then_whole", one.then_whole},
                       {"now_part", count(one.now_part)},
                       {"now_whole", one.now_whole},
                       {"worse", one.worse}});
  }
  return {{"snapshot", since->snapshot},
          {"as_at", base::format_iso(since->as_at)},
          {"loaded_at", since->loaded_at},
          {"then_formats", since->then_formats},
          {"now_formats", since->now_formats},
          {"reported_at", since->reported_at ? ordered_json(*since->reported_at) : ordered_json(nullptr)},
          {"indicators", std::move(indicators)},
          {"undefined", since->undefined},
          {"quality", std::move(quality)}};
}

}  // namespace windscreen::report
