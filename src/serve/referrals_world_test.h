// An authority with one indicator of its own, for tests of the whole server in one process.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "lake/lake.h"
#include "lake/test_rows.h"
#include "lake/workspace.h"

namespace windscreen::serve {

class ReferralsWorld : public testing::Test {
 protected:
  ReferralsWorld() {
    std::filesystem::create_directories(workspace.indicators_directory());
    std::ofstream(workspace.indicators_directory() / "referrals_here.sql")
        << "-- name: Referrals here\n-- area: referrals\n-- unit: count\n-- grain: event\n-- measure: "
           "referrals\n"
           "-- definition: Every referral.\n"
           "select cine_person_id as person_id, cine_referral_date as event_date\nfrom ssd_cin_episodes\n";
  }

  /// Loads so many referrals of September 2020.
  void load(const char* as_at, int referrals) const {
    lake::Staging staging({directory / "scratch", std::uint64_t{256} << 20U, 1});
    const auto source = staging.add_source({"ssd_cin_episodes.csv", "", "ssd", 1, "abc", 10});
    for (int i = 0; i < referrals; ++i) {
      lake::stage(staging, "ssd_cin_episodes", {source, static_cast<std::uint64_t>(i + 2)},
                  {{"cine_referral_id", "E" + std::to_string(i)},
                   {"cine_person_id", "P" + std::to_string(i)},
                   {"cine_referral_date", "2020-09-10"}});
      staging.count_read(source);
    }
    lake::publish(workspace, staging, lake::iso(as_at));
  }

  lake::TestDirectory directory;
  lake::Workspace workspace =
      lake::Workspace::create(directory / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
};

}  // namespace windscreen::serve
