#include "cli/figure_cells.h"

#include <fmt/format.h>

#include <cmath>

#include "base/error.h"
#include "measure/nearest.h"

namespace windscreen::cli {
namespace {

std::string place_of(const measure::DefinitionFault& fault) {
  return fault.line == 0 ? fault.file.string() : fmt::format("{}, line {}", fault.file.string(), fault.line);
}

}  // namespace

Cell number_cell(const std::optional<double>& number) {
  if (!number) return {};
  if (*number == std::floor(*number) && std::abs(*number) < 1e15) return static_cast<std::int64_t>(*number);
  return *number;
}

LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures, const std::string& snapshot) {
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
                  "note"};
  rows.count = figures.size();
  rows.row = [&definitions, &figures, snapshot](std::size_t at) {
    const measure::Figure& figure = figures[at];
    const measure::Definition& definition = *definitions[figure.definition];
    return std::vector<Cell>{definition.id,
                             definition.area,
                             definition.name,
                             std::string(name_of(definition.unit)),
                             figure.period_start,
                             figure.period_end,
                             figure.dimension,
                             figure.group,
                             number_cell(figure.value),
                             number_cell(figure.numerator),
                             number_cell(figure.denominator),
                             figure.suppressed,
                             Cell(),
                             Cell(),
                             Cell(),
                             Cell(),
                             Cell(),
                             snapshot,
                             cell(figure.compared_start),
                             cell(figure.compared_end),
                             figure.note.empty() ? Cell() : Cell(figure.note)};
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
