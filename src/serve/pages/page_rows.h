// The rows behind each page of the application: what its address gives with .json and .csv. They are taken
// out of the report's document, which the pages themselves are drawn from, so that both say the same.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "report/flat_rows.h"

namespace windscreen::serve {

/// All of these take the report's document (report::to_json, contract 1). They throw nlohmann's exceptions
/// where it is not one. Thread-safe.

/// Every figure of the indicators that are wanted, in the columns of `windscreen indicators`: the series with
/// its limits, then the newest period's groups with theirs. Published figures stand with the newest figure
/// alone.
report::Rows figure_page(const nlohmann::json& report,
                         const std::function<bool(const nlohmann::json& indicator)>& wanted);

/// Exceptions of every team, service and quadrant, or of the one whose page has the address /teams/`unit`;
/// nullopt where none has. Null: not known; a held-back number is null and `suppressed` true.
std::optional<report::Rows> exception_page(const nlohmann::json& report, std::string_view unit = {});

/// How many workers have how many children, by service.
report::Rows caseload_page(const nlohmann::json& report);

/// The pathway's steps, the ways from step to step, the contacts and the waits, of each period and team.
report::Rows pathway_page(const nlohmann::json& report);

/// Children at each level and going on at each step, by group.
report::Rows fairness_page(const nlohmann::json& report);

/// Every measure of the last report and of this one; no row where there is nothing to compare with.
report::Rows since_page(const nlohmann::json& report);

/// How many rows of each column of each table have a value.
report::Rows quality_page(const nlohmann::json& report);

/// The files and tables that the figures come from, and the definitions, each with its hash.
report::Rows provenance_page(const nlohmann::json& report);

/// What follows /teams/ for a unit, before a number is put after one that is taken: "North East 1" of kind
/// team is "north-east-1", the service "Assessment" is "service-assessment". Accents fall away. As `slugs` in
/// web/src/data/teams.ts.
std::string unit_slug(std::string_view kind, std::string_view name);

}  // namespace windscreen::serve
