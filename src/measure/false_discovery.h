// Many measures looked at together: of a hundred that do not change, about five still differ by more than 95
// in a hundred would by chance. Who reads a list of what has changed must know that.
#pragma once

#include <span>
#include <vector>

namespace windscreen::measure {

/// Which findings stand, such that no more than the share `rate` of those that do is expected to be chance:
/// Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical
/// Society B 57, 1995. `chances`: how likely chance alone makes each, of all that were tested. Thread-safe.
std::vector<bool> discoveries(std::span<const double> chances, double rate);

}  // namespace windscreen::measure
