// Teams, the people who work in them, and who holds which case.
//
// A case-holding position ("seat") of a team is filled by one worker after another. Cases go to the seat that
// is least filled for what it can take: newly qualified workers take less, a few experienced ones much more.
// How many seats each service has follows from its cases on 30 September 2020 and the averages that Surrey
// reported (16 children a worker, assessment teams with many at 25 to 30, some over 35 and one over 40,
// protection and looked after teams about their limit of 15, advisers 18 and at most 24).
#pragma once

#include <cstdint>

#include "demo/county.h"

namespace windscreen::demo {

/// The county's teams, in a fixed order.
void make_teams(County& county);
/// The team of a service that works with a family.
std::uint8_t team_of(const County& county, Service service, Index family);

/// Seats, workers, employments and allocations (workforce.cc); needs the finished pathway.
void staff_teams(County& county, std::uint64_t seed);
/// Posts, absences and supervision (staff_records.cc); needs the workers.
void keep_staff_records(County& county, std::uint64_t seed);
/// A manager for each team on every day, one after another, who holds no cases (managers.cc). Last, and with
/// random numbers of its own: no other figure moves with it.
void name_managers(County& county, std::uint64_t seed);

/// Who holds the case of an episode on a day; `none` when nobody does.
Index worker_on(const County& county, Index episode, Day day);

}  // namespace windscreen::demo
