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

Cell value_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? number_cell(one->value) : Cell();
}

Cell year_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? Cell{std::int64_t{one->year}} : Cell();
}

}  // namespace

Cell number_cell(const std::optional<double>& number) {
  if (!number) return {};
  if (*number == std::floor(*number) && std::abs(*number) < 1e15) return static_cast<std::int64_t>(*number);
  return *number;
}

LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures, const std::string& snapshot,
                     report::PublishedComparison* published) {
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
                  "benchmark_england_year",
                  "benchmark_region_year",
                  "benchmark_neighbours_year",
                  "benchmark_note"};
  rows.count = figures.size();
  rows.row = [&definitions, &figures, snapshot, published](std::size_t at) {
    const measure::Figure& figure = figures[at];
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
                             number_cell(figure.value),
                             number_cell(figure.numerator),
                             number_cell(figure.denominator),
                             figure.suppressed,
                             value_cell(beside.england),
                             value_cell(beside.region),
                             value_cell(beside.neighbours_mean),
                             Cell(),
                             Cell(),
                             snapshot,
                             cell(figure.compared_start),
                             cell(figure.compared_end),
                             figure.note.empty() ? Cell() : Cell(figure.note),
                             year_cell(beside.england),
                             year_cell(beside.region),
                             year_cell(beside.neighbours_mean),
                             beside.words.empty() ? Cell() : Cell(beside.words)};
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
