// One truth: the indicators of audits and the findings of audits say the same of the same store, where both
// count every audit once.
#include <algorithm>
#include <fstream>

#include "assure/audit_load.h"
#include "assure/grade.h"
#include "measure/measure.h"
#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class QualityIndicators : public AuditsWorld {
 protected:
  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    std::vector<store::Audit> all;
    // Months from November 2018 to September 2020, with other counts in each, in two teams and none.
    int number = 0;
    for (int month = 10; month < 33; ++month) {
      for (int i = 0; i < 3 + month % 4; ++i) {
        const int one = number++;
        all.push_back(audit_from_before(month, one,
                                        one % 7 == 0   ? "outstanding"
                                        : one % 3 == 0 ? "good"
                                        : one % 5 == 0 ? "inadequate"
                                                       : "requires_improvement"));
      }
      // What must not be in the headline.
      for (const char* stream : {"re_audit", "purposive", "thematic", "external"}) {
        all.push_back(audit_from_before(month, number++, "good"));
        all.back().stream = stream;
        if (all.back().stream != "re_audit") continue;
        all.back().previous_id = all[all.size() - 2].id;
        all.back().final_grade = month % 2 == 0 ? "good" : "requires_improvement";
        // One of them is completed after the day of the load.
        all.back().completed_on = month == 20 ? "2020-10-01" : "2020-09-10";
      }
      all.push_back(audit_from_before(month, number++, "good"));
      all.back().state = "void";
    }
    kept->write({"system:test", "bring in"}, [&](store::Writer& writer) {
      for (const store::Audit& one : all) writer.insert(one);
    });
    const std::filesystem::path folder = scratch / "extract";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "people.csv") << "pers_person_id,pers_sex\nN1,F\nN2,F\nS1,F\n";
    std::ofstream(folder / "teams.csv") << "dept_team_id,dept_team_name\nT1,North\nT2,South\n";
    std::ofstream(folder / "places.csv") << "team_id,service,quadrant,valid_from\nT1,Safeguarding,NW,2018-01-"
                                            "01\nT2,Permanence,NW,2018-01-01\n";
    ingest::PublishOptions options;
    options.as_at = base::make_date(2020, 9, 30);
    const std::vector<std::filesystem::path> paths = {folder};
    const auto snapshot = assure::load_with_audits(*kept, workspace, paths, options);
    ASSERT_TRUE(snapshot);
    ASSERT_EQ(snapshot->rejected, 0U);
    measurer.emplace(workspace, *snapshot);
    catalogue = measure::load_catalogue({});
  }

  // `month` counts from January 2018.
  static store::Audit audit_from_before(int month, int number, const std::string& grade) {
    store::Audit one;
    one.id = "past" + std::to_string(number);
    one.stream = "random";
    one.month = base::format_iso(base::add_months(base::make_date(2018, 1, 1), month)).substr(0, 7);
    one.state = "closed";
    one.auditor_grade = one.final_grade = grade;
    one.import_id = "before";
    if (number % 3 != 2) {
      one.team = number % 3 == 0 ? "North" : "South";
      one.service = number % 3 == 0 ? "Safeguarding" : "Permanence";
      one.quadrant = "NW";
    }
    return one;
  }

  std::vector<measure::Figure> figures_of(const char* id, base::Date as_at, int months,
                                          const std::vector<std::string>& dimensions = {}) {
    measure::Request request;
    request.as_at = as_at;
    request.months = months;
    request.dimensions = dimensions;
    const measure::Measurement found = measurer->compute({catalogue.find(id)}, request);
    EXPECT_TRUE(found.faults.empty()) << found.faults.front().what;
    return found.figures;
  }
  static const measure::Figure* group(const std::vector<measure::Figure>& all, const std::string& name) {
    const auto found =
        std::ranges::find_if(all, [&](const measure::Figure& one) { return one.group == name; });
    return found == all.end() ? nullptr : &*found;
  }
  json findings(const std::string& address) {
    const Response answer = get("lead", "/api/v1/audits/findings" + address);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return json::parse(*answer.body);
  }
  static void expect_same(const measure::Figure& figure, const json& share, const std::string& what) {
    EXPECT_EQ(figure.numerator, share.at("met").get<double>()) << what;
    EXPECT_EQ(figure.denominator, share.at("all").get<double>()) << what;
    ASSERT_TRUE(figure.value) << what;
    EXPECT_NEAR(*figure.value, share.at("share").get<double>(), 0.005) << what;
  }

  std::optional<measure::Measurer> measurer;
  measure::Catalogue catalogue;
};
ON_EACH_ENGINE(QualityIndicators);

