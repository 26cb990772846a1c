// The published figures against files of the department's, where they are there (../shared): every value that
// the reference catalogue gives for checking a loader by, and what Surrey's own reports said.
#include "benchmark/published.h"

#include <gtest/gtest.h>

#include <cmath>

#include "benchmark/authorities.h"
#include "benchmark/compare.h"
#include "benchmark/store.h"

namespace windscreen::benchmark {
namespace {

namespace fs = std::filesystem;

/// Imported once for all tests; nullptr where the files are absent.
const Published* shared_files() {
  static const std::unique_ptr<const Published> published = []() -> std::unique_ptr<const Published> {
    const fs::path from = fs::path(WINDSCREEN_SOURCE_DIR) / ".." / "shared" / "data" / "dfe";
    if (!fs::exists(from)) return nullptr;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(from)) files.push_back(entry.path());
    const fs::path workspace = fs::temp_directory_path() / "windscreen-published-test";
    fs::remove_all(workspace);
    import_files(workspace, files);
    auto read = std::make_unique<const Published>(Published::open(workspace));
    fs::remove_all(workspace);
    return read;
  }();
  return published.get();
}

class PublishedFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    published_ = shared_files();
    if (published_ == nullptr) GTEST_SKIP() << "../shared/data/dfe is not there";
  }

  /// The value rounded as the department rounds it; NaN where there is none.
  double value(std::string_view id, std::string_view code, int year, int decimals = 1,
               std::string_view group = {}) const {
    const Measure* const measure = find_measure(id, group);
    if (measure == nullptr) return std::nan("");
    const auto figure = published_->figure(*measure, *published_->find(code), year);
    const double scale = std::pow(10, decimals);
    return figure.value ? std::round(*figure.value * scale) / scale : std::nan("");
  }

  const Published* published_ = nullptr;
};

struct Check {
  std::string_view id;
  double surrey;
  double england;
  std::string_view group = {};
  int decimals = 1;
};

class LoaderChecks : public PublishedFiles, public ::testing::WithParamInterface<Check> {};

TEST_P(LoaderChecks, OfTheCatalogueHoldFor2021) {
  const Check& check = GetParam();
  EXPECT_DOUBLE_EQ(value(check.id, "936", 2021, check.decimals, check.group), check.surrey);
  if (!std::isnan(check.england)) {
    EXPECT_DOUBLE_EQ(value(check.id, england_code, 2021, check.decimals, check.group), check.england);
  }
}

const double none = std::nan("");

INSTANTIATE_TEST_SUITE_P(
    Catalogue, LoaderChecks,
    ::testing::Values(
        Check{"referrals_received", 10428, 597760}, Check{"referrals_rate_per_10000", 403.4, 507.1},
        Check{"referrals_change_previous_period_percent", 17.9, none},
        Check{"referrals_change_baseline_percent", 28.5, none}, Check{"re_referrals", 2359, 135850},
        Check{"re_referrals_percent", 22.6, 22.7}, Check{"re_referrals_rolling_year_percent", 22.6, 22.7},
        Check{"referrals_no_further_action_percent", 6, 6},
        Check{"referrals_assessed_not_in_need_percent", 13.1, 30.5},
        Check{"referrals_source_share_percent", 37.6, 32.7, "Police"},
        Check{"assessments_completed", 11079, 625960},
        Check{"assessments_within_45_days_percent", 88.2, 87.6},
        Check{"assessment_duration_days_median", 30, 30},
        Check{"assessment_factor_share_percent", 31.9, 34.1, "Domestic abuse of a parent"},
        Check{"section_47_started", 3424, 198790}, Check{"section_47_rate_per_10000", 132.4, 168.6},
        Check{"section_47_to_conference_percent", 33.8, 36.5}, Check{"icpcs_held", 1156, 72580},
        Check{"icpcs_children", 1132, 71740}, Check{"icpcs_children_change_percent", 35.1, none},
        Check{"icpc_within_15_days_percent", 89, 83}, Check{"section_47_to_icpc_days_median", 14, 14},
        Check{"icpc_to_cp_plan_percent", 85.4, none}, Check{"cin_open", 5777, 388490},
        Check{"cin_rate_per_10000", 223.5, 329.6}, Check{"cin_started", 8440, 380020},
        Check{"cin_ended", 8389, 339950}, Check{"cin_open_2_years_percent", 36.9, 35.1},
        Check{"cin_primary_need_abuse_percent", 57.4, 56.4}, Check{"cin_awaiting_assessment", 128, 14170},
        Check{"cp_plans_open", 894, 50010}, Check{"cp_plans_rate_per_10000", 34.6, 42.4},
        Check{"cp_plans_started", 987, 63830}, Check{"cp_plans_ended", 785, 65200},
        Check{"cp_plans_second_or_subsequent", 256, 14090},
        Check{"cp_plans_second_or_subsequent_percent", 25.9, 22.1},
        Check{"cp_plans_open_2_years_percent", 3.4, 2}, Check{"cp_plans_ended_2_years_percent", 6, 3.7},
        Check{"cp_reviews_in_timescale_percent", 98.4, 93.2}, Check{"cla_total", 993, 80780},
        Check{"cla_rate_per_10000", 38, 69, "", 0}, Check{"cla_starting", 419, 28470}),
    [](const auto& check) { return std::string(check.param.id); });

