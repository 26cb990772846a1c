// What the public sees of figures from the outside: rounding, symbols, the account of what was done, and what
// is refused. The counts are those of an authority's own definitions, so that they can be read off here.
#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

class ProgramDisclosure : public Program {
 protected:
  void SetUp() override {
    init();
    const Outcome run = windscreen({"load", "--as-at", "2020-09-30", tiny_authority()});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    // September 2020: 23 of origin A, 12 of B, 3 of C; the first 8 of all are met.
    const std::string rows =
        "select date '2020-09-10' as event_date,\n"
        "       case when i < 23 then 'A' when i < 35 then 'B' else 'C' end as origin";
    define("things", "-- unit: count\n-- breakdowns: origin", rows + "\nfrom range(38) t(i)");
    define("met_percent", "-- unit: percent\n-- breakdowns: origin",
           rows + ", i < 8 as met\nfrom range(38) t(i)");
    define("two", "-- unit: count\n-- breakdowns: none",
           "select date '2020-09-10' as event_date from range(2)");
    define("none_percent", "-- unit: percent\n-- breakdowns: none",
           "select date '2020-09-10' as event_date, true as met from range(0)");
  }

  void define(const std::string& id, const std::string& header, const std::string& sql) const {
    write("workspace/indicators/" + id + ".sql",
          "-- name: " + id + "\n-- area: referrals\n-- grain: event\n-- window: month\n-- measure: things\n" +
              "-- definition: A test.\n" + header + "\n" + sql + "\n");
  }

  Outcome indicators(std::vector<std::string> options) const {
    options.insert(options.begin(), "indicators");
    Outcome run = windscreen(options);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run;
  }

  // The newest figure of a group, or of all.
  json figure(std::vector<std::string> options, const std::string& group = "all") const {
    options.insert(options.end(), {"--format", "json"});
    for (const json& row : indicators(options).json()) {
      if (row.at("group") == group) return row;
    }
    ADD_FAILURE() << "no group " << group;
    return json::object();
  }

  std::size_t files() const {
    const std::filesystem::recursive_directory_iterator all(path("."));
    return static_cast<std::size_t>(std::count_if(begin(all), end(all), [](const auto& one) {
      return one.path().filename() != ".stdout" && one.path().filename() != ".stderr";
    }));
  }
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) all.push_back(cell);
  if (!line.empty() && line.back() == ',') all.emplace_back();
  return all;
}

TEST_F(ProgramDisclosure, CountsAreRoundedAndPercentagesComputedFromThem) {
  const std::vector<std::string> things{"--id", "things", "--by", "origin", "--round-to", "5"};
  EXPECT_EQ(figure(things).at("value"), 40);
  EXPECT_EQ(figure(things, "A").at("value"), 25);
  EXPECT_EQ(figure(things, "B").at("numerator"), 10);
  EXPECT_EQ(figure(things, "C").at("value"), 5);
  const json percent = figure({"--id", "met_percent", "--round-to", "5"});
  EXPECT_EQ(percent.at("numerator"), 10);  // 8
  EXPECT_EQ(percent.at("denominator"), 40);
  EXPECT_EQ(percent.at("value"), 25);
  const json exact = figure({"--id", "met_percent"});
  EXPECT_NEAR(exact.at("value").get<double>(), 800.0 / 38.0, 1e-9);
}

TEST_F(ProgramDisclosure, WhatIsSmallIsSuppressedBeforeTheRestIsRounded) {
  const std::vector<std::string> things{"--id",       "things", "--by",       "origin",
                                        "--audience", "public", "--round-to", "5"};
  EXPECT_EQ(figure(things).at("value"), 40);
  EXPECT_EQ(figure(things, "A").at("value"), 25);
  // C is 3, too few for a group of its own; and 38 less 23 and 12 would tell it.
  for (const char* hidden : {"B", "Other"}) {
    const json row = figure({"--id", "things", "--by", "origin", "--audience", "public"}, hidden);
    EXPECT_TRUE(row.at("value").is_null()) << row;
    EXPECT_TRUE(row.at("numerator").is_null()) << row;
    EXPECT_EQ(row.at("suppressed"), true);
    EXPECT_EQ(row.at("symbol"), "c");
  }
}

