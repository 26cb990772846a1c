// The micro-authority (tests/micro): twenty children made up by hand, every indicator's answer on two days
// worked out from their stories, and what must hold whatever order the rows come in.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <tuple>

#include "base/csv.h"
#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

std::filesystem::path micro() { return std::filesystem::path(WINDSCREEN_SOURCE_DIR) / "tests" / "micro"; }

// A file's header and its lines; no cell of the micro-authority holds a line break.
struct Lines {
  std::string header;
  std::vector<std::string> rows;

  explicit Lines(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::getline(in, header);
    for (std::string line; std::getline(in, line);) rows.push_back(line);
  }
};

std::string joined(const std::string& header, const std::vector<std::string>& rows) {
  std::string all = header + "\n";
  for (const std::string& row : rows) all += row + "\n";
  return all;
}

std::vector<std::filesystem::path> micro_files() {
  std::vector<std::filesystem::path> all;
  for (const auto& one : std::filesystem::directory_iterator(micro() / "ssd")) all.push_back(one.path());
  std::sort(all.begin(), all.end());
  return all;
}

// What a row of the output stands for: the indicator, the period's end, the dimension and the group.
using Place = std::tuple<std::string, std::string, std::string, std::string>;

Place place_of(const json& row) {
  return {row.at("id"), row.at("period_end"), row.at("dimension"), row.at("group")};
}

std::optional<double> number(const json& row, const char* name) {
  const json& cell = row.at(name);
  if (cell.is_null()) return std::nullopt;
  return cell.get<double>();
}

