// The built-in definitions held to the catalogue of indicators that the project builds from, where it is
// there (the environment of its builders has it; it is not part of the project). Skips visibly otherwise.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/csv.h"
#include "base/text.h"
#include "measure/definition.h"

namespace windscreen::measure {
namespace {

struct Entry {
  std::string unit;
  std::string window;
  std::string polarity;
  std::vector<std::string> breakdowns;
};

// Indicators that no definition can feed yet, and why.
const std::map<std::string, std::string>& exceptions() {
  static const std::string points =
      "a change is of counts; the findings of audits have it in points, with its interval";
  static const std::map<std::string, std::string> all = {
      {"audits_good_change_points", points},
      {"audits_inadequate_change_points", points},
      {"improvement_actions_completed_percent", "actions are kept in the store, with improvement plans"},
  };
  return all;
}

// The catalogue calls these a rolling year because they look back a year from a day; the engine can look from
// any day, so they are points.
bool looks_back_from_a_day(const std::string& id) {
  static const std::vector<std::string> all = {
      "cla_three_or_more_placements_percent", "cla_health_assessment_percent", "cla_dental_check_percent",
      "cla_sdq_completed_percent", "children_three_or_more_workers_percent"};
  return std::find(all.begin(), all.end(), id) != all.end();
}

// The catalogue says month, and pools three of them: the engine's quarters, which share no audit.
bool pools_three_months(const std::string& id) {
  return id == "audits_good_percent" || id == "audits_requires_improvement_percent" ||
         id == "audits_inadequate_percent";
}

bool same_unit(Unit unit, const std::string& wanted) {
  switch (unit) {
    case Unit::count:
    case Unit::max:
      return wanted == "count";
    case Unit::rate:
      return wanted == "rate_per_10000";
    case Unit::percent:
    case Unit::change:
    case Unit::share:
      return wanted == "percent";
    case Unit::median:
      return wanted == "days_median";
    case Unit::mean:
      // An average number of cases to a worker is called a ratio there.
      return wanted == "days_mean" || wanted == "ratio";
    case Unit::ratio:
      return wanted == "ratio";
  }
  return false;
}

std::map<std::string, Entry> read_entries(const std::filesystem::path& path) {
  base::CsvReader rows(base::open_file(path, path.string()), path.string());
  base::CsvRow row;
  std::map<std::string, std::size_t> columns;
  std::map<std::string, Entry> all;
  while (rows.next(row)) {
    if (columns.empty()) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) columns[std::string(row.cells[i])] = i;
      continue;
    }
    const auto cell = [&](const char* name) { return std::string(row.cells[columns.at(name)]); };
    Entry& entry = all[cell("id")];
    entry.unit = cell("unit");
    entry.window = cell("window");
    entry.polarity = cell("polarity");
    const std::string breakdowns = cell("breakdowns");
    for (const std::string_view one : base::split(breakdowns, '|')) {
      if (!one.empty()) entry.breakdowns.emplace_back(one);
    }
  }
  return all;
}

TEST(ReferenceCatalogue, HasEveryIndicatorWithItsUnitWindowPolarityAndBreakdowns) {
  const std::filesystem::path path =
      std::filesystem::path(WINDSCREEN_SOURCE_DIR) / ".." / "shared" / "reference" / "indicators.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the catalogue of indicators is not here";
  const auto entries = read_entries(path);
  ASSERT_GE(entries.size(), 150U);
  const Catalogue catalogue = load_catalogue({});
  for (const auto& [id, entry] : entries) {
    const Definition* definition = catalogue.find(id);
    if (definition == nullptr) {
      EXPECT_TRUE(exceptions().contains(id)) << id << " has no definition";
      continue;
    }
    EXPECT_FALSE(exceptions().contains(id)) << id << " has a definition: it is no exception any more";
    EXPECT_TRUE(same_unit(definition->unit, entry.unit)) << id << ": " << name_of(definition->unit);
    const std::string window = looks_back_from_a_day(id) ? "snapshot"
                               : pools_three_months(id)  ? "quarter"
                                                         : entry.window;
    EXPECT_EQ(name_of(definition->window), window) << id;
    EXPECT_EQ(base::squash(name_of(definition->polarity)), base::squash(entry.polarity)) << id;
    for (const std::string& dimension : entry.breakdowns) {
      EXPECT_NE(std::find(definition->breakdowns.begin(), definition->breakdowns.end(), dimension),
                definition->breakdowns.end())
          << id << " cannot be broken down by " << dimension;
    }
  }
}

}  // namespace
}  // namespace windscreen::measure
