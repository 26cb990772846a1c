#include "report/benchmark_json.h"

#include <optional>

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

Json comparator_json(const std::optional<benchmark::Comparator>& one) {
  if (!one) return nullptr;
  return {{"value", one->value}, {"year", one->year}, {"period", one->period}};
}

}  // namespace

Json comparison_json(const benchmark::Comparison& comparison) {
  Json neighbours = nullptr;
  if (comparison.neighbours) {
    neighbours = {{"model", comparison.neighbours->model},
                  {"of", comparison.neighbours->of},
                  {"with_value", comparison.neighbours->with_value}};
  }
  const auto placed = [&](int benchmark::Place::* field) {
    return comparison.place ? Json(*comparison.place.*field) : Json(nullptr);
  };
  return {{"england", comparator_json(comparison.england)},
          {"region", comparator_json(comparison.region)},
          {"neighbours_mean", comparator_json(comparison.neighbours_mean)},
          {"neighbours_median", comparator_json(comparison.neighbours_median)},
          {"own_published", comparator_json(comparison.own)},
          {"rank", placed(&benchmark::Place::rank)},
          {"of", placed(&benchmark::Place::of)},
          {"quartile", placed(&benchmark::Place::quartile)},
          {"neighbours", std::move(neighbours)},
          {"region_name", comparison.region_name},
          {"compared_as", comparison.compared_as},
          {"words", comparison.words}};
}

Json benchmarks_json(const std::vector<benchmark::Dataset>& datasets) {
  Json list = Json::array();
  for (const benchmark::Dataset& one : datasets) {
    list.push_back({{"dataset", one.name},
                    {"file", one.file},
                    {"sha256", one.sha256},
                    {"first_year", one.first_year},
                    {"last_year", one.last_year},
                    {"imported_at", one.imported_at}});
  }
  return list;
}

}  // namespace windscreen::report
