#include "benchmark/store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "query/database.h"

namespace windscreen::benchmark {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view header =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,category,referral_count,rereferral_count,rereferral_percent\n";

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        fs::temp_directory_path() /
        ("windscreen-store-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(directory_);
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ / name, std::ios::binary) << text;
    return directory_ / name;
  }
  fs::path workspace() const { return directory_ / "workspace"; }

  /// The figures of the only dataset, a row a line.
  std::string figures() const {
    query::Database database;
    query::Connection connection = database.connect();
    auto rows = connection.query(
        "select concat_ws(' ', year, level, area, new_code, measure, coalesce(value::varchar, symbol)) from"
        " read_parquet('" +
        (directory_of(workspace()) / list_datasets(workspace()).front().data).string() +
        "') order by year, level desc, area, measure");
    std::string text;
    while (rows.next()) text += std::string(rows.text(0)) + "\n";
    return text;
  }

  /// The error's words on importing that text.
  std::string refusal(const std::string& name, const std::string& text) const {
    try {
      import_files(workspace(), {write(name, text)});
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  }

  fs::path directory_;
};

TEST_F(StoreTest, ReadsAPublishedFileInLongForm) {
  const auto file =
      write("anything.csv", "\xEF\xBB\xBF" + std::string(header) +
                                "2021,Reporting year,National,E92000001,England,,,,,,Referrals,"
                                "1000,200,20\r\n"
                                "2021,Reporting year,Local authority,E92000001,England,E12000008,"
                                "\"South, East\",936,E10000030,Surrey,Referrals,c,z,low\r\n");
  const ImportResult result = import_files(workspace(), {file});
  ASSERT_EQ(result.imported.size(), 1U);
  const Dataset& dataset = result.imported.front();
  EXPECT_EQ(dataset.name, "c1_children_in_need_referrals_and_rereferrals");
  EXPECT_EQ(dataset.rows, 2U);
  EXPECT_EQ(dataset.values, 3U);
  EXPECT_EQ(dataset.rejected, 0U);
  EXPECT_EQ(dataset.symbols.size(), 3U);
  EXPECT_EQ(dataset.first_year, 2021);
  EXPECT_EQ(figures(),
            "2021 National E92000001  referral_count 1000.0\n"
            "2021 National E92000001  rereferral_count 200.0\n"
            "2021 National E92000001  rereferral_percent 20.0\n"
            "2021 Local authority 936 E10000030 referral_count c\n"
            "2021 Local authority 936 E10000030 rereferral_count z\n"
            "2021 Local authority 936 E10000030 rereferral_percent low\n");
}

TEST_F(StoreTest, UnknownTextsAreRejectedWithTheirLine) {
  std::string text(header);
  for (int i = 0; i < 30; ++i) text += "2021,Reporting year,National,E92000001,England,,,,,,R,1,2,3\n";
  text += "2021,Reporting year,National,E92000001,England,,,,,,R,n/k,2,3\n";
  text += "20x1,Reporting year,National,E92000001,England,,,,,,R,1,2,3\n";
  text += "2021,Reporting year,Planet,E92000001,England,,,,,,R,1,2,3\n";
  text += "2021,Reporting year,Local authority,E92000001,England,,,,,,R,1,2,3\n";
  text += "2021,Reporting year,National\n";
  const ImportResult result = import_files(workspace(), {write("c1.csv", text)});
  ASSERT_EQ(result.rejects.size(), 5U);
  EXPECT_EQ(result.rejects[0].reject.line, 32U);
  EXPECT_EQ(result.rejects[0].reject.column, "referral_count");
  EXPECT_EQ(result.rejects[0].reject.text, "n/k");
  EXPECT_EQ(result.rejects[1].reject.line, 33U);
  EXPECT_EQ(result.rejects[2].reject.column, "geographic_level");
  EXPECT_EQ(result.rejects[3].reject.line, 35U);
  EXPECT_EQ(result.rejects[4].reject.line, 36U);
  EXPECT_EQ(result.imported.front().rejected, 5U);
}

TEST_F(StoreTest, LaterFileReplacesItsDatasetAndOthersStay) {
  const std::string row = "2021,Reporting year,National,E92000001,England,,,,,,R,1000,200,20\n";
  const std::string places =
      "time_period,geographic_level,country_code,country_name,age_group,population_estimate\n"
      "2020,National,E92000001,England,Children aged 0 to 17 years,500\n";
  import_files(workspace(), {write("a.csv", std::string(header) + row), write("b.csv", places)});
  EXPECT_EQ(list_datasets(workspace()).size(), 2U);
  const ImportResult again =
      import_files(workspace(), {write("c.csv", std::string(header) + row + "2022" + row.substr(4))});
  EXPECT_EQ(again.replaced, std::vector<std::string>{"c1_children_in_need_referrals_and_rereferrals"});
  const auto datasets = list_datasets(workspace());
  ASSERT_EQ(datasets.size(), 2U);
  EXPECT_EQ(datasets[0].file, "c.csv");
  EXPECT_EQ(datasets[0].last_year, 2022);
  EXPECT_EQ(datasets[1].file, "b.csv");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(directory_of(workspace())))
    files += entry.path().extension() == ".parquet" ? 1U : 0U;
  EXPECT_EQ(files, 2U);
}