TEST_P(QualityIndicators, AndFindingsSayTheSameOfEveryThreeMonths) {
  const base::Date last = base::make_date(2020, 9, 30);
  const auto good = figures_of("audits_good_percent", last, 21);
  const auto improvement = figures_of("audits_requires_improvement_percent", last, 21);
  const auto inadequate = figures_of("audits_inadequate_percent", last, 21);
  ASSERT_EQ(good.size(), 7U);
  // N2, which is final, is of the newest three months and has its chance of being drawn; the others have
  // none, so that all count the same.
  const json windows = findings("?until=2020-09-30").at("windows");
  ASSERT_EQ(windows.size(), 7U);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const json& window = windows[i];
    const std::string what = window.at("words");
    EXPECT_EQ(window.at("last"), base::format_iso(good[i].period_end));
    EXPECT_EQ(window.at("first"), base::format_iso(good[i].period_start));
    EXPECT_EQ(window.at("weighted"), false) << what;
    expect_same(good[i], window.at("good_or_better"), what);
    expect_same(improvement[i], window.at("grades")[2], what);
    expect_same(inadequate[i], window.at("grades")[3], what);
  }
  EXPECT_GT(windows[0].at("audits"), 10);
}

TEST_P(QualityIndicators, AndFindingsSayTheSameOfTeamsServicesAndQuadrants) {
  const auto by = figures_of("audits_inadequate_percent", base::make_date(2020, 9, 30), 1,
                             {"team", "service", "quadrant"});
  std::size_t compared = 0;
  const json answer = findings("/teams?months=3&until=2020-09-30");
  for (const json& unit : answer.at("units")) {
    const std::string name = unit.at("name");
    const measure::Figure* figure = group(by, name);
    ASSERT_NE(figure, nullptr) << name;
    EXPECT_EQ(unit.at("kind"), figure->dimension) << name;
    expect_same(*figure, unit.at("grades")[3], name);
    ++compared;
  }
  EXPECT_EQ(compared, 5U);
}

TEST_P(QualityIndicators, AndFindingsCountReAuditsAlike) {
  const auto improved = figures_of("reaudits_improved_percent", base::make_date(2020, 9, 30), 1);
  std::int64_t better = 0;
  std::int64_t graded = 0;
  std::size_t first = 0;
  const json answer = findings("/re-audits");
  for (const json& line : answer.at("matrix")) {
    for (std::size_t second = 0; second < line.at("second").size(); ++second) {
      const auto number = line.at("second")[second].get<std::int64_t>();
      graded += number;
      better += second < first ? number : 0;
    }
    ++first;
  }
  EXPECT_EQ(graded, 23);
  EXPECT_GT(better, 0);
  const store::Audit late = *kept->read([](const store::Queries& reader) {
    return std::optional(reader.select<store::Audit>("where completed_on = '2020-10-01'").front());
  });
  const bool late_is_better =
      assure::read_grade(*late.final_grade) < assure::read_grade(*audit_of(*late.previous_id).final_grade);
  // The snapshot's day knows all but the one that was completed a day later.
  EXPECT_EQ(improved.front().denominator, static_cast<double>(graded - 1));
  EXPECT_EQ(improved.front().numerator, static_cast<double>(better - (late_is_better ? 1 : 0)));
}

}  // namespace
}  // namespace windscreen::serve
