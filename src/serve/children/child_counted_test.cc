// Whom the drill-down has first, and a percentage's two sides.
#include <gtest/gtest.h>

#include "serve/children/child_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class ChildCounted : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    define("seen", "percent", "event", "higher is better",
           "select cine_person_id as person_id, cine_referral_date as event_date, cine_person_id not in "
           "('N2', 'S1') "
           "as met from ssd_cin_episodes");
    define("returned", "percent", "event", "lower is better",
           "select cine_person_id as person_id, cine_referral_date as event_date, cine_person_id in ('N2', "
           "'S1') "
           "as met from ssd_cin_episodes");
    define("waited", "median", "event", "lower is better",
           "select cine_person_id as person_id, cine_referral_date as event_date, "
           "case cine_person_id when 'S1' then 9 when 'N1' then 7 when 'Z1' then 7 else 1 end as value "
           "from ssd_cin_episodes");
    define("open", "count", "spell", "lower is better",
           "select pers_person_id as person_id, pers_dob as start_date, cast(null as date) as end_date "
           "from ssd_person");
  }

  void define(const std::string& id, const char* unit, const char* grain, const char* polarity,
              const char* sql) {
    std::ofstream(workspace.indicators_directory() / (id + ".sql"))
        << "-- name: " << id << "\n-- area: referrals\n-- unit: " << unit << "\n-- grain: " << grain
        << "\n-- polarity: " << polarity << "\n-- measure: children\n-- definition: Made up.\n"
        << (std::string_view(grain) == "event" ? "-- window: rolling_12_months\n" : "") << sql << "\n";
  }

  json list(const std::string& id, json body) {
    body["purpose"] = "management_oversight";
    return asked("director", "/api/v1/indicators/" + id + "/children", body);
  }
};
ON_EACH_ENGINE(ChildCounted);

TEST_P(ChildCounted, ThoseOfConcernComeFirst) {
  const json concern = {{"order", "concern"}};
  EXPECT_EQ(children_in(list("seen", concern)), "N2 S1 M1 N1 Z1");
  EXPECT_EQ(children_in(list("returned", concern)), "N2 S1 M1 N1 Z1");
  EXPECT_EQ(children_in(list("waited", concern)), "S1 N1 Z1 M1 N2");
  // What has lasted longest: by the day on which it began.
  EXPECT_EQ(children_in(list("open", concern)), "Z1 M1 N2 S1 N1");
  for (const json& usual : {json::object(), json{{"order", "child"}}, json{{"order", nullptr}}})
    EXPECT_EQ(children_in(list("open", usual)), "M1 N1 N2 S1 Z1");
}

TEST_P(ChildCounted, APercentageHasTwoSides) {
  const json missed = list("seen", {{"met", false}});
  EXPECT_EQ(children_in(missed), "N2 S1");
  EXPECT_EQ(missed["counted"], 2);
  EXPECT_EQ(children_in(list("seen", {{"met", true}})), "M1 N1 Z1");
  EXPECT_EQ(children_in(list("seen", {{"met", nullptr}})), "M1 N1 N2 S1 Z1");
  // Only those who are shown are recorded.
  const auto all = records();
  EXPECT_EQ(std::count_if(all.begin(), all.end(),
                          [](const store::AccessRecord& one) { return one.person_id == "N2"; }),
            2);
  // What is neither met nor missed has no sides.
  EXPECT_EQ(list("open", {{"met", false}})["counted"], 0);
}

TEST_P(ChildCounted, RefusesAnOrderOrSideThatThereIsNot) {
  for (const json& wrong :
       {json{{"order", "name"}}, json{{"order", 1}}, json{{"met", "no"}}, json{{"met", 0}}}) {
    json body = wrong;
    body["purpose"] = "audit";
    EXPECT_EQ(ask("director", "/api/v1/indicators/seen/children", body).status, 400) << wrong;
  }
}

}  // namespace
}  // namespace windscreen::serve
