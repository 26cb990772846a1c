#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "ingest/annex_a_header.h"
#include "ingest/load.h"
#include "ingest/reader.h"
#include "ingest/xlsx.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::ingest {
namespace {

namespace fs = std::filesystem;
using Cells = std::vector<std::string>;
using Table = std::vector<Cells>;

const base::Date day = base::make_date(2020, 9, 30);

// A staging in a directory that goes away, and what a load puts there.
class AnnexA : public testing::Test {
 protected:
  AnnexA() {
    std::string pattern = (fs::temp_directory_path() / "windscreen-annex-a-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory");
    directory_ = pattern;
  }
  ~AnnexA() override {
    staging_.reset();
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  void load(const std::vector<std::pair<std::string, std::string>>& files, bool settle = true) {
    lake::Staging::Options options;
    options.scratch = directory_ / "scratch";
    options.threads = 1;
    staging_ = std::make_unique<lake::Staging>(options);
    std::vector<fs::path> paths;
    for (const auto& [name, bytes] : files) {
      std::ofstream(directory_ / name, std::ios::binary) << bytes;
      paths.push_back(directory_ / name);
    }
    report_ = ingest::load(*staging_, paths, {day, {}});
    if (settle) staging_->settle(day);
  }
  void load_rows(const Table& rows) { load({{"list.xlsx", book_of(rows).bytes()}}); }

  static Book book_of(const Table& rows) {
    Book book;
    std::string data;
    for (const Cells& cells : rows) data += text_row(cells);
    book.sheets = {{"Sheet1", data}};
    return book;
  }

  Table query(const std::string& sql) {
    auto result = staging_->flushed().query(sql);
    Table rows;
    while (result.next()) {
      rows.emplace_back();
      for (std::size_t i = 0; i < result.column_count(); ++i) rows.back().push_back(result.any_text(i));
    }
    return rows;
  }
  bool noted(std::string_view words) const {
    for (const auto& note : report_.notes) {
      if (note.sentence.find(words) != std::string::npos) return true;
    }
    return false;
  }

  fs::path directory_;
  std::unique_ptr<lake::Staging> staging_;
  LoadReport report_;
};

TEST_F(AnnexA, FindsAListByItsColumnsInAnyOrderCaseAndSpacing) {
  load_rows(
      {{"", "Contacts for the inspection", "", ""},
       {"Extracted on", "30/09/2020"},
       {"SOURCE OF CONTACT", "  date   of contact ", "Favourite colour", "Child\nUnique ID", "D.O.B.", "sex"},
       {"Police", "31-Mar-20", "blue", "000123", "29/02/2012", "Female"},
       {"1A", "2020-04-01", "red", "000124", "1 June 2011", "1"}});
  EXPECT_EQ(query("select cont_person_id, cont_contact_date, cont_contact_source_code from ssd_contacts "
                  "order by all"),
            Table({{"000123", "2020-03-31", "6"}, {"000124", "2020-04-01", "1A"}}));
  EXPECT_EQ(query("select pers_person_id, pers_sex, pers_dob from ssd_person order by all"),
            Table({{"000123", "F", "2012-02-29"}, {"000124", "M", "2011-06-01"}}));
  EXPECT_TRUE(noted("Favourite colour"));
  EXPECT_TRUE(noted("Ethnicity"));
  EXPECT_EQ(staging_->counts().at(0).read, 2U);
  EXPECT_EQ(staging_->counts().at(0).kept, 2U);
}

TEST_F(AnnexA, TellsEveryListByItsOwnHeadings) {
  for (const AnnexAList& list : annex_a_lists()) {
    Cells headings;
    for (const AnnexAColumn& column : list.columns) headings.emplace_back(column.heading);
    const auto parts = xlsx_parts(XlsxPackage::from_bytes(book_of({headings, {"x"}}).bytes(), "f.xlsx"));
    const auto header = find_annex_a_header(parts.at(0));
    ASSERT_TRUE(header) << list.number;
    EXPECT_EQ(header->list->number, list.number);
    EXPECT_EQ(header->columns, static_cast<int>(list.columns.size()));
    EXPECT_TRUE(header->missing.empty());
  }
}

TEST_F(AnnexA, NamesTheEssentialColumnThatIsMissing) {
  try {
    load_rows({{"Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Referral Source", "Referral NFA"},
               {"1", "M", "WBRI", "01/01/2010", "6", "No"}});
    FAIL() << "no error";
  } catch (const base::Error& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("list 3"), std::string::npos) << what;
    EXPECT_NE(what.find("\"Date of referral\""), std::string::npos) << what;
    EXPECT_NE(what.find("Sheet1"), std::string::npos) << what;
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST_F(AnnexA, ReadsSerialDatesInBothSystems) {
  Book book = book_of({{"Child Unique ID", "Date of Contact", "Contact Source"}});
  // Text, a bare number and a formatted cell; 43921 is 31 March 2020 in the 1900 system.
  book.sheets[0].data +=
      R"(<row><c><v>1</v></c><c><v>43921</v></c><c><v>6</v></c></row>)"
      R"(<row><c><v>2</v></c><c s="1"><v>43921.5</v></c><c><v>6</v></c></row>)"
      R"(<row><c t="inlineStr"><is><t>003</t></is></c><c t="inlineStr"><is><t>31/03/2020</t></is></c><c><v>6</v></c></row>)";
  load({{"a.xlsx", book.bytes()}});
  const std::string sql = "select cont_person_id, cont_contact_date from ssd_contacts order by all";
  EXPECT_EQ(query(sql), Table({{"003", "2020-03-31"}, {"1", "2020-03-31"}, {"2", "2020-03-31"}}));
  book.from_1904 = true;
  load({{"a.xlsx", book.bytes()}});
  EXPECT_EQ(query(sql), Table({{"003", "2020-03-31"}, {"1", "2024-04-01"}, {"2", "2024-04-01"}}));
}

TEST_F(AnnexA, RejectsRowsItCannotUseAndKeepsTheRest) {
  load_rows({{"Child Unique ID", "Date of Contact", "Contact Source"},
             {"1", "03/25/2020", "6"},
             {"2", "30/02/2020", "6"},
             {"", "01/03/2020", "6"},
             {"3", "", "6"},
             {"4", "29/02/2020", "6"},
             {"4", "29/02/2020", "6"},
             {"", "", ""}});
  EXPECT_EQ(query("select cont_person_id from ssd_contacts"), Table({{"4"}}));
  EXPECT_EQ(query("select line, code from _rejects order by line"), Table({{"2", "bad_date"},
                                                                           {"3", "bad_date"},
                                                                           {"4", "no_person"},
                                                                           {"5", "no_start_date"},
                                                                           {"7", "duplicate_row"}}));
  // A rejected row says nothing about its child either.
  EXPECT_EQ(query("select pers_person_id from ssd_person"), Table({{"4"}}));
  EXPECT_EQ(staging_->counts().at(0).read, 6U);
  EXPECT_EQ(staging_->counts().at(0).kept, 1U);
}

TEST_F(AnnexA, OneChildAcrossListsIsOnePersonAndOneReferral) {
  Book book;
  book.sheets = {
      {"six",
       text_row({"Child Unique ID", "Gender", "CIN Start Date", "Primary Need Code", "CIN Closure Date",
                 "Reason for Closure", "Date Child Was Last Seen", "Case Status", "Allocated Worker"}) +
           text_row({"7", "", "01/06/2020", "N1 - Abuse or neglect", "31/08/2020", "RC7", "20/08/2020",
                     "e) Closed episode", "Ann"})},
      {"three",
       text_row({"Child Unique ID", "Gender", "Ethnicity", "Date of referral", "Referral Source",
                 "Referral NFA", "Number of Referrals in Last 12 Months", "Allocated Team"}) +
           text_row({"7", "b) Female", "a) WBRI", "01/06/2020", "6: Police", "b) No", "2", "North"})},
      {"four", text_row({"Child Unique ID", "Ethnicity", "Continuous Assessment Start Date", "Child Seen",
                         "Date of Authorisation", "Assessed as requiring social care support"}) +
                   text_row({"7", "", "05/06/2020", "Yes", "10/07/2020", "No"}) +
                   text_row({"7", "", "05/09/2020", "No", "", ""})}};
  load({{"annex.xlsx", book.bytes()}});
  EXPECT_EQ(query("select pers_person_id, pers_sex, pers_ethnicity from ssd_person"),
            Table({{"7", "F", "WBRI"}}));
  EXPECT_EQ(query("select cine_referral_date, cine_referral_source_code, cine_referral_nfa, "
                  "cine_cin_primary_need_code,"
                  " cine_close_date, cine_close_reason, cine_referral_team from ssd_cin_episodes"),
            Table({{"2020-06-01", "6", "N", "N1", "2020-08-31", "RC7", "North"}}));
  // The second assessment began after the referral had closed: it is another episode's, which is not here.
  EXPECT_EQ(
      query(
          "select cina_assessment_start_date, cina_assessment_outcome_nfa, cina_referral_id is not null from"
          " ssd_cin_assessments order by 1"),
      Table({{"2020-06-05", "Y", "true"}, {"2020-09-05", "", "false"}}));
  EXPECT_EQ(
      query("select list, measure, reference_date, value from ext_reported_count order by all"),
      Table({{"3", "referrals_12_months", "2020-06-01", "2"}, {"6", "case_status", "2020-06-01", "5"}}));
  // The allocation of list 6 lasts as long as the case.
  EXPECT_EQ(query("select invo_professional_id, invo_involvement_start_date, invo_involvement_end_date from"
                  " ssd_involvements where invo_professional_id is not null"),
            Table({{"Ann", "2020-06-01", "2020-08-31"}}));
  EXPECT_EQ(query("select cinv_cin_visit_date from ssd_cin_visits"), Table({{"2020-08-20"}}));
  EXPECT_EQ(query("select count(*) from duckdb_tables() where table_name = 'ssd_cin_plans'"), Table({{"0"}}))
      << "a closed episode is no plan";
}

TEST_F(AnnexA, UnbornChildrenHaveAnExpectedDate) {
  load_rows(
      {{"Child Unique ID", "Date of Birth", "Age of Child (Years)", "Date of referral", "Referral Source"},
       {"1", "01/10/2020", "", "01/09/2020", "6"},
       {"2", "30/09/2020", "0", "01/09/2020", "6"},
       {"3", "28/09/2020", "Unborn", "01/09/2020", "6"},
       {"4", "unborn", "", "01/09/2020", "6"}});
  EXPECT_EQ(
      query("select pers_person_id, pers_dob, pers_expected_dob from ssd_person order by 1"),
      Table({{"1", "", "2020-10-01"}, {"2", "2020-09-30", ""}, {"3", "", "2020-09-28"}, {"4", "", ""}}));
  EXPECT_EQ(query("select count(*) from _rejects"), Table({{"0"}}));
}

TEST_F(AnnexA, OneAnswerAChildAboutDisability) {
  Book book;
  book.sheets = {
      {"4", text_row({"Child Unique ID", "Disability", "Gender", "Continuous Assessment Start Date"}) +
                text_row({"1", "b) No", "M", "01/06/2020"}) + text_row({"2", "No", "M", "01/06/2020"})},
      {"7", text_row({"Child Unique ID", "Disability", "Gender", "Child Protection Plan Start Date"}) +
                text_row({"1", "a) Yes", "M", "01/07/2020"})}};
  load({{"annex.xlsx", book.bytes()}});
  EXPECT_EQ(query("select disa_person_id, disa_disability_code from ssd_disability order by all"),
            Table({{"1", "YES"}, {"2", "NONE"}}));
}

TEST_F(AnnexA, KeepsAndFlagsCodesThatItDoesNotKnow) {
  load_rows({{"Child Unique ID", "Gender", "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen"},
             {"1", "a)", "01/06/2020", "N77", "last week"}});
  EXPECT_EQ(query("select cine_cin_primary_need_code from ssd_cin_episodes"), Table({{"N77"}}));
  EXPECT_EQ(query("select table_name, code from _flags where code = 'unknown_code' order by all"),
            Table({{"ssd_cin_episodes", "unknown_code"}, {"ssd_person", "unknown_code"}}));
}

TEST_F(AnnexA, ReadsAFolderOfCsvFilesOneAList) {
  load({{"x.csv", "Child Unique ID,Date of Contact,Contact Source\r\n1,01/09/2020,6\r\n"},
        {"y.csv", "Date of referral,Child ID,Referral Source\n02/09/2020,1,6\n"}});
  EXPECT_EQ(query("select cont_contact_date from ssd_contacts"), Table({{"2020-09-01"}}));
  EXPECT_EQ(query("select cine_referral_date from ssd_cin_episodes"), Table({{"2020-09-02"}}));
}

TEST_F(AnnexA, SaysWhenAListStandsThereTwice) {
  const std::string head = "Child Unique ID,Date of Contact,Contact Source\n";
  load({{"x.csv", head + "1,01/09/2020,6\n"}, {"y.csv", head + "2,01/09/2020,6\n"}});
  EXPECT_EQ(query("select count(*) from ssd_contacts"), Table({{"2"}}));
  EXPECT_TRUE(noted("a second time"));
}

TEST_F(AnnexA, ChildInCareWithAllThatTheListKnows) {
  Book book;
  book.sheets = {
      {"8", text_row({"Child Unique ID", "UASC", "Date Started to be Looked After", "Legal Status",
                      "Start of current legal status", "Date Ceased", "Reason Ceased", "Placement Type",
                      "Permanence plan", "Last Dental Check", "Last Social Work Visit",
                      "Missing episodes 12 months"}) +
                text_row({"1", "Yes", "05/01/2019", "C2 - Full care order", "01/03/2019", "", "", "U6",
                          "Adoption; Return to family", "01/02/2020", "01/09/2020", "2"}) +
                text_row({"2", "No", "05/01/2020", "V2", "", "05/06/2020", "E4A", "", "None", "", "", ""})}};
  load({{"annex.xlsx", book.bytes()}});
  EXPECT_EQ(
      query("select clae_person_id, clae_entered_care_date, clae_cla_episode_start_reason,"
            " clae_cla_episode_ceased_date, clae_cla_episode_ceased_reason from ssd_cla_episodes order by 1"),
      Table({{"1", "2019-01-05", "S", "", ""}, {"2", "2020-01-05", "S", "2020-06-05", "E4A"}}));
  EXPECT_EQ(
      query(
          "select lega_person_id, lega_legal_status, lega_legal_status_start_date, lega_legal_status_end_date"
          " from ssd_legal_status order by 1"),
      Table({{"1", "C2", "2019-03-01", ""}, {"2", "V2", "2020-01-05", "2020-06-05"}}));
  EXPECT_EQ(query("select code from _flags where table_name = 'ssd_legal_status'"),
            Table({{"start_assumed"}}));
  EXPECT_EQ(query("select clap_cla_placement_type, clap_cla_placement_start_date from ssd_cla_placement"),
            Table({{"U6", "2019-01-05"}}));
  EXPECT_EQ(query("select lacp_cla_care_plan_json from ssd_cla_care_plan"),
            Table({{R"({"ADOPTION":"Y","RETURNEV":"Y"})"}}));
  EXPECT_EQ(query("select immi_person_id, immi_immigration_status_start_date from ssd_immigration_status"),
            Table({{"1", "2019-01-05"}}));
  EXPECT_EQ(query("select clah_health_check_type, clah_health_check_date from ssd_cla_health"),
            Table({{"DENTAL", "2020-02-01"}}));
  EXPECT_EQ(query("select v.clav_cla_visit_date from ssd_cla_visits v join ssd_cla_episodes e on"
                  " e.clae_cla_id = v.clav_cla_id"),
            Table({{"2020-09-01"}}));
}

TEST_F(AnnexA, TheOrderOfAChildsPeriodsDoesNotSaySinceWhenItIsUnaccompanied) {
  const Cells head{"Child Unique ID", "UASC", "Date Started to be Looked After", "Date Ceased"};
  const Cells first{"1", "Yes", "05/01/2020", "29/02/2020"};
  const Cells second{"1", "Yes", "01/07/2020", ""};
  for (const Table& rows : {Table{head, first, second}, Table{head, second, first}}) {
    load_rows(rows);
    EXPECT_EQ(query("select immi_person_id, immi_immigration_status_start_date from ssd_immigration_status"),
              Table({{"1", "2020-07-01"}}));
    EXPECT_EQ(query("select count(*) from _rejects"), Table({{"0"}}));
  }
}

TEST_F(AnnexA, ATruncatedWorkbookIsAnErrorAndNeverACrash) {
  const std::string bytes =
      book_of({{"Child Unique ID", "Date of Contact", "Contact Source"}, {"1", "01/09/2020", "6"}}).bytes();
  for (std::size_t length = 64; length < bytes.size(); length += 64) {
    EXPECT_THROW(load({{"t.xlsx", bytes.substr(0, length)}}, false), base::Error) << length;
  }
}

}  // namespace
}  // namespace windscreen::ingest
