// The statutory checks of the returns that a load has, on their way into the lake: what they found and which
// of them were run goes with the load as two more sources (docs/decisions/0023). Not in the browser.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/publish_load.h"

namespace windscreen::validate {

/// What the two sources are called in a snapshot.
inline constexpr std::string_view findings_source_name = "statutory checks/ext_return_finding.csv";
inline constexpr std::string_view rules_source_name = "statutory checks/ext_return_rule.csv";

/// Checks the SSDA903 files and the census among `paths` (folders stand for the files in and below them;
/// other files are passed over) and gives what was found as CSV files of `ext_return_finding` and
/// `ext_return_rule`; nothing where there is no return. `names` is what files are called, where that is not
/// their path: files of one folder are one year's return. Where there are returns of several years the latest
/// is checked, and compared with the one of the year before. The collection is that of the latest day in the
/// return that is not after `as_at`; the rules are those of its year, or of the nearest year whose rules are
/// known. A return that cannot be read gives one row of `ext_return_rule` that says so. The same files give
/// the same bytes.
std::vector<ingest::MadeSource> check_returns(std::span<const std::filesystem::path> paths,
                                              const std::map<std::filesystem::path, std::string>& names,
                                              base::Date as_at);

}  // namespace windscreen::validate
