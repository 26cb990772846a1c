// Order means nothing: the demo authority's dirty sources, with contradictions added, give the same tables,
// rejects, flags and figures as they are, with their rows shuffled, and with every list split into two files.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "demo/demo.h"
#include "demo/workbook.h"
#include "ingest/load.h"
#include "lake/lake.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "source_pieces.h"

namespace windscreen {
namespace {

namespace fs = std::filesystem;
using base::make_date;

// One child in so many is taken: enough for every kind of dirt.
constexpr std::size_t one_in = 40;
constexpr std::uintmax_t small_file = 300'000;

bool is_taken(const std::string& child) {
  std::size_t sum = 0;
  for (const char c : child) sum = sum * 31 + static_cast<unsigned char>(c);
  return sum % one_in == 0;
}

/// Everything that a load gives, as sets.
struct Outcome {
  std::map<std::string, std::vector<std::string>> tables;
  std::vector<std::string> rejects;
  std::vector<std::string> flags;
  std::vector<std::string> figures;
};

std::vector<std::string> rows_of(query::Connection& sql, const std::string& select) {
  query::Result result = sql.query(select);
  std::vector<std::string> all;
  while (result.next()) {
    std::string row;
    for (std::size_t i = 0; i < result.column_count(); ++i)
      row += (result.is_null(i) ? std::string("-") : result.any_text(i)) + "|";
    all.push_back(row);
  }
  std::ranges::sort(all);
  return all;
}

std::string number(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : "-"; }

std::vector<std::string> figures_of(const lake::Workspace& workspace, const lake::Snapshot& snapshot) {
  const measure::Catalogue catalogue = measure::load_catalogue(workspace.indicators_directory());
  measure::Measurer measurer(workspace, snapshot);
  std::vector<const measure::Definition*> every;
  for (const measure::Definition& one : catalogue.definitions) every.push_back(&one);
  measure::Request request;
  request.as_at = snapshot.as_at;
  request.dimensions = {"all"};
  const measure::Measurement measured = measurer.compute(every, request);
  for (const auto& fault : measured.faults) ADD_FAILURE() << fault.id << ": " << fault.what;
  std::vector<std::string> all;
  for (const measure::Figure& one : measured.figures) {
    all.push_back(fmt::format(
        "{} {} {} {}: {} = {} / {}, {} to {}, at most {}", catalogue.definitions[one.definition].id,
        base::format_iso(one.period_end), one.dimension, one.group, number(one.value), number(one.numerator),
        number(one.denominator), number(one.spread_low), number(one.spread_high), number(one.largest)));
  }
  std::ranges::sort(all);
  return all;
}

/// What is in one and not in the other, the first few of it.
std::string difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> only;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(only));
  std::string text = fmt::format("{} differ", only.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(only.size(), 6); ++i) text += "\n  " + only[i];
  return text;
}

void expect_same(const Outcome& a, const Outcome& b, const std::string& what) {
  for (const auto& [table, rows] : a.tables) {
    const auto other = b.tables.find(table);
    ASSERT_NE(other, b.tables.end()) << what << ": " << table;
    EXPECT_TRUE(rows == other->second) << what << ": " << table << ": " << difference(rows, other->second);
  }
  EXPECT_EQ(a.tables.size(), b.tables.size()) << what;
  EXPECT_TRUE(a.rejects == b.rejects) << what << ": rejects: " << difference(a.rejects, b.rejects);
  EXPECT_TRUE(a.flags == b.flags) << what << ": flags: " << difference(a.flags, b.flags);
  EXPECT_TRUE(a.figures == b.figures) << what << ": figures: " << difference(a.figures, b.figures);
}