class Micro : public Program {
 protected:
  void load(const std::vector<std::string>& sources) const {
    const Outcome made =
        windscreen({"init", "--authority-code", "M01", "--name", "Microshire", "--population", "10000",
                    "--mid-year", "2020", "--population-groups", (micro() / "population_groups.csv").string(),
                    "--council-organisation", "Microshire Council"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    std::vector<std::string> arguments = {"load", "--as-at", "2020-12-31"};
    arguments.insert(arguments.end(), sources.begin(), sources.end());
    const Outcome loaded = windscreen(arguments);
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
    EXPECT_NE((loaded.out + loaded.err).find("1 rejected"), std::string::npos)
        << loaded.out << loaded.err;  // R98, of 30 February
  }

  std::map<Place, json> figures(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments = {"indicators", "--format", "json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome run = windscreen(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    std::map<Place, json> all;
    for (json row : run.json()) {
      row.erase("snapshot");  // named after the files' content
      const Place place = place_of(row);
      EXPECT_TRUE(all.emplace(place, std::move(row)).second) << std::get<0>(place);
    }
    return all;
  }

  std::map<Place, json> every_figure() const { return figures({"--by", "all", "--months", "6"}); }
};

struct Expected {
  std::map<std::string, std::string> cells;
  const std::string& operator[](const char* name) const { return cells.at(name); }
};

std::vector<Expected> expected() {
  const std::filesystem::path path = micro() / "expected.csv";
  base::CsvReader reader(base::open_file(path, path.string()), path.string());
  base::CsvRow row;
  std::vector<std::string> header;
  std::vector<Expected> all;
  while (reader.next(row)) {
    if (header.empty()) {
      for (const auto& cell : row.cells) header.emplace_back(cell);
      continue;
    }
    Expected one;
    for (std::size_t i = 0; i < header.size(); ++i) one.cells[header[i]] = std::string(row.cells[i]);
    all.push_back(std::move(one));
  }
  return all;
}

TEST_F(Micro, EveryFigureIsAsWorkedOutByHand) {
  load({(micro() / "ssd").string()});
  const std::vector<Expected> answers = expected();
  for (const std::string day : {"2020-09-30", "2020-12-31"}) {
    const auto found = figures({"--as-at", day, "--by", "all"});
    std::set<std::string> answered;
    for (const Expected& answer : answers) {
      if (answer["as_at"] != day) continue;
      answered.insert(answer["id"]);
      const std::string what = answer["id"] + " as at " + day + ": " + answer["why"];
      const auto row = found.find({answer["id"], day, answer["dimension"], answer["group"]});
      if (row == found.end()) {
        ADD_FAILURE() << "no figure for " << what;
        continue;
      }
      for (const char* name : {"value", "numerator", "denominator"}) {
        if (answer[name].empty()) continue;
        const std::optional<double> value = number(row->second, name);
        if (answer[name] == "none") {
          EXPECT_FALSE(value) << name << " of " << what;
        } else if (!value) {
          ADD_FAILURE() << "no " << name << " of " << what;
        } else {
          EXPECT_NEAR(*value, std::stod(answer[name]), 1e-6) << name << " of " << what;
        }
      }
    }
    for (const auto& [place, row] : found)
      EXPECT_TRUE(answered.count(std::get<0>(place)) > 0) << std::get<0>(place) << " has no answer";
  }
}

TEST_F(Micro, EveryBreakdownAddsUpToItsTotal) {
  load({(micro() / "ssd").string()});
  const auto all = every_figure();
  std::map<std::tuple<std::string, std::string, std::string>, std::pair<double, double>> sums;
  for (const auto& [place, row] : all) {
    auto& [numerator, denominator] = sums[{std::get<0>(place), std::get<1>(place), std::get<2>(place)}];
    numerator += number(row, "numerator").value_or(0);
    denominator += number(row, "denominator").value_or(0);
  }
  std::size_t checked = 0;
  for (const auto& [key, sum] : sums) {
    const auto& [id, end, dimension] = key;
    if (dimension == "total") continue;
    const json& total = all.at({id, end, "total", "all"});
    const std::string unit = total.at("unit");
    if (unit == "ratio") continue;  // groups compared with one another do not add up
    // An assessment is in the group of each factor that it found.
    if (dimension != "factor") {
      EXPECT_NEAR(sum.first, number(total, "numerator").value_or(0), 1e-6)
          << id << ' ' << dimension << ' ' << end;
    }
    // A rate is divided by a population, a share always by the total.
    if (unit != "rate" && unit != "share") {
      EXPECT_NEAR(sum.second, number(total, "denominator").value_or(0), 1e-6)
          << id << ' ' << dimension << ' ' << end;
    }
    ++checked;
  }
  EXPECT_GT(checked, 1000U);
}

TEST_F(Micro, ThePublicSeesNothingThatIsNotInTheInternalFigures) {
  load({(micro() / "ssd").string()});
  const auto internal = every_figure();
  const auto shown = figures({"--by", "all", "--months", "6", "--audience", "public"});
  EXPECT_FALSE(shown.empty());
  std::size_t suppressed = 0;
  std::size_t together = 0;
  for (const auto& [place, row] : shown) {
    const auto& [id, end, dimension, group] = place;
    if (row.at("suppressed").get<bool>()) {
      ++suppressed;
      for (const char* name : {"value", "numerator", "denominator", "lower_limit", "upper_limit"})
        EXPECT_TRUE(row.at(name).is_null()) << name << " of " << id << ' ' << dimension << ' ' << group;
      continue;
    }
    const auto same = internal.find(place);
    if (same == internal.end()) {
      // Groups that are too small are merged into one, which is then the sum of those that are not there. Any
      // other has no row at all, and is listed because that is hidden in one of the periods.
      double merged = 0;
      const bool small_ones = group == "Other" || group == "Small teams together";
      for (const auto& [other, figure] : internal) {
        if (!small_ones || std::get<0>(other) != id || std::get<1>(other) != end ||
            std::get<2>(other) != dimension)
          continue;
        if (shown.count(other) == 0) merged += number(figure, "numerator").value_or(0);
      }
      EXPECT_EQ(number(row, "numerator").value_or(0), merged) << id << ' ' << dimension << ' ' << group;
      ++together;
      continue;
    }
    for (const char* name : {"value", "numerator", "denominator"}) {
      const auto value = number(row, name);
      if (value) {
        EXPECT_EQ(value, number(same->second, name))
            << name << " of " << id << ' ' << dimension << ' ' << group;
      }
    }
  }
  EXPECT_GT(suppressed, 100U);
  EXPECT_GT(together, 0U);
}

TEST_F(Micro, TheOrderOfLinesChangesNoFigure) {
  load({(micro() / "ssd").string()});
  const auto before = every_figure();
  std::filesystem::remove_all(path("workspace"));
  std::mt19937 random(20201231);
  for (const auto& file : micro_files()) {
    Lines lines(file);
    std::shuffle(lines.rows.begin(), lines.rows.end(), random);
    write("shuffled/" + file.filename().string(), joined(lines.header, lines.rows));
  }
  load({path("shuffled").string()});
  EXPECT_TRUE(before == every_figure());
}

TEST_F(Micro, FilesSplitInTwoChangeNoFigure) {
  load({(micro() / "ssd").string()});
  const auto before = every_figure();
  std::filesystem::remove_all(path("workspace"));
  for (const auto& file : micro_files()) {
    const Lines lines(file);
    std::vector<std::string> halves[2];
    for (std::size_t i = 0; i < lines.rows.size(); ++i) halves[i % 2].push_back(lines.rows[i]);
    write("one/" + file.filename().string(), joined(lines.header, halves[0]));
    write("two/" + file.filename().string(), joined(lines.header, halves[1]));
  }
  load({path("two").string(), path("one").string()});
  EXPECT_TRUE(before == every_figure());
}

}  // namespace
}  // namespace windscreen::tests
