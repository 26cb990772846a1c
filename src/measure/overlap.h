// Points that share what they count. Twelve months to September and twelve months to August have eleven
// months in common: two such points are hardly two pieces of evidence, and a run of eight of them is next to
// none.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "measure/period.h"

namespace windscreen::measure {

///   none          neighbouring points share nothing
///   windows       their periods overlap: rolling years
///   accumulating  each adds to the one before, until a new year starts: year to date
///   together      points in time, between which much stays open
enum class Overlap : std::uint8_t { none, windows, accumulating, together };

/// How the periods of a series (oldest first, of one window) overlap. `points`: they are days on which what
/// is open is counted.
Overlap overlap_of(std::span<const Period> periods, bool points);

/// The places of the periods that share nothing with one another, oldest first and with the newest among
/// them: all, of rolling years every twelfth, of years to date those that end in the newest's month.
std::vector<std::size_t> separate(std::span<const Period> periods, Overlap overlap);

/// A sentence for readers; empty for `none`.
std::string overlap_words(std::span<const Period> periods, Overlap overlap);

}  // namespace windscreen::measure
