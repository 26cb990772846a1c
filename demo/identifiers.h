// The identifiers that records get in what is written: distinct among counties, and the same in every source.
#pragma once

#include <cstdint>
#include <string>

#include "demo/county.h"

namespace windscreen::demo {

/// A record's number in what is written: its place in its list, with a range for each county.
inline std::uint64_t number_of(const County& county, Index index) {
  return std::uint64_t{county.number} * 1000000U + index + 1U;
}
/// A person's identifier: digits only, at most ten, as the SSDA903 wants it.
inline std::uint64_t person_number(const County& county, Index person) {
  return 4000000U + std::uint64_t{county.number} * 200000U + person;
}
inline std::uint64_t team_number(const County& county, std::uint8_t team) {
  return std::uint64_t{county.number} * 100U + team + 1U;
}

/// A postcode of an area that does not exist, such as "ZW7 3KD".
std::string postcode(std::uint16_t number);
/// A unique pupil number in its usual form, with its check letter.
std::string pupil_number(std::uint64_t person);
/// Forename and surname as they are written.
std::string forename_of(const Person& person);
std::string surname_of(const Person& person);
std::string worker_name(const Worker& worker);
/// "Family Safeguarding North East 2"; other counties' teams have their number after it.
std::string team_name(const County& county, std::uint8_t team);
/// The service's name, as in ext_team.
std::string_view service_name(Service service);
/// "R", "S" …: the sex as the SSD has it (M, F; U for a child who was not born on `as_at`).
std::string_view sex_code(const Person& person, Day as_at);

}  // namespace windscreen::demo
