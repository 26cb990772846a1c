#include "cli/figure_cells.h"

#include <fmt/format.h>

#include <cmath>

#include "base/error.h"
#include "measure/disclosure.h"
#include "measure/figure_words.h"
#include "measure/nearest.h"

namespace windscreen::cli {
namespace {

std::string place_of(const measure::DefinitionFault& fault) {
  return fault.line == 0 ? fault.file.string() : fmt::format("{}, line {}", fault.file.string(), fault.line);
}

Cell value_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? number_cell(one->value) : Cell();
}

Cell year_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? Cell{std::int64_t{one->year}} : Cell();
}

// What people read: counts where a percentage would be of too few, and the symbol where there is no value.
Cell shown_value(const measure::Definition& definition, const measure::Figure& figure) {
  if (figure.symbol != measure::Symbol::none) return std::string(measure::name_of(figure.symbol));
  if (measure::counts_only(definition.unit, figure.denominator))
    return measure::value_words(definition, measure::point_of(figure));
  return number_cell(figure.value);
}

Cell text_cell(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

// The note with the spread behind it, without which no mean is shown.
Cell shown_note(const measure::Figure& figure) {
  const std::string spread = measure::spread_words(measure::point_of(figure));
  if (spread.empty() || figure.note.empty()) return text_cell(figure.note + spread);
  return text_cell(figure.note + "; " + spread);
}

}  // namespace

Cell number_cell(const std::optional<double>& number) {
  if (!number) return {};
  if (*number == std::floor(*number) && std::abs(*number) < 1e15) return static_cast<std::int64_t>(*number);
  return *number;
}

LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures,
                     const std::vector<measure::FigureLimits>& limits, const std::string& snapshot,
                     report::PublishedComparison* published, bool for_reading) {
  LazyRows rows;
  rows.columns = {"id",
                  "area",
                  "name",
                  "unit",
                  "period_start",
                  "period_end",
                  "dimension",
                  "group",
                  "value",
                  "numerator",
                  "denominator",
                  "suppressed",
                  "benchmark_england",
                  "benchmark_region",
                  "benchmark_neighbours",
                  "lower_limit",
                  "upper_limit",
                  "snapshot",
                  "compared_start",
                  "compared_end",
                  "note",
                  "signal",
                  "benchmark_england_year",
                  "benchmark_region_year",
                  "benchmark_neighbours_year",
                  "benchmark_note",
                  "spread_low",
                  "spread_high",
                  "largest",
                  "symbol"};
  rows.count = figures.size();
  rows.row = [&definitions, &figures, &limits, snapshot, published, for_reading](std::size_t at) {
    const measure::Figure& figure = figures[at];
    const measure::FigureLimits& limit = limits.at(at);
    const measure::Definition& definition = *definitions[figure.definition];
    const benchmark::Comparison beside =
        (published != nullptr ? published->beside(definition, figure) : std::nullopt)
            .value_or(benchmark::Comparison{});
    return std::vector<Cell>{definition.id,
                             definition.area,
                             definition.name,
                             std::string(name_of(definition.unit)),
                             figure.period_start,
                             figure.period_end,
                             figure.dimension,
                             figure.group,
                             for_reading ? shown_value(definition, figure) : number_cell(figure.value),
                             number_cell(figure.numerator),
                             number_cell(figure.denominator),
                             figure.suppressed,
                             value_cell(beside.england),
                             value_cell(beside.region),
                             value_cell(beside.neighbours_mean),
                             number_cell(limit.lower),
                             number_cell(limit.upper),
                             snapshot,
                             cell(figure.compared_start),
                             cell(figure.compared_end),
                             for_reading ? shown_note(figure) : text_cell(figure.note),
                             text_cell(limit.signal),
                             year_cell(beside.england),
                             year_cell(beside.region),
                             year_cell(beside.neighbours_mean),
                             text_cell(beside.words),
                             number_cell(figure.spread_low),
                             number_cell(figure.spread_high),
                             number_cell(figure.largest),
                             text_cell(std::string(measure::name_of(figure.symbol)))};
  };
  return rows;
}

const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id) {
  if (const measure::Definition* found = catalogue.find(id)) return *found;
  for (const measure::DefinitionFault& fault : catalogue.faults) {
    if (fault.file.stem() == id)
      throw base::Error(
          fmt::format("the definition of {} cannot be used: {}: {}", id, place_of(fault), fault.what));
  }
  std::vector<std::string_view> known;
  known.reserve(catalogue.definitions.size());
  for (const measure::Definition& one : catalogue.definitions) known.push_back(one.id);
  throw base::Error(fmt::format("there is no indicator \"{}\"", id),
                    fmt::format("Did you mean {}? `windscreen indicators --list` has them all.",
                                measure::nearest_words(id, known)));
}

void say_faults(const measure::Catalogue& catalogue) {
  for (const measure::DefinitionFault& fault : catalogue.faults)
    say(fmt::format("{}: {}", place_of(fault), fault.what));
}

}  // namespace windscreen::cli
