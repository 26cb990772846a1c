// A workspace: the directory that holds one authority's settings, its lake and its own indicators.
//
//   authority.json    code, name, population of children aged 0 to 17 by mid-year; where known also by group,
//                     and the names under which the council itself leads early help; whose region and
//                     neighbours published figures are compared with, where they are not its own
//   lake/             the snapshots (lake.h)
//   indicators/       the authority's own definitions
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace windscreen::lake {

/// Children aged 0 to 17 at 30 June of `mid_year`. `vintage` says which publication the estimate is from.
struct Population {
  int mid_year = 0;
  std::int64_t children = 0;
  std::string vintage;
};

/// Children aged 0 to 17 of one group at 30 June of `mid_year`. `dimension` is age_band, gender, ethnicity,
/// disability or quadrant, `group` one of its groups as figures name them ("White", "Under 1"). `source` says
/// where the estimate is from.
struct PopulationGroup {
  int mid_year = 0;
  std::string dimension;
  std::string group;
  std::int64_t children = 0;
  std::string source;
};

struct Authority {
  /// The department's three-digit code ("936") or any word of letters, digits and hyphens for a made-up one.
  std::string code;
  std::string name;
  std::vector<Population> population;
  // The initialisers below let callers that know nothing of them leave them out without a warning.
  std::vector<PopulationGroup> population_groups = {};  // NOLINT(readability-redundant-member-init)
  /// Organisations of early help episodes that are the council itself; all others are partners.
  std::vector<std::string> council_organisations = {};  // NOLINT(readability-redundant-member-init)
  /// For comparison with published figures (benchmark/compare.h): the authority whose region and neighbours
  /// are used where this one has none of its own; a region's name or code; neighbours' codes or names. Empty:
  /// what is published for the authority's own code.
  std::string benchmark_as = {};                         // NOLINT(readability-redundant-member-init)
  std::string region = {};                               // NOLINT(readability-redundant-member-init)
  std::vector<std::string> statistical_neighbours = {};  // NOLINT(readability-redundant-member-init)
};

class Workspace {
 public:
  /// Opens an existing workspace; throws Error (remedy: `windscreen init`) when there is none.
  static Workspace open(const std::filesystem::path& directory);
  /// Makes a workspace, or rewrites its authority.json. Throws Error on a bad code or an unwritable place.
  static Workspace create(const std::filesystem::path& directory, Authority authority);

  const std::filesystem::path& directory() const { return directory_; }
  const Authority& authority() const { return authority_; }
  std::filesystem::path lake_directory() const { return directory_ / "lake"; }
  std::filesystem::path indicators_directory() const { return directory_ / "indicators"; }

 private:
  Workspace(std::filesystem::path directory, Authority authority);
  std::filesystem::path directory_;
  Authority authority_;
};

}  // namespace windscreen::lake