// What Surrey's reports of 2020 to 2021 say of published years (../shared/reference/reported_figures.csv).
TEST_F(PublishedFiles, SurreysYearBeforeIsWhatItsReportsSay) {
  EXPECT_EQ(value("assessments_within_45_days_percent", "936", 2020), 81.8);
  EXPECT_EQ(value("icpc_within_15_days_percent", "936", 2020), 82.2);
  EXPECT_EQ(value("cp_plans_second_or_subsequent", "936", 2020), 184);
  EXPECT_EQ(value("cp_plans_second_or_subsequent_percent", "936", 2020), 26.4);
  EXPECT_EQ(value("section_47_started", "936", 2020), 2658);
  EXPECT_EQ(value("icpcs_children", "936", 2020), 838);
  EXPECT_EQ(value("cp_plans_open", "936", 2019), 959);
  EXPECT_EQ(value("cp_plans_open", "936", 2020), 685);
  EXPECT_EQ(value("cin_open", "936", 2020), 5751);
  EXPECT_EQ(value("cla_rate_per_10000", "936", 2019, 0), 38);
}

TEST_F(PublishedFiles, SuppressedStaysSuppressed) {
  // Surrey's care leavers of 17 and 18 in unsuitable accommodation are suppressed in 2021; nothing of them is
  // read as zero, and what is published is.
  EXPECT_NEAR(value("care_leavers_suitable_accommodation_percent", "936", 2021, 6),
              100.0 * (196 + 457) / (210 + 528), 1e-6);
  std::size_t hidden = 0;
  for (const Measure& measure : measures()) {
    for (std::size_t area = 0; area < published_->areas().size(); ++area) {
      const auto figure = published_->figure(measure, area, 2021);
      if (figure.symbol != "c") continue;
      ++hidden;
      EXPECT_FALSE(figure.value) << measure.id << published_->areas()[area].name;
    }
  }
  EXPECT_GT(hidden, 100U);
}

TEST_F(PublishedFiles, TheOlderModelIsUsedForOlderYears) {
  const auto older = published_->neighbours("936", 2021);
  const auto newer = published_->neighbours("936", 2025);
  ASSERT_TRUE(older && newer);
  EXPECT_EQ(older->model, 2021);
  EXPECT_EQ(older->codes.front(), "867");
  EXPECT_EQ(newer->model, 2025);
  EXPECT_EQ(newer->codes.front(), "868");
  EXPECT_EQ(newer->codes.size(), 10U);
  EXPECT_FALSE(published_->neighbours("928", 2021));
}

TEST_F(PublishedFiles, ReorganisedAuthoritiesAreNeverOneSeries) {
  const Measure& plans = *find_measure("cp_plans_open");
  const auto has = [&](std::string_view code, int year) {
    return published_->figure(plans, *published_->find(code), year).value.has_value();
  };
  EXPECT_TRUE(has("928", 2021));
  EXPECT_FALSE(has("928", 2022));
  EXPECT_FALSE(has("940", 2021));
  EXPECT_TRUE(has("940", 2022));
  EXPECT_TRUE(has("909", 2023));
  EXPECT_TRUE(has("942", 2024));
  EXPECT_TRUE(has("835", 2019));
  EXPECT_FALSE(has("835", 2020));
  EXPECT_TRUE(has("838", 2020));
  // The county that became unitary keeps its series.
  EXPECT_TRUE(has("825", 2019));
  EXPECT_TRUE(has("825", 2024));
  for (const Reorganisation& one : reorganisations()) {
    for (const std::string_view code : one.before) EXPECT_TRUE(published_->find(code)) << code;
    for (const std::string_view code : one.after) EXPECT_TRUE(published_->find(code)) << code;
  }
}

TEST_F(PublishedFiles, JointAuthoritiesAreFoundForEach) {
  Comparer richmond(*published_,
                    standpoint_of(*published_, find_authority(*published_, "Richmond upon Thames")));
  const Measure& rate = *find_measure("turnover_rate_percent");
  EXPECT_TRUE(richmond.own(rate, 2021).value);
  EXPECT_EQ(richmond.published_with(rate, 2021), "Kingston upon Thames / Richmond upon Thames");
  EXPECT_EQ(richmond.published_with(*find_measure("cp_plans_open"), 2021), "");
}

}  // namespace
}  // namespace windscreen::benchmark
