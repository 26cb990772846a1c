// What the headers say of one another, held to data: over a random authority, and over rows of which the
// headers say what is wrong.
#include "measure/links_check.h"

#include <gtest/gtest.h>

#include "measure/synthetic_authority.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

TEST(LinksOfBuiltinDefinitions, HoldInARandomAuthority) {
  query::Database database;
  {
    query::Connection connection = database.connect();
    make_synthetic_authority(connection, 1500);
  }
  const Catalogue catalogue = load_catalogue({});
  lake::Authority authority{"X01", "Random", {{2019, 20000, ""}}};
  // Without it no episode of early help is known to be a partner's, and nothing is counted.
  authority.council_organisations = {"The council"};
  Measurer measurer(std::move(database), day("2020-09-30"), authority, catalogue);
  const LinksCheck check = check_links(measurer, catalogue, day("2020-09-30"), 24);
  for (const std::string& wrong : check.wrong) ADD_FAILURE() << wrong;
  EXPECT_GT(check.compared, 1000U);
}

// Six events of January, three of them good, two fine (one both); children 1 to 3 are there from January, and
// 2 leaves in February.
std::size_t wrong_with(const std::string& whole, const std::string& part, const std::string& part_sql,
                       const std::string& stock = "") {
  Catalogue catalogue;
  const std::string header = "-- grain: event\n-- window: month\n-- breakdowns: none\n";
  const std::string rows = "select date '2020-01-10' as event_date";
  catalogue.definitions = {
      definition("whole", header + whole,
                 rows + (whole.ends_with("percent") ? ", i < 3 as met" : "") + " from range(6) t(i)"),
      definition("came", header + "-- unit: count", rows + " from range(3) t(i)"),
      definition("left", header + "-- unit: count", "select date '2020-02-10' as event_date"),
      definition("part", header + part, rows + part_sql)};
  if (!stock.empty())
    catalogue.definitions.push_back(definition(
        "open", "-- unit: count\n-- grain: spell\n-- breakdowns: none\n" + stock,
        "select date '2020-01-10' as start_date, case when i = 2 then date '2020-02-10' end as end_date"
        " from range(3) t(i)"));
  Measurer measurer(tiny_database(), day("2020-03-31"), std::vector<lake::Population>{}, catalogue);
  return check_links(measurer, catalogue, day("2020-03-31"), 3).wrong.size();
}

TEST(LinksCheck, FindsAHeaderThatIsWrong) {
  const std::string count = "-- unit: count";
  const std::string percent = "-- unit: percent";
  EXPECT_EQ(wrong_with(count, count + "\n-- part_of: whole", " from range(6) t(i)"), 0U);
  EXPECT_GT(wrong_with(count, count + "\n-- part_of: whole", " from range(7) t(i)"), 0U);
  EXPECT_EQ(wrong_with(count, percent + "\n-- same_rows_as: whole", ", i < 2 as met from range(6) t(i)"), 0U);
  EXPECT_GT(wrong_with(count, percent + "\n-- same_rows_as: whole", ", i < 2 as met from range(5) t(i)"), 0U);
  EXPECT_EQ(wrong_with(percent, percent + "\n-- met_part_of: whole", ", i < 3 as met from range(6) t(i)"),
            0U);
  EXPECT_GT(wrong_with(percent, percent + "\n-- met_part_of: whole", ", i < 4 as met from range(6) t(i)"),
            0U);
  EXPECT_EQ(wrong_with(percent, percent + "\n-- met_beside: whole", ", i > 2 as met from range(6) t(i)"), 0U);
  EXPECT_GT(wrong_with(percent, percent + "\n-- met_beside: whole", ", i > 1 as met from range(6) t(i)"), 0U);
}

TEST(LinksCheck, FindsMoreRowsThanAreNotMet) {
  const std::string percent = "-- unit: percent";
  const std::string count = "-- unit: count\n-- unmet_of: whole";
  EXPECT_EQ(wrong_with(percent, count, " from range(3) t(i)"), 0U);
  EXPECT_GT(wrong_with(percent, count, " from range(4) t(i)"), 0U);
}

// Ten of 17 and ten of 20; another definition leaves those of 17 out.
TEST(LinksCheck, FindsThatNoGroupOfAgesIsTheSame) {
  const auto wrong = [](const char* more) {
    Catalogue catalogue;
    const std::string header =
        "-- unit: count\n-- grain: spell\n-- ages: care leavers\n-- breakdowns: age_band\n";
    const std::string rows =
        "select person as person_id, date '2020-01-10' as start_date,"
        " null::date as end_date from leaver where ";
    catalogue.definitions = {definition("all", header, rows + "true"),
                             definition("some", header + "-- same_ages_as: all", rows + more)};
    Measurer measurer(
        tiny_database("create table main.leaver as select i, 'C' || i as person from range(20) t(i);\n"
                      "insert into ssd_person by name select person as pers_person_id,"
                      " case when i < 10 then date '2000-02-01' else date '2003-01-10' end as pers_dob"
                      " from leaver;\n"),
        day("2020-03-31"), std::vector<lake::Population>{}, catalogue);
    return check_links(measurer, catalogue, day("2020-03-31"), 2).wrong.size();
  };
  EXPECT_EQ(wrong("i >= 10"), 0U);
  EXPECT_EQ(wrong("i < 15"), 0U);
  EXPECT_GT(wrong("i % 4 = 0"), 0U);
}

TEST(LinksCheck, FindsAStockThatItsEventsDoNotFill) {
  const std::string part = "-- unit: count";
  EXPECT_EQ(wrong_with(part, part, "", "-- opens: came\n-- closes: left"), 0U);
  EXPECT_GT(wrong_with(part, part, "", "-- opens: whole\n-- closes: left"), 0U);
  EXPECT_GT(wrong_with(part, part, "", "-- opens: came\n-- closes: part"), 0U);
}

}  // namespace
}  // namespace windscreen::measure
