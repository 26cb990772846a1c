// For the tests of settling: a load that is staged row by row, and what became of it.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "lake/staging.h"
#include "lake/test_rows.h"

namespace windscreen::lake {

class Settle : public ::testing::Test {
 protected:
  std::uint32_t source(const std::string& format, const std::string& file, const std::string& part = {}) {
    return staging.add_source({file, part, format, 1, "", 0});
  }
  void settle(std::optional<std::string_view> as_at = {}) {
    std::optional<base::Date> day;
    if (as_at) day = iso(*as_at);
    staging.settle(day);
  }
  std::string rows(const std::string& select) { return rows_of(staging.flushed(), select); }
  std::string rejects() { return rows("select source, line, code from _rejects order by all"); }
  std::string flags(const std::string& but = "person_not_listed") {
    return rows("select person_id, row_key, code from _flags where code not in ('" + but +
                "', 'unborn') order by all");
  }
  void contact(Origin origin, std::string_view id, std::string_view person, std::string_view date,
               std::string_view from = {}) {
    stage(staging, "ssd_contacts", origin,
          {{"cont_contact_id", id},
           {"cont_person_id", person},
           {"cont_contact_date", date},
           {"cont_contact_source_code", from}});
  }
  void referral(Origin origin, std::string_view id, std::string_view person, std::string_view date,
                std::string_view closed = {}, std::string_view need = {}) {
    stage(staging, "ssd_cin_episodes", origin,
          {{"cine_referral_id", id},
           {"cine_person_id", person},
           {"cine_referral_date", date},
           {"cine_close_date", closed},
           {"cine_cin_primary_need_code", need}});
  }
  void person(Origin origin, std::string_view id, std::string_view dob = "2012-05-05",
              std::string_view sex = "F", std::string_view forename = {}) {
    stage(staging, "ssd_person", origin,
          {{"pers_person_id", id}, {"pers_dob", dob}, {"pers_sex", sex}, {"pers_forename", forename}});
  }
  void expect_counts(std::uint32_t number, std::uint64_t read, std::uint64_t kept, std::uint64_t merged,
                     std::uint64_t rejected) {
    const RowCounts& counts = staging.counts().at(number);
    EXPECT_EQ(counts.read, read);
    EXPECT_EQ(counts.kept, kept);
    EXPECT_EQ(counts.merged, merged);
    EXPECT_EQ(counts.rejected, rejected);
  }

  TestDirectory directory;
  Staging staging{{directory / "scratch"}};
};

}  // namespace windscreen::lake