class Order : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory() = fs::temp_directory_path() / fmt::format("windscreen-order-{}", getpid());
    fs::remove_all(directory());
    const fs::path whole = directory() / "whole";
    demo::write_sources(whole, 3, 1);
    std::mt19937 random(2902);
    for (const auto& entry : fs::recursive_directory_iterator(whole)) {
      if (!entry.is_regular_file()) continue;
      Pieces file = read_pieces(entry.path());
      const std::size_t column = person_column(file.before);
      const bool all_of_it = column == 0 && fs::file_size(entry.path()) < small_file &&
                             entry.path().extension() != ".xml" && !file.before.starts_with("CHILD");
      if (!all_of_it) {
        std::erase_if(file.rows, [&](const std::string& row) { return !is_taken(child_of(row, column)); });
      }
      contradict(file, random);
      write_file(directory() / "some" / fs::relative(entry.path(), whole), file.text());
    }
    fs::remove_all(whole);
    // Annex A as lists, from the tables, made untidy like the rest.
    const fs::path tidy = directory() / "tidy";
    const lake::Workspace workspace =
        lake::Workspace::create(directory() / "for_lists", demo::demo_authority(1));
    demo::write_workbook(snapshot_of(workspace, {directory() / "some" / "ssd"}, make_date(2020, 11, 12)),
                         tidy, 3);
    for (const auto& entry : fs::directory_iterator(tidy)) {
      Pieces file = read_pieces(entry.path());
      contradict(file, random);
      write_file(directory() / "some" / "annex_a" / entry.path().filename(), file.text());
    }
  }
  static void TearDownTestSuite() {
    std::error_code ignored;
    fs::remove_all(directory(), ignored);
  }

  static fs::path& directory() {
    static fs::path path;
    return path;
  }

  static lake::Snapshot snapshot_of(const lake::Workspace& workspace, const std::vector<fs::path>& paths,
                                    base::Date as_at) {
    lake::Staging staging({workspace.directory() / ".staging"});
    ingest::LoadOptions options;
    options.as_at = as_at;
    ingest::load(staging, paths, options);
    return lake::publish(workspace, staging, as_at);
  }

  static Outcome outcome(const std::vector<fs::path>& paths, base::Date as_at) {
    const fs::path place = directory() / "workspace";
    fs::remove_all(place);
    const lake::Workspace workspace = lake::Workspace::create(place, demo::demo_authority(1));
    const lake::Snapshot snapshot = snapshot_of(workspace, paths, as_at);
    query::Database database;
    query::Connection sql = database.connect();
    lake::attach(sql, snapshot);
    Outcome all;
    for (const lake::TableFile& file : snapshot.tables) {
      if (file.table == lake::rejects_view || file.table == lake::flags_view) continue;
      std::vector<std::string>& rows = all.tables[file.table] = rows_of(sql, "select * from " + file.table);
      rows.push_back("~ " + file.sha256);  // the very bytes of the file
    }
    // Up to where the row stands, which is what changes.
    all.rejects = rows_of(sql,
                          "select format, code, regexp_replace(reason, 'at line [0-9]+.*', ''),"
                          " record from rejects");
    all.flags = rows_of(sql, "select table_name, person_id, row_key, code, detail from flags");
    all.figures = figures_of(workspace, snapshot);
    return all;
  }

  enum class Change { shuffled, split };

  /// The folder or file of the sources, changed, below `to`.
  static fs::path changed(const std::string& name, Change change, unsigned seed) {
    const fs::path from = directory() / "some";
    const fs::path to = directory() / fmt::format("changed-{}-{}", static_cast<int>(change), seed);
    std::mt19937 random(seed);
    std::vector<fs::path> files;
    if (fs::is_directory(from / name)) {
      for (const auto& entry : fs::directory_iterator(from / name)) files.push_back(entry.path());
      std::ranges::sort(files);
    } else {
      files.push_back(from / name);
    }
    for (const fs::path& path : files) {
      Pieces file = read_pieces(path);
      std::ranges::shuffle(file.rows, random);
      const fs::path place = (to / name / fs::relative(path, from)).parent_path();
      if (change == Change::shuffled) {
        write_file(place / path.filename(), file.text());
        continue;
      }
      std::array<Pieces, 2> halves{Pieces{file.before, {}, file.behind},
                                   Pieces{file.before, {}, file.behind}};
      for (const std::string& row : file.rows) halves[random() % 2].rows.push_back(row);
      for (std::size_t i = 0; i < 2; ++i) {
        write_file(place / fmt::format("{}_{}{}", path.stem().string(), i, path.extension().string()),
                   halves[i].text());
      }
    }
    return to / name;
  }

  static void expect_order_means_nothing(const std::vector<std::string>& names, base::Date as_at,
                                         const std::vector<std::string>& faults) {
    std::vector<fs::path> as_they_are;
    for (const std::string& name : names) as_they_are.push_back(directory() / "some" / name);
    const Outcome known = outcome(as_they_are, as_at);
    // The data is as dirty as the test supposes.
    for (const std::string& fault : faults) {
      EXPECT_TRUE(std::ranges::any_of(known.rejects, [&](const std::string& row) {
        return row.find("|" + fault + "|") != std::string::npos;
      })) << fault;
    }
    EXPECT_GT(known.figures.size(), 100U);
#if defined(WINDSCREEN_SANITIZED)
    const std::vector<unsigned> seeds{1};  // several times slower there
#else
    const std::vector<unsigned> seeds{1, 2};
#endif
    for (const unsigned seed : seeds) {
      for (const Change change : {Change::shuffled, Change::split}) {
        std::vector<fs::path> paths;
        for (const std::string& name : names) paths.push_back(changed(name, change, seed));
        expect_same(known, outcome(paths, as_at),
                    fmt::format("{} {}", change == Change::shuffled ? "shuffled" : "split", seed));
      }
    }
  }
};

TEST_F(Order, OfTheTablesMeansNothing) {
  expect_order_means_nothing({"ssd"}, make_date(2020, 11, 12),
                             {"same_key", "duplicate_row", "no_start_date"});
}

TEST_F(Order, OfAnnexAsListsMeansNothing) {
  expect_order_means_nothing({"annex_a"}, make_date(2020, 9, 30), {"same_key", "duplicate_row"});
}

TEST_F(Order, OfTheCensussChildrenMeansNothing) {
  expect_order_means_nothing({"cin_census_2019-20.xml"}, make_date(2020, 3, 31),
                             {"same_key", "duplicate_row"});
}

TEST_F(Order, OfTheSsda903sRowsMeansNothing) {
  expect_order_means_nothing({"ssda903_2019-20"}, make_date(2020, 3, 31), {"duplicate_row"});
}

TEST_F(Order, OfAllFormatsTogetherMeansNothing) {
  expect_order_means_nothing({"ssd", "annex_a", "cin_census_2019-20.xml", "ssda903_2019-20"},
                             make_date(2020, 11, 12), {"same_key", "duplicate_row"});
}

}  // namespace
}  // namespace windscreen
