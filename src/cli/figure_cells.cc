#include "cli/figure_cells.h"

#include <fmt/format.h>

namespace windscreen::cli {
namespace {

std::string place_of(const measure::DefinitionFault& fault) {
  return fault.line == 0 ? fault.file.string() : fmt::format("{}, line {}", fault.file.string(), fault.line);
}

}  // namespace

void say_faults(const measure::Catalogue& catalogue) {
  for (const measure::DefinitionFault& fault : catalogue.faults)
    say(fmt::format("{}: {}", place_of(fault), fault.what));
}

}  // namespace windscreen::cli
