// The demo authority: Wealdshire, a county that does not exist. Its sources in all four formats, and the
// workspace they are loaded into. docs/demo.md says what is in it and what it is calibrated to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lake/workspace.h"

namespace windscreen::demo {

struct DemoOptions {
  std::uint64_t seed = 1;
  /// How many counties' worth of children the authority has.
  unsigned scale = 1;
  std::filesystem::path workspace = "workspace";
  /// Makes it anew even when it is up to date.
  bool force = false;
  /// Writes the tables and the returns, and loads nothing.
  bool sources_only = false;
  /// The program's version: what an older one made is made again.
  std::string version;
  /// Called with what is being done, in a few words; may be empty.
  std::function<void(const std::string& what)> progress;
};

struct DemoResult {
  /// Everything was there already; nothing was done.
  bool up_to_date = false;
  /// Names of the snapshots, oldest as-at first.
  std::vector<std::string> snapshots;
};

/// The authority's settings: its code, name and population of children for each mid-year.
lake::Authority demo_authority(unsigned scale);

/// Writes the case management system's tables of `scale` counties, and the two returns, below `sources`:
/// ssd/, cin_census_2019-20.xml and ssda903_2019-20/. One county is in memory at a time. The same seed and
/// scale give the same bytes. Throws base::Error when the disk refuses.
void write_sources(const std::filesystem::path& sources, std::uint64_t seed, unsigned scale, bool dirt = true,
                   const std::function<void(const std::string&)>& progress = {});

/// Makes the demo's workspace: writes the sources, loads the returns as at 31 March 2020 and the tables as at
/// 12 November 2020, writes the Annex A workbook as at 30 September 2020 from these, and loads it. With
/// `sources_only` the workspace is made and has no snapshot of the demo. Throws
/// base::Error when the workspace is another authority's (unless `force`), or the disk refuses.
DemoResult make_demo(const DemoOptions& options);

}  // namespace windscreen::demo
