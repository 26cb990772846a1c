#include "ingest/row_builder.h"

#include <gtest/gtest.h>

#include "ingest/loading_test.h"

namespace windscreen::ingest {
namespace {

TEST(MadeId, IsShortStableAndTellsPartsApart) {
  EXPECT_EQ(made_id("ssd_cp_plans", {"7", "2020-02-29"}), made_id("ssd_cp_plans", {"7", "2020-02-29"}));
  EXPECT_EQ(made_id("ssd_cp_plans", {"7"}).size(), 18U);
  EXPECT_TRUE(made_id("ssd_cp_plans", {"7"}).starts_with("w-"));
  EXPECT_NE(made_id("t", {"ab", "c"}), made_id("t", {"a", "bc"}));
  EXPECT_NE(made_id("t", {"a", ""}), made_id("t", {"a"}));
  EXPECT_NE(made_id("t", {"a"}), made_id("u", {"a"}));
  // The same for ever: published snapshots hold it.
  EXPECT_EQ(made_id("ssd_cin_episodes", {"C1", "2023-05-01"}), "w-c5eba6ef7c4ed5a6");
}

TEST(JoinedRecord, IsOneLineOfCsvOfBoundedLength) {
  const std::vector<std::string_view> cells{"a", "b,c", "d\"e"};
  EXPECT_EQ(joined_record(cells), "a,\"b,c\",\"d\"\"e\"");
  const std::string big(100'000, 'x');
  const std::vector<std::string_view> large{big, big};
  EXPECT_LE(joined_record(large).size(), 8100U);
}

class RowBuilderTest : public testing::Test {
 protected:
  RowBuilderTest() {
    lake::Staging::Options options;
    options.scratch = folder_.path() / ".staging";
    options.threads = 1;
    staging_ = std::make_unique<lake::Staging>(options);
    source_ = staging_->add_source({"f.csv", "", "ssd", 1, "", 0});
  }
  RowBuilder builder(std::string_view table, base::DateSystem dates = base::DateSystem::none) {
    return {*staging_, *model::find_table(table), {source_, dates}};
  }
  std::string ask(const std::string& sql) {
    query::Result result = staging_->flushed().query(sql);
    std::string out;
    while (result.next()) {
      if (!out.empty()) out += '\n';
      for (std::size_t i = 0; i < result.column_count(); ++i) out += (i > 0 ? "|" : "") + result.any_text(i);
    }
    return out;
  }

  TestFolder folder_;
  std::unique_ptr<lake::Staging> staging_;
  std::uint32_t source_ = 0;
};

TEST_F(RowBuilderTest, ConvertsEveryType) {
  RowBuilder one = builder("ext_employment");
  one.set("worker_id", "  W1 ");
  one.set("fte", "0.60");
  one.set("is_agency", "yes");
  one.set("start_date", "29-Feb-20");
  EXPECT_EQ(one.get("worker_id"), "W1");
  EXPECT_EQ(one.get("start_date"), "2020-02-29");
  EXPECT_EQ(one.get("is_agency"), "Y");
  EXPECT_EQ(one.get("end_date"), "");
  EXPECT_EQ(one.key(), "W1|2020-02-29");
  EXPECT_TRUE(one.finish(2, {}));
  EXPECT_EQ(one.get("worker_id"), "");
  RowBuilder count = builder("ext_cp_history");
  for (const std::string_view text : {"3", "3.0", "+3"}) {
    count.set("cp_plan_id", "P1");
    count.set("previous_plans", text);
    EXPECT_TRUE(count.finish(3, {}));
  }
  EXPECT_EQ(ask("select worker_id, fte, is_agency, start_date, end_date from ext_employment"),
            "W1|0.6|Y|2020-02-29|");
  EXPECT_EQ(ask("select distinct previous_plans from ext_cp_history"), "3");
  EXPECT_EQ(ask("select count(*) from _flags"), "0");
}

TEST_F(RowBuilderTest, WordsForNothingAreNothingButNullIsASurnameToo) {
  RowBuilder one = builder("ssd_person");
  for (const auto& [text, kept] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"", ""},
                                                                  {"  ", ""},
                                                                  {"NULL", ""},
                                                                  {"null", ""},
                                                                  {"n/a", ""},
                                                                  {"N/A", ""},
                                                                  {"(blank)", ""},
                                                                  {"Null", "Null"},
                                                                  {"Naomi", "Naomi"}}) {
    one.set("pers_surname", text);
    EXPECT_EQ(one.get("pers_surname"), kept) << text;
  }
}

TEST_F(RowBuilderTest, ControlCharactersGoAndLineBreaksBecomeSpaces) {
  RowBuilder one = builder("ssd_person");
  one.set("pers_surname", "O'\x01Hara\r\n\tSmith");
  EXPECT_EQ(one.get("pers_surname"), "O'Hara Smith");
}

TEST_F(RowBuilderTest, SpreadsheetDaysCountOnlyInADateSystem) {
  RowBuilder sheet = builder("ssd_person", base::DateSystem::from_1900);
  sheet.set("pers_dob", "43890");
  EXPECT_EQ(sheet.get("pers_dob"), "2020-02-29");
  RowBuilder text = builder("ssd_person");
  text.set("pers_dob", "43890");
  EXPECT_EQ(text.get("pers_dob"), "");
}

TEST_F(RowBuilderTest, RejectsWhatCannotBeUsed) {
  RowBuilder one = builder("ssd_cp_plans");
  const std::vector<std::string_view> record{"x", "y"};
  const auto set = [&](std::string_view id, std::string_view person, std::string_view start,
                       std::string_view end) {
    one.set("cppl_cp_plan_id", id);
    one.set("cppl_person_id", person);
    one.set("cppl_cp_plan_start_date", start);
    one.set("cppl_cp_plan_end_date", end);
  };
  set("P1", "", "2020-01-01", "");
  EXPECT_FALSE(one.finish(2, record));
  set("", "C1", "2020-01-01", "");
  EXPECT_FALSE(one.finish(3, record));
  set("P1", "C1", "", "");
  EXPECT_FALSE(one.finish(4, record));
  set("P1", "C1", "30/02/2020", "");
  EXPECT_FALSE(one.finish(5, record));
  // An end that cannot be read must not turn the plan open.
  set("P1", "C1", "2020-01-01", "tbc");
  EXPECT_FALSE(one.finish(6, record));
  set("P1", "C1", "2020-01-01", "");
  one.set("cppl_cp_plan_initial_category", std::string(70'000, 'x'));
  EXPECT_FALSE(one.finish(7, record));
  // Nothing of a rejected row is left for the next.
  set("P1", "C1", "2020-01-01", "2019-12-31");
  EXPECT_TRUE(one.finish(8, record));
  EXPECT_EQ(ask("select line, code, record from _rejects order by line"),
            "2|no_person|x,y\n3|no_key|x,y\n4|no_start_date|x,y\n5|bad_date|x,y\n6|bad_date|x,y\n"
            "7|text_too_long|x,y");
  EXPECT_EQ(ask("select count(*) from ssd_cp_plans"), "1");
}

TEST_F(RowBuilderTest, OtherCellsThatDoNotFitAreEmptiedAndFlagged) {
  RowBuilder one = builder("ssd_person");
  one.set("pers_person_id", "C1");
  one.set("pers_dob", "sometime");
  one.set("pers_is_mother", "perhaps");
  one.set("pers_sex", "7");
  one.set("pers_ethnicity", "white british");
  EXPECT_TRUE(one.finish(2, {}));
  EXPECT_EQ(ask("select pers_dob, pers_is_mother, pers_sex, pers_ethnicity from ssd_person"), "||7|WBRI");
  EXPECT_EQ(ask("select row_key, code, detail from _flags order by detail"),
            "C1|unreadable_value|pers_dob is left empty: \"sometime\" is not a date\n"
            "C1|unreadable_value|pers_is_mother is left empty: \"perhaps\" is not a flag\n"
            "C1|unknown_code|pers_sex is kept as it stands: \"7\" is not a code of the set");
  // A cell set again forgets its fault.
  one.set("pers_person_id", "C2");
  one.set("pers_dob", "sometime");
  one.set("pers_dob", "2010-01-01");
  EXPECT_TRUE(one.finish(3, {}));
  EXPECT_EQ(ask("select count(*) from _flags"), "3");
}

TEST_F(RowBuilderTest, JsonMustBeJson) {
  RowBuilder one = builder("ssd_contacts");
  one.set("cont_contact_outcome_json", "{\"NFA_FLAG\":\"Y\"}");
  EXPECT_EQ(one.get("cont_contact_outcome_json"), "{\"NFA_FLAG\":\"Y\"}");
  one.set("cont_contact_outcome_json", "{\"NFA_FLAG\":");
  EXPECT_EQ(one.get("cont_contact_outcome_json"), "");
}

TEST_F(RowBuilderTest, SupervisionOfAWorkerIsAboutNoChild) {
  RowBuilder one = builder("ext_supervision");
  one.set("supervision_id", "S1");
  one.set("worker_id", "W1");
  one.set("due_date", "2020-09-30");
  EXPECT_TRUE(one.finish(2, {}));
}

TEST_F(RowBuilderTest, UnknownColumnIsAProgrammingError) {
  RowBuilder one = builder("ssd_person");
  EXPECT_THROW(one.set("pers_shoe_size", "9"), std::out_of_range);
}

}  // namespace
}  // namespace windscreen::ingest
