#include "lake/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "lake/durable.h"

namespace windscreen::lake {

namespace fs = std::filesystem;
using base::Error;
using nlohmann::json;

namespace {

constexpr const char* init_remedy =
    "Make one with `windscreen init --authority-code CODE --name NAME --population CHILDREN`.";

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// The names of the groups are the measures' business; here only what no group can be.
void check_groups(const std::vector<PopulationGroup>& groups) {
  std::set<std::tuple<int, std::string, std::string>> seen;
  for (const PopulationGroup& one : groups) {
    const std::string which = fmt::format("{} {} in mid-{}", one.dimension, one.group, one.mid_year);
    if (one.mid_year < 1900 || one.mid_year > 2200 || base::trim(one.dimension).empty() ||
        base::trim(one.group).empty()) {
      throw Error(fmt::format("the population of {} says of no group or no year what it is", which),
                  "Give each a mid-year, a dimension (such as ethnicity) and a group (such as White).");
    }
    if (one.children < 0)
      throw Error(fmt::format("the population of {} is {}", which, one.children),
                  "Give the number of children aged 0 to 17, a whole number.");
    if (!seen.emplace(one.mid_year, one.dimension, one.group).second)
      throw Error(fmt::format("there are two populations of {}", which), "Give one for each year and group.");
  }
}

void check(const Authority& authority) {
  if (!is_code(authority.code)) {
    throw Error(fmt::format("'{}' is not an authority's code", authority.code),
                "Give the department's three-digit code (936), or letters, digits and hyphens for a made-up "
                "authority.");
  }
  if (base::trim(authority.name).empty()) throw Error("the authority has no name", "Give its name.");
  for (std::size_t i = 0; i < authority.population.size(); ++i) {
    const Population& one = authority.population[i];
    if (one.mid_year < 1900 || one.mid_year > 2200)
      throw Error(fmt::format("{} is not a year of a population estimate", one.mid_year));
    if (one.children <= 0) {
      throw Error(fmt::format("the population of mid-{} is {}", one.mid_year, one.children),
                  "Give the number of children aged 0 to 17, a whole number over 0.");
    }
    if (i > 0 && authority.population[i - 1].mid_year == one.mid_year)
      throw Error(fmt::format("there are two populations of mid-{}", one.mid_year),
                  "Give one for each year.");
  }
  check_groups(authority.population_groups);
}

json to_json(const Authority& authority) {
  json population = json::array();
  for (const Population& one : authority.population)
    population.push_back({{"mid_year", one.mid_year}, {"children", one.children}, {"vintage", one.vintage}});
  json document = {{"code", authority.code}, {"name", authority.name}, {"population", population}};
  if (!authority.population_groups.empty()) {
    json& groups = document["population_groups"] = json::array();
    for (const PopulationGroup& one : authority.population_groups)
      groups.push_back({{"mid_year", one.mid_year},
                        {"dimension", one.dimension},
                        {"group", one.group},
                        {"children", one.children},
                        {"source", one.source}});
  }
  if (!authority.council_organisations.empty())
    document["council_organisations"] = authority.council_organisations;
  if (!authority.benchmark_as.empty()) document["benchmark_as"] = authority.benchmark_as;
  if (!authority.region.empty()) document["region"] = authority.region;
  if (!authority.statistical_neighbours.empty())
    document["statistical_neighbours"] = authority.statistical_neighbours;
  return document;
}

Authority from_json(const json& document) {
  Authority authority;
  authority.code = document.at("code").get<std::string>();
  authority.name = document.at("name").get<std::string>();
  for (const json& one : document.at("population")) {
    authority.population.push_back({one.at("mid_year").get<int>(), one.at("children").get<std::int64_t>(),
                                    one.value("vintage", std::string())});
  }
  for (const json& one : document.value("population_groups", json::array())) {
    authority.population_groups.push_back(
        {one.at("mid_year").get<int>(), one.at("dimension").get<std::string>(),
         one.at("group").get<std::string>(), one.at("children").get<std::int64_t>(),
         one.value("source", std::string())});
  }
  authority.council_organisations = document.value("council_organisations", std::vector<std::string>());
  authority.benchmark_as = document.value("benchmark_as", std::string());
  authority.region = document.value("region", std::string());
  authority.statistical_neighbours = document.value("statistical_neighbours", std::vector<std::string>());
  return authority;
}

void sort_population(Authority& authority) {
  std::sort(authority.population.begin(), authority.population.end(),
            [](const Population& a, const Population& b) { return a.mid_year < b.mid_year; });
}

}  // namespace

Workspace::Workspace(fs::path directory, Authority authority)
    : directory_(std::move(directory)), authority_(std::move(authority)) {}

Workspace Workspace::open(const fs::path& directory) {
  const fs::path file = directory / "authority.json";
  if (!fs::exists(file))
    throw Error(fmt::format("{} is not a workspace: it has no authority.json", directory.string()),
                init_remedy);
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw Error::at(file.string(), 0, "the file cannot be read", "Check that you may read it.");
  Authority authority;
  try {
    authority = from_json(json::parse(content.str()));
    sort_population(authority);
    check(authority);
  } catch (const json::exception& error) {
    throw Error::at(file.string(), 0, fmt::format("the settings cannot be read: {}", error.what()),
                    "Put it right, or write it anew with `windscreen init`.");
  } catch (const Error& error) {
    throw Error::at(file.string(), 0, error.what(), error.remedy());
  }
  return {directory, std::move(authority)};
}

Workspace Workspace::create(const fs::path& directory, Authority authority) {
  sort_population(authority);
  check(authority);
  make_directories(directory);
  make_directories(directory / "lake");
  make_directories(directory / "indicators");
  replace_file(directory / "authority.json", to_json(authority).dump(2) + "\n");
  return {directory, std::move(authority)};
}

}  // namespace windscreen::lake
