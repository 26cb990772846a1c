// Two snapshots of a tiny authority, loaded one after the other.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lake/test_rows.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using nlohmann::json;

const base::Date august = base::make_date(2020, 8, 31);
const base::Date september = base::make_date(2020, 9, 30);

class SinceSnapshotsTest : public testing::Test {
 protected:
  SinceSnapshotsTest()
      : workspace_(lake::Workspace::create(directory_ / "workspace",
                                           {"x1", "Wealdshire", {{2019, 10000, "a test"}}})),
        catalogue_(measure::load_catalogue(workspace_.indicators_directory())) {
    // In August 20 referrals were known; by the end of September three more of August had been recorded, and
    // 30 of September.
    older_ = load(august, 20, 0);
    newer_ = load(september, 23, 30);
  }

  lake::Snapshot load(base::Date as_at, int of_august, int of_september) {
    lake::Staging staging({directory_ / fmt::format("scratch-{}", base::format_iso(as_at))});
    lake::SourceRows row(staging, staging.add_source({"referrals.csv", "", "ssd", 1, "ab12", 100}));
    for (int child = 0; child < of_august + of_september; ++child) {
      const std::string id = fmt::format("private_child_{}", child);
      row("ssd_person", {{"pers_person_id", id}, {"pers_dob", "2010-02-28"}, {"pers_sex", "F"}});
      row("ssd_cin_episodes", {{"cine_referral_id", "private_referral_" + id},
                               {"cine_person_id", id},
                               {"cine_referral_date", child < of_august ? "2020-08-31" : "2020-09-01"}});
    }
    return lake::publish(workspace_, staging, as_at);
  }

  Report compare(measure::Audience audience = measure::Audience::internal) {
    ReportRequest request;
    request.as_at = september;
    request.audience = audience;
    request.since = older_;
    return collect_since(workspace_, newer_, catalogue_, request);
  }

  static const SinceIndicator& find(const Report& report, std::string_view id) {
    static const SinceIndicator none;
    if (!report.since) return none;
    const auto found = std::ranges::find_if(
        report.since->indicators, [&](const SinceIndicator& one) { return one.definition->id == id; });
    return found == report.since->indicators.end() ? none : *found;
  }

  lake::TestDirectory directory_;
  lake::Workspace workspace_;
  measure::Catalogue catalogue_;
  lake::Snapshot older_;
  lake::Snapshot newer_;
};

TEST_F(SinceSnapshotsTest, TheSnapshotBeforeIsTheUsualOne) {
  const auto before = snapshot_before(workspace_, newer_, september);
  EXPECT_EQ(before ? before->name() : "none", older_.name());
  EXPECT_FALSE(snapshot_before(workspace_, older_, august));
  // A report of the newer snapshot as at a day before the older one's has nothing before it.
  EXPECT_FALSE(snapshot_before(workspace_, newer_, base::make_date(2020, 7, 31)));
  // The same day loaded once more is beside the month before, and beside the first load where there is no
  // other.
  const lake::Snapshot again = load(september, 24, 30);
  EXPECT_EQ(snapshot_before(workspace_, again, september)->name(), older_.name());
  const std::vector<lake::Snapshot> of_one_day = {newer_, again};
  EXPECT_EQ(snapshot_before(of_one_day, again, september), &of_one_day.front());
}

TEST_F(SinceSnapshotsTest, TellsThenTheSameMonthTodayAndNow) {
  const Report report = compare();
  const SinceIndicator& referrals = find(report, "referrals_received");
  EXPECT_EQ(point_in(referrals.then).value, 20);
  EXPECT_EQ(point_in(referrals.then).period, (measure::Period{base::make_date(2020, 8, 1), august}));
  EXPECT_EQ(point_in(referrals.again).value, 23);
  EXPECT_EQ(point_in(referrals.again).period, point_in(referrals.then).period);
  EXPECT_EQ(point_in(referrals.now).value, 30);
  EXPECT_EQ(point_in(referrals.now).period, (measure::Period{base::make_date(2020, 9, 1), september}));
  EXPECT_EQ(referrals.restated,
            "In August 2020: 20 referrals when it was reported, 23 referrals as recorded today.");
  EXPECT_EQ(referrals.difference, 10);
  EXPECT_EQ(referrals.verdict.kind, measure::VerdictKind::no_clear_change);
}

TEST_F(SinceSnapshotsTest, TheReportHasItToo) {
  ReportRequest request;
  request.as_at = september;
  request.since = older_;
  const json whole = json::parse(to_json(collect(workspace_, newer_, catalogue_, request)));
  const json alone = json::parse(to_json(compare()));
  EXPECT_EQ(whole["since"]["indicators"], alone["since"]["indicators"]);
  EXPECT_EQ(whole["since"]["quality"], alone["since"]["quality"]);
  EXPECT_EQ(whole["since"].dump().find("private"), std::string::npos);
  request.since.reset();
  EXPECT_TRUE(json::parse(to_json(collect(workspace_, newer_, catalogue_, request)))["since"].is_null());
}

TEST_F(SinceSnapshotsTest, ThePublicSeesOnlyTheNewestOfEach) {
  const Report report = compare(measure::Audience::public_);
  const Since since = report.since.value_or(Since{});
  EXPECT_FALSE(since.indicators.empty());
  for (const SinceIndicator& one : since.indicators) {
    EXPECT_FALSE(one.again) << one.definition->id;
    EXPECT_TRUE(one.restated.empty()) << one.definition->id;
    if (!one.then || !one.now || one.definition->unit != measure::Unit::count) continue;
    if (!point_in(one.then).value || !point_in(one.now).value) continue;
    const double apart = std::abs(point_in(one.then).number() - point_in(one.now).number());
    EXPECT_TRUE(apart == 0.0 || apart >= 6.0) << one.definition->id;
  }
}

}  // namespace
}  // namespace windscreen::report