TEST_F(ProgramDisclosure, TheFormatsSayTheSame) {
  const std::vector<std::string> options{"--id",       "things", "--by",       "origin",
                                         "--audience", "public", "--round-to", "5"};
  const auto with = [&](const char* format) {
    std::vector<std::string> all = options;
    all.insert(all.end(), {"--format", format});
    return indicators(all).out;
  };
  std::istringstream csv(with("csv"));
  std::string line;
  std::getline(csv, line);
  const std::vector<std::string> header = cells(line);
  const auto column = [&](const char* name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  ASSERT_LT(column("symbol"), header.size());
  const json rows = json::parse(with("json"));
  ASSERT_EQ(rows.size(), 4U);
  for (const json& row : rows) {
    ASSERT_TRUE(std::getline(csv, line));
    const std::vector<std::string> found = cells(line);
    ASSERT_EQ(found.size(), header.size()) << line;
    EXPECT_EQ(found[column("group")], row.at("group").get<std::string>());
    EXPECT_EQ(found[column("symbol")], row.at("symbol").is_null() ? "" : row.at("symbol").get<std::string>());
    const bool hidden = row.at("value").is_null();
    EXPECT_EQ(found[column("value")].empty(), hidden) << line;
    if (!hidden) {
      EXPECT_EQ(std::stod(found[column("value")]), row.at("value").get<double>());
    }
  }
  const std::string table = with("table");
  EXPECT_NE(table.find("40"), std::string::npos) << table;
  EXPECT_NE(table.find("25"), std::string::npos) << table;
  for (const char* secret : {"38", "23", "12"})
    EXPECT_EQ(table.find(std::string(" ") + secret + " "), std::string::npos) << table;
}

// By indicator, period, dimension and group: whether the figure is kept back, and what it is.
std::map<std::string, std::string> shown_by_place(const json& rows) {
  std::map<std::string, std::string> all;
  for (const json& row : rows) {
    json place = json::array();
    for (const char* name : {"id", "period_start", "period_end", "dimension", "group"})
      place.push_back(row.at(name));
    json figure = json::array();
    for (const char* name : {"value", "numerator", "denominator", "suppressed", "symbol"})
      figure.push_back(row.at(name));
    all[place.dump()] = figure.dump();
  }
  return all;
}

TEST_F(ProgramDisclosure, WhatIsHiddenDoesNotDependOnWhatIsAskedFor) {
  const auto asked = [&](std::vector<std::string> options) {
    options.insert(options.end(), {"--audience", "public", "--format", "json"});
    return shown_by_place(indicators(options).json());
  };
  const auto everything = asked({"--by", "all", "--months", "14"});
  EXPECT_GT(everything.size(), 1000U);
  const std::vector<std::vector<std::string>> runs = {
      {"--id", "things", "--by", "origin"},      {"--id", "met_percent", "--months", "14"},
      {"--area", "referrals", "--by", "gender"}, {"--area", "child_protection", "--by", "all"},
      {"--by", "team", "--months", "3"},         {"--id", "things", "--by", "all", "--months", "40"}};
  for (const std::vector<std::string>& run : runs) {
    std::size_t compared = 0;
    for (const auto& [place, figure] : asked(run)) {
      const auto same = everything.find(place);
      if (same == everything.end()) continue;
      EXPECT_EQ(figure, same->second) << place << " of " << run.at(1);
      ++compared;
    }
    EXPECT_GT(compared, 0U) << run.at(1);
  }
}

// Over 30 months one indicator has a row more than the other in each, and as many once rounded. Were limits,
// or anything else, made of the exact counts, the two would differ.
TEST_F(ProgramDisclosure, CountsThatRoundAlikeAreAlikeInEveryColumn) {
  const auto rows = [&](const std::string& id, const char* unit, int more) {
    const std::string count = std::to_string(more);
    define(id, std::string("-- unit: ") + unit + "\n-- breakdowns: none",
           "select (date '2018-04-10' + to_months(m::integer))::date as event_date, i < 10 + " + count +
               " as met\n"
               "from range(30) months(m), range(100) rows(i)\nwhere i < 20 + 10 * (m % 3) + " +
               count);
    json found = indicators({"--id", id, "--months", "30", "--audience", "public", "--round-to", "5",
                             "--format", "json"})
                     .json();
    EXPECT_EQ(found.size(), 30U);
    std::size_t limits = 0;
    for (json& row : found) {
      limits += row.at("lower_limit").is_null() ? 0U : 1U;
      EXPECT_EQ(row.at("suppressed"), false);
      for (const char* own : {"id", "name", "definition"}) row.erase(own);
    }
    EXPECT_GT(limits, 0U);
    return found;
  };
  for (const char* unit : {"count", "percent"}) {
    const std::string id = std::string("steady_") + unit;
    EXPECT_EQ(rows(id + "_one", unit, 1), rows(id + "_two", unit, 2)) << unit;
  }
}

TEST_F(ProgramDisclosure, EverySymbolHasItsMeaning) {
  EXPECT_TRUE(figure({"--id", "things"}).at("symbol").is_null());
  EXPECT_EQ(figure({"--id", "two", "--audience", "public"}).at("symbol"), "c");
  const json nothing = figure({"--id", "none_percent", "--audience", "public"});
  EXPECT_EQ(nothing.at("symbol"), "z");
  EXPECT_TRUE(nothing.at("value").is_null());
  const json low = figure({"--id", "two", "--round-to", "5"});
  EXPECT_EQ(low.at("symbol"), "low");
  EXPECT_EQ(low.at("numerator"), 0);
  // The first of 120 months lies before the five financial years of history.
  const json old = figure({"--id", "things", "--audience", "public", "--months", "120"});
  EXPECT_EQ(old.at("period_end"), "2010-10-31");
  EXPECT_EQ(old.at("symbol"), "x");
  EXPECT_TRUE(old.at("value").is_null());
}

TEST_F(ProgramDisclosure, WhatWasDoneIsSaidOnStandardError) {
  const Outcome open = indicators(
      {"--id", "things", "--by", "origin", "--audience", "public", "--round-to", "5", "--format", "csv"});
  EXPECT_NE(
      open.err.find("Disclosure control: Of 4 figures: 1 suppressed as counts from 1 to 5; 1 suppressed "
                    "because they would give one of those away."),
      std::string::npos)
      << open.err;
  EXPECT_NE(open.err.find("Counts are rounded to the nearest 5 (2 figures changed)."), std::string::npos)
      << open.err;
  EXPECT_EQ(open.out.find("Disclosure control"), std::string::npos) << "figures alone go to standard output";
  const Outcome internal = indicators({"--id", "things", "--by", "origin", "--format", "csv"});
  EXPECT_EQ(internal.err.find("Disclosure control"), std::string::npos) << internal.err;
}

TEST_F(ProgramDisclosure, WhatIsAboutSingleChildrenIsRefused) {
  const std::size_t before = files();
  const std::vector<std::vector<std::string>> refused = {
      {"explain", "cp_plans_open", "--children", "--audience", "public"},
      {"annex-a", "--audience", "public", "--out", "annex.xlsx"},
      {"journey", "P2", "--audience", "public", "--out", "journey.html"}};
  for (const std::vector<std::string>& arguments : refused) {
    const Outcome run = windscreen(arguments);
    EXPECT_EQ(run.exit_code, 2) << arguments.front() << run.err;
    EXPECT_EQ(run.out, "") << arguments.front();
    EXPECT_NE(run.err.find("public"), std::string::npos) << run.err;
    EXPECT_EQ(files(), before) << arguments.front() << " has written something";
  }
}

}  // namespace
}  // namespace windscreen::tests
