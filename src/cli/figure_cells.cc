#include "cli/figure_cells.h"

#include <fmt/format.h>

namespace windscreen::cli {

void say_faults(const measure::Catalogue& catalogue) {
  for (const measure::DefinitionFault& fault : catalogue.faults)
    say(fmt::format("{}: {}", place_of(fault), fault.what));
}

}  // namespace windscreen::cli