TEST_F(StoreTest, AnyColumnsOfThatShapeAreImported) {
  const auto file =
      write("school_meals_2024.csv",
            "time_period,time_identifier,geographic_level,country_code,country_name,phase,meals\n"
            "202324,Academic year,National,E92000001,England,Primary,12.5\n"
            "202324,Academic year,National,E92000001,England,Secondary,x\n");
  const ImportResult result = import_files(workspace(), {file});
  EXPECT_EQ(result.imported.front().name, "school_meals");
  EXPECT_EQ(result.imported.front().first_year, 2024);
  EXPECT_EQ(result.imported.front().values, 1U);
}

TEST_F(StoreTest, JointAuthoritiesKeepBothCodes) {
  const auto file =
      write("w.csv",
            "time_period,geographic_level,country_code,old_la_code,new_la_code,la_name,vacancies\n"
            "2025,Local authority,E92000001,314 / 318,E09000021 / E09000027,A / B,4\n");
  import_files(workspace(), {file});
  EXPECT_EQ(figures(), "2025 Local authority 314/318 E09000021 / E09000027 vacancies 4.0\n");
}

TEST_F(StoreTest, ReadsBothTablesOfNeighbours) {
  const auto lists = write("lookup.csv",
                           "la_code,stat_neighbours,stat_neighbours_previous\n"
                           "936,\"868, 825\",\"867, 909\"\n909,,\"936, 868\"\n");
  std::string wide = "old_la_code,la_name,region_ind,region_name";
  for (int i = 1; i <= 10; ++i) wide += ",SN_" + std::to_string(i) + ",SN_" + std::to_string(i) + "P";
  wide += "\n936,Surrey,6,South East";
  for (int i = 1; i <= 10; ++i) wide += "," + std::to_string(800 + i) + ",Close ";
  const ImportResult result =
      import_files(workspace(), {lists, write("sn_model_2025_wide.csv", wide + "\n")});
  EXPECT_EQ(result.imported[0].name, "statistical_neighbours");
  EXPECT_EQ(result.imported[0].values, 6U);
  EXPECT_EQ(result.imported[0].first_year, 2021);
  EXPECT_EQ(result.imported[0].last_year, 2025);
  EXPECT_EQ(result.imported[1].name, "statistical_neighbours_2025");
  EXPECT_EQ(result.imported[1].values, 10U);
  EXPECT_NE(refusal("wide.csv", wide + "\n").find("which year's model"), std::string::npos);
}

TEST_F(StoreTest, WhatCannotBeReadChangesNothing) {
  const std::string row = "2021,Reporting year,National,E92000001,England,,,,,,R,1000,200,20\n";
  const auto good = write("good.csv", std::string(header) + row);
  import_files(workspace(), {good});
  const auto before = list_datasets(workspace());
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"", "empty"},
      {"a,b\n1,2\n", "columns are those of no published file"},
      {std::string(header), "no rows"},
      {"time_period,geographic_level,country_code,what\n2021,National,E92000001,word\n", "holds figures"},
      {"time_period,geographic_level,country_code,what\n2021,National,E92000001,\"3\n", "quote"},
      {"time_period,geographic_level,country_code,what\n2021,National,,3\n", "line 2"},
      {"time_period,geographic_level,country_code,what\n2021,National,E92000001,\xE9\n2021,National,E9,1\n",
       ""},
      {"PAR1 and nothing more", "Parquet"},
  };
  for (const auto& [text, words] : bad) {
    const std::string said = refusal("bad.csv", text);
    EXPECT_NE(said.find("bad.csv"), std::string::npos) << text;
    EXPECT_NE(said.find(words), std::string::npos) << said;
  }
  EXPECT_THROW(import_files(workspace(), {good, write("again.csv", std::string(header) + row)}), base::Error);
  const auto after = list_datasets(workspace());
  ASSERT_EQ(after.size(), before.size());
  EXPECT_EQ(after.front().data, before.front().data);
  for (const auto& entry : fs::directory_iterator(directory_of(workspace())))
    EXPECT_FALSE(entry.path().filename().string().starts_with(".import-")) << entry.path();
}

TEST_F(StoreTest, ADamagedManifestIsSaidSo) {
  import_files(workspace(),
               {write("a.csv", std::string(header) +
                                   "2021,Reporting year,National,E92000001,England,,,,,,R,1,2,3\n")});
  std::ofstream(directory_of(workspace()) / "manifest.json") << "{";
  EXPECT_THROW(list_datasets(workspace()), base::Error);
}

}  // namespace
}  // namespace windscreen::benchmark
