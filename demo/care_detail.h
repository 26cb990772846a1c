// What happens in a period of care: legal statuses, placements and the episodes that they make, reviews,
// health, missing, plans for permanence. Made from the finished course of the pathway, so that nothing in it
// contradicts when the period began and ended.
#pragma once

#include <cstdint>

#include "demo/county.h"

namespace windscreen::demo {

/// Legal statuses, placements and episodes of every period (placements.cc).
void detail_placements(County& county, std::uint64_t seed);
/// Reviews, health checks, strengths and difficulties, missing episodes and care plans (wellbeing.cc).
void detail_wellbeing(County& county, std::uint64_t seed);
/// Adoption and special guardianship, the new identities of adopted children, and adopters (permanence.cc).
void detail_permanence(County& county, std::uint64_t seed);
/// Young people entitled to leaving care services, and children of young mothers in care (care_leavers.cc).
void detail_care_leavers(County& county, std::uint64_t seed);

}  // namespace windscreen::demo
