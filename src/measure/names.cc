// The words by which definitions and outputs call units, grains, windows, polarities and areas.
#include <array>

#include "base/text.h"
#include "measure/definition.h"

namespace windscreen::measure {

std::string_view name_of(Unit unit) {
  constexpr auto names = std::to_array<std::string_view>(
      {"count", "rate", "percent", "median", "mean", "max", "change", "share", "ratio"});
  return names.at(static_cast<std::size_t>(unit));
}

std::string_view name_of(Grain grain) {
  constexpr auto names = std::to_array<std::string_view>({"event", "spell", "snapshot"});
  return names.at(static_cast<std::size_t>(grain));
}

std::string_view name_of(Window window) {
  constexpr auto names = std::to_array<std::string_view>(
      {"month", "quarter", "rolling_12_months", "year_to_date", "financial_year", "snapshot"});
  return names.at(static_cast<std::size_t>(window));
}

std::string_view name_of(Polarity polarity) {
  constexpr auto names = std::to_array<std::string_view>({"context", "higher is better", "lower is better"});
  return names.at(static_cast<std::size_t>(polarity));
}

std::optional<Window> find_window(std::string_view name) {
  for (const Window window : {Window::month, Window::quarter, Window::rolling_12_months, Window::year_to_date,
                              Window::financial_year, Window::snapshot}) {
    if (base::squash(name_of(window)) == base::squash(name)) return window;
  }
  return std::nullopt;
}

std::span<const std::string_view> pathway() {
  static constexpr auto areas = std::to_array<std::string_view>(
      {"contacts", "early_help", "referrals", "assessments", "section_47", "conferences", "children_in_need",
       "child_protection", "visits", "looked_after", "adoption", "care_leavers", "workforce", "quality",
       "flow"});
  return areas;
}

}  // namespace windscreen::measure
