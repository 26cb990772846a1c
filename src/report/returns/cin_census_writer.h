// Writes the children in need census from a snapshot: the department's XML message, whose reader is
// ingest/cin_census.cc. Elements and their order are those of the department's "Children in need census:
// guide and technical specification". docs/returns.md says what a census can lack.
#pragma once

#include <filesystem>
#include <string_view>

#include "lake/lake.h"
#include "report/returns/return_period.h"
#include "report/returns/written_return.h"

namespace windscreen::report {

inline constexpr std::string_view cin_census_file = "cin_census.xml";

/// Writes cin_census.xml into a directory, which is made when missing: whole, or not at all. Children come in
/// the order of their identifiers, their referrals by day, so the same snapshot always gives the same bytes.
/// A snapshot that was loaded from the census of this collection alone goes back as it is; from any other the
/// cases of the collection's days are told (return_scope.h). Memory does not hold the message. Throws
/// base::Error when the disk refuses. One thread a call.
WrittenReturn write_cin_census(const lake::Snapshot& snapshot, const ReturnPeriod& period,
                               const std::filesystem::path& directory);

}  // namespace windscreen::report
