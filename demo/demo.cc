#include "demo/demo.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/byte_source.h"
#include "base/error.h"
#include "demo/names.h"
#include "demo/simulate.h"
#include "demo/workbook.h"
#include "demo/write_cin.h"
#include "demo/write_ssd.h"
#include "demo/write_ssda903.h"
#include "ingest/publish_load.h"
#include "lake/lake.h"
#include "validate/load_checks.h"

namespace windscreen::demo {
namespace {

namespace fs = std::filesystem;

// Raised when the simulation or what is written changes.
constexpr int generation = 3;
constexpr std::string_view code = "W01";
// A sheet holds about a million rows: six months' contacts of this many counties.
constexpr unsigned most_in_a_workbook = 40;

struct GroupShare {
  std::string_view dimension;
  std::string_view group;
  // Of all children, in thousandths; the last group of a dimension has what is left.
  std::int64_t share;
};

// Invented, of the order of a county in the south of England.
constexpr auto group_shares = std::to_array<GroupShare>({
    {"age_band", "Under 1", 51},
    {"age_band", "1 to 4", 213},
    {"age_band", "5 to 9", 289},
    {"age_band", "10 to 15", 340},
    {"age_band", "16 and over", 0},
    {"gender", "Female", 488},
    {"gender", "Male", 0},
    {"ethnicity", "White", 822},
    {"ethnicity", "Mixed", 66},
    {"ethnicity", "Asian", 78},
    {"ethnicity", "Black", 18},
    {"ethnicity", "Other", 0},
    {"disability", "Disabled", 75},
    {"disability", "Not disabled", 0},
    {"quadrant", quadrant_names[0], 268},
    {"quadrant", quadrant_names[1], 257},
    {"quadrant", quadrant_names[2], 244},
    {"quadrant", quadrant_names[3], 0},
});

std::vector<lake::PopulationGroup> population_groups(const std::vector<lake::Population>& years) {
  std::vector<lake::PopulationGroup> groups;
  for (const lake::Population& year : years) {
    std::int64_t left = year.children;
    for (std::size_t i = 0; i < group_shares.size(); ++i) {
      const GroupShare& one = group_shares[i];
      const bool last = i + 1 == group_shares.size() || group_shares[i + 1].dimension != one.dimension;
      const std::int64_t children = last ? left : year.children * one.share / 1000;
      left = last ? year.children : left - children;
      groups.push_back(
          {year.mid_year, std::string(one.dimension), std::string(one.group), children, "demo, invented"});
    }
  }
  return groups;
}

std::string stamp_of(const DemoOptions& options) {
  nlohmann::ordered_json stamp;
  stamp["made_by"] = "windscreen demo";
  stamp["version"] = options.version;
  stamp["generation"] = generation;
  stamp["seed"] = options.seed;
  stamp["scale"] = options.scale;
  return stamp.dump(2) + "\n";
}

std::vector<std::string> snapshot_names(const lake::Workspace& workspace) {
  std::vector<std::string> names;
  for (const lake::Snapshot& snapshot : lake::list_snapshots(workspace)) names.push_back(snapshot.name());
  return names;
}

lake::Snapshot load(const lake::Workspace& workspace, const std::vector<fs::path>& files, Day as_at) {
  ingest::PublishOptions options;
  options.as_at = date_of(as_at);
  options.made = validate::check_returns(files, options.names, options.as_at);
  return *ingest::load_and_publish(workspace, files, options);
}

}  // namespace

lake::Authority demo_authority(unsigned scale) {
  lake::Authority authority;
  authority.code = code;
  authority.name = "Wealdshire";
  // A made-up county has no neighbours of its own: the demo is compared as the county it was modelled on.
  authority.benchmark_as = "936";
  // 1,004 looked after children are 38 per 10,000 of 264,000; the years before follow the growth of a county
  // of that size.
  constexpr std::array<int, 8> children = {257'200, 259'000, 260'900, 262'300,
                                           262'600, 262'900, 263'500, 264'000};
  for (std::size_t i = 0; i < children.size(); ++i) {
    authority.population.push_back(
        {2013 + static_cast<int>(i), std::int64_t{children[i]} * scale, "demo, mid-2020 estimate"});
  }
  authority.population_groups = population_groups(authority.population);
  authority.council_organisations = {"Wealdshire County Council"};
  return authority;
}

void write_sources(const fs::path& sources, std::uint64_t seed, unsigned scale, bool dirt,
                   const std::function<void(const std::string&)>& progress) {
  const fs::path tables = sources / "ssd";
  const fs::path return_903 = sources / "ssda903_2019-20";
  std::error_code failed;
  fs::create_directories(tables, failed);
  fs::create_directories(return_903, failed);
  if (failed)
    throw base::Error("cannot make " + return_903.string(), "Check that the directory can be written.");
  const SsdFolder folder{tables, seed, dirt};
  PeopleTables people(folder);
  CaseTables cases(folder);
  VisitTables visits(folder);
  CareTables care(folder);
  StaffTables staff(folder);
  CinCensus census(sources / "cin_census_2019-20.xml", seed, dirt);
  Ssda903 looked_after(return_903, seed, dirt);
  for (unsigned number = 0; number < scale; ++number) {
    if (progress) progress(fmt::format("Simulating county {} of {}", number + 1, scale));
    const County county = simulate_county(seed, number);
    people.write(county);
    cases.write(county);
    visits.write(county);
    care.write(county);
    staff.write(county);
    census.write(county);
    looked_after.write(county);
  }
  people.close();
  cases.close();
  visits.close();
  care.close();
  staff.close();
  census.close();
  looked_after.close();
}

DemoResult make_demo(const DemoOptions& options) {
  if (options.scale == 0 || options.scale > 200) {
    throw base::Error(fmt::format("{} is not a scale", options.scale), "Give a whole number from 1 to 200.");
  }
  const auto say = [&](const std::string& what) {
    if (options.progress) options.progress(what);
  };
  const fs::path sources = options.workspace / "sources";
  const fs::path stamp = sources / "demo.json";
  const std::string wanted = stamp_of(options);
  const bool exists = fs::exists(options.workspace / "authority.json");
  if (exists) {
    const lake::Workspace present = lake::Workspace::open(options.workspace);
    if (!options.force && present.authority().code != code) {
      throw base::Error(
          fmt::format("{} is the workspace of {}", options.workspace.string(), present.authority().name),
          "Give another directory with --workspace, or --force to make the demo authority there.");
    }
    if (!options.force && !options.sources_only && fs::exists(stamp) &&
        base::read_whole_file(stamp) == wanted) {
      const auto names = snapshot_names(present);
      if (names.size() >= 3) return {.up_to_date = true, .snapshots = names};
    }
  }
  // The stamp goes first and comes back last: what is half made is made again.
  std::error_code ignored;
  fs::remove(stamp, ignored);
  fs::remove_all(sources, ignored);
  fs::remove_all(options.workspace / "lake" / code, ignored);
  write_sources(sources, options.seed, options.scale, true, options.progress);
  const lake::Workspace workspace = lake::Workspace::create(options.workspace, demo_authority(options.scale));

  if (options.sources_only) return {.up_to_date = false, .snapshots = {}};

  say("Loading the returns of 2019-20");
  load(workspace, {sources / "cin_census_2019-20.xml", sources / "ssda903_2019-20"}, returns_day);
  say("Loading the tables of 12 November 2020");
  const lake::Snapshot newest = load(workspace, {sources / "ssd"}, last_day);
  say("Writing the Annex A workbook of 30 September 2020");
  const fs::path lists = options.scale <= most_in_a_workbook ? sources / "annex_a_2020-09-30.xlsx"
                                                             : sources / "annex_a_2020-09-30";
  write_workbook(newest, lists, options.seed);
  say("Loading the workbook");
  load(workspace, {lists}, workbook_day);

  std::ofstream file(stamp, std::ios::binary);
  file << wanted;
  file.close();
  if (!file) throw base::Error("cannot write " + stamp.string(), "Check that there is room on the disk.");
  return {.up_to_date = false, .snapshots = snapshot_names(workspace)};
}

}  // namespace windscreen::demo
