#include "ingest/load.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "base/error.h"
#include "ingest/loading_test.h"
#include "ingest/ssd.h"

namespace windscreen::ingest {
namespace {

const base::Date as_at = base::make_date(2020, 9, 30);

std::string refusal(const TestFolder& folder, const std::vector<std::filesystem::path>& paths) {
  try {
    TestLoad load(folder, paths, as_at);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "\n" + error.remedy();
  }
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(SsdTables, AreFoundByTheirColumns) {
  EXPECT_EQ(find_ssd_table({"PERS_DOB", "pers_person_id", "extra"}, "x").table->name, "ssd_person");
  EXPECT_EQ(find_ssd_table({"adopter_id", "family_id"}, "x").table->name, "ext_adopter");
  // Two ordinary words that a table happens to have do not make it that table.
  EXPECT_EQ(find_ssd_table({"id", "person_id", "a", "b", "c", "d"}, "x").table, nullptr);
  EXPECT_EQ(find_ssd_table({"CHILD", "DOB", "SEX"}, "ssd_person").table, nullptr);
  EXPECT_EQ(find_ssd_table({}, "ssd_person").table, nullptr);
  EXPECT_TRUE(
      contains(find_ssd_table({"pers_dob", "pers_sex", "pers_ethnicity"}, "x").lacks, "pers_person_id"));
}

TEST(SsdTables, LoadFromCsvWithAnyNameOrderAndSpelling) {
  const TestFolder folder;
  folder.write("set/a.csv",
               "Pers_DOB,pers_person_id,PERS SEX,shoe\n29/02/2012,C1,2,9\n2010-01-01,C2,Male,8\n,,,\n");
  folder.write("set/b.csv",
               "cine_person_id;cine_referral_id;cine_referral_date;cine_referral_nfa\nC1;R1;2020-01-02 "
               "00:00:00;false\n"
               "C2;R2;;0\n");
  TestLoad load(folder, {folder.path() / "set"}, as_at);
  EXPECT_EQ(load.ask("select pers_person_id, pers_dob, pers_sex from ssd_person order by 1"),
            "C1|2012-02-29|F\nC2|2010-01-01|M");
  EXPECT_EQ(load.ask("select cine_referral_id, cine_referral_date, cine_referral_nfa from ssd_cin_episodes"),
            "R1|2020-01-02|N");
  EXPECT_EQ(load.ask("select line, code from _rejects"), "3|no_start_date");
  EXPECT_TRUE(load.has_note("columns that ssd_person does not have are left out: shoe"));
  EXPECT_EQ(load.total().read, 4U);
  EXPECT_EQ(load.total().kept, 3U);
}

TEST(Load, TitleRowsAboveTheHeaderDoNoHarm) {
  const TestFolder folder;
  const auto people = folder.write(
      "p.csv", "Extract of 30/09/2020,\n\nmade by Ann,\npers_person_id,pers_dob\nC1,2010-01-01\n");
  const auto episodes = folder.write("e.csv", "Episodes,,,\nCHILD,DECOM,RNE,LS\nC1,01/02/2019,S,C2\n");
  TestLoad load(folder, {people, episodes}, as_at);
  EXPECT_EQ(load.ask("select pers_person_id, pers_dob, _line from ssd_person"), "C1|2010-01-01|5");
  EXPECT_EQ(load.ask("select clae_cla_episode_start_date from ssd_cla_episodes"), "2019-02-01");
  EXPECT_EQ(load.total().read, 2U);
}

TEST(SsdTables, LoadFromParquetAsFromCsv) {
  const TestFolder folder;
  const auto parquet = (folder.path() / "people.parquet").string();
  {
    query::Database database;
    database.connect().run(
        "copy (select 12::double as pers_person_id, timestamp '2012-02-29 00:00:00' as pers_dob, 'F' as "
        "pers_sex, "
        "true as pers_is_mother, 5 as shoe union all select 13, null, 'x', null, 6) to '" +
        parquet + "' (format parquet)");
  }
  TestLoad load(folder, {parquet}, as_at);
  EXPECT_EQ(load.ask("select pers_person_id, pers_dob, pers_sex, pers_is_mother from ssd_person order by 1"),
            "12|2012-02-29|F|Y\n13||x|");
  EXPECT_EQ(load.ask("select _line from ssd_person order by 1"), "1\n2");
  EXPECT_TRUE(load.has_note("left out: shoe"));
  EXPECT_EQ(load.total().read, 2U);
}

TEST(SsdTables, BrokenParquetIsRefusedByName) {
  const TestFolder folder;
  const auto path = folder.write("broken.parquet", "PAR1 and then nothing that makes sense PAR1");
  EXPECT_TRUE(contains(refusal(folder, {path}), "broken.parquet: cannot be read as Parquet"));
  const auto pattern = folder.write("a*.parquet", "PAR1");
  EXPECT_TRUE(contains(refusal(folder, {pattern}), "must not hold *"));
}

TEST(SsdTables, ATableWithoutItsKeyIsNamed) {
  const TestFolder folder;
  const auto path = folder.write("p.csv", "pers_dob,pers_sex,pers_ethnicity\n2010-01-01,F,WBRI\n");
  EXPECT_TRUE(contains(refusal(folder, {path}), "those of ssd_person, but pers_person_id is missing"));
}

TEST(Load, TellsKindsByTheFirstBytes) {
  const TestFolder folder;
  EXPECT_EQ(file_kind(folder.write("1", "PK\3\4"), "1"), FileKind::workbook);
  EXPECT_EQ(file_kind(folder.write("2", "PAR1"), "2"), FileKind::parquet);
  EXPECT_EQ(file_kind(folder.write("3", "  \n<a/>"), "3"), FileKind::xml);
  EXPECT_EQ(file_kind(folder.write("4", std::string("\xFF\xFE<\0a\0", 6)), "4"), FileKind::xml);
  EXPECT_EQ(file_kind(folder.write("5", std::string("\0<\0a", 4)), "5"), FileKind::xml);
  EXPECT_EQ(file_kind(folder.write("6", "a,b"), "6"), FileKind::csv);
  EXPECT_THROW(file_kind(folder.write("7", ""), "7"), base::Error);
  EXPECT_THROW(file_kind(folder.write("8", "\xD0\xCF\x11\xE0 old"), "8"), base::Error);
  EXPECT_THROW(file_kind(folder.path() / "none", "none"), base::Error);
}

TEST(Load, OneFileThatIsNoneOfTheFormatsRefusesTheWholeLoad) {
  const TestFolder folder;
  const auto good = folder.write("good.csv", "pers_person_id,pers_dob\nC1,2010-01-01\n");
  const auto bad = folder.write("shopping.csv", "item,price\nmilk,1\n");
  const std::string said = refusal(folder, {good, bad});
  EXPECT_TRUE(contains(said, "shopping.csv: the file is none of the formats"));
  EXPECT_TRUE(contains(said, "item and price"));
  EXPECT_TRUE(contains(said, "SSD tables"));
  EXPECT_TRUE(contains(said, "SSDA903"));
  EXPECT_TRUE(contains(said, "children in need census"));
  EXPECT_TRUE(contains(refusal(folder, {folder.path() / "gone"}), "there is no such file"));
  EXPECT_TRUE(contains(refusal(folder, {folder.write("q.csv", "pers_person_id,pers_dob\n\"C1,2010\n")}),
                       "q.csv, line 2: a quoted cell starts here"));
}

TEST(Load, OrderAndFoldersMakeNoDifferenceAndTheSameContentIsReadOnce) {
  const TestFolder folder;
  const auto a = folder.write("x/a.csv", "pers_person_id,pers_dob\nC1,2010-01-01\n");
  const auto b = folder.write("x/b.csv", "pers_person_id,pers_dob\nC1,2010-01-02\nC2,2011-01-01\n");
  const auto copy = folder.write("y/c.csv", "pers_person_id,pers_dob\nC1,2010-01-01\n");
  const std::string rows = "select pers_person_id, pers_dob from ssd_person order by 1";
  TestLoad one(folder, {a, b}, as_at);
  TestLoad two(folder, {b, a}, as_at);
  TestLoad three(folder, {folder.path() / "x", copy, a}, as_at);
  EXPECT_EQ(one.ask(rows), two.ask(rows));
  EXPECT_EQ(one.ask(rows), three.ask(rows));
  EXPECT_EQ(one.staging().sources().front().sha256, two.staging().sources().front().sha256);
  EXPECT_EQ(three.staging().sources().size(), 2U);
  EXPECT_TRUE(three.has_note("same content as another file"));
}

TEST(Load, FoldersLeaveOutWhatIsNoData) {
  const TestFolder folder;
  folder.write("d/people.csv", "pers_person_id,pers_dob\nC1,2010-01-01\n");
  folder.write("d/README.md", "read me");
  folder.write("d/.hidden.csv", "item\n");
  folder.write("d/~$people.xlsx", "lock");
  TestLoad load(folder, {folder.path() / "d"}, as_at);
  EXPECT_EQ(load.count("select count(*) from ssd_person"), 1);
  EXPECT_TRUE(load.has_note("README.md: left out"));
  EXPECT_FALSE(load.has_note(".hidden"));
  folder.write("e/notes.md", "nothing");
  EXPECT_TRUE(contains(refusal(folder, {folder.path() / "e"}), "has no CSV, Excel, Parquet or XML file"));
}

TEST(Load, EveryEncodingGivesTheSameTable) {
  const TestFolder folder;
  const std::string plain = "pers_person_id,pers_surname\nC1,Zo\xC3\xAB\n";
  std::string windows = "pers_person_id,pers_surname\nC1,Zo\xEB\n";
  std::string little = "\xFF\xFE";
  std::string big;
  for (const char c : windows) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
  }
  for (const std::string& bytes : {plain, "\xEF\xBB\xBF" + plain, windows, little, big}) {
    TestLoad load(folder, {folder.write("p.csv", bytes)}, as_at);
    EXPECT_EQ(load.ask("select pers_surname from ssd_person"), "Zo\xC3\xAB");
  }
  TestLoad load(folder, {folder.write("p.csv", windows)}, as_at);
  EXPECT_TRUE(load.has_note("read as Windows-1252"));
}

TEST(Load, HugeCellsAndNulBytesAreRejectsAndTheRestLoads) {
  const TestFolder folder;
  std::string text = "pers_person_id,pers_surname\nC1,\"";
  text.append(std::size_t{10} << 20U, 'x');
  text += "\"\nC2,a";
  text += '\0';
  text += "b\nC3,Smith\nC4,a,b,c\n";
  TestLoad load(folder, {folder.write("p.csv", text)}, as_at);
  EXPECT_EQ(load.ask("select pers_person_id from ssd_person"), "C3");
  EXPECT_EQ(load.ask("select line, code from _rejects order by 1"),
            "2|unreadable_row\n3|unreadable_row\n5|unreadable_row");
}

TEST(Load, ProgressReachesTheEnd) {
  const TestFolder folder;
  std::string text = "pers_person_id,pers_surname\n";
  for (int i = 0; i < 20000; ++i) text += "C" + std::to_string(i) + ",Smith\n";
  const auto path = folder.write("p.csv", text);
  lake::Staging::Options where;
  where.scratch = folder.path() / ".staging";
  lake::Staging staging(where);
  LoadOptions options;
  options.as_at = as_at;
  std::uint64_t last = 0;
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GE(done, last);
    EXPECT_LE(done, total);
    EXPECT_EQ(total, text.size());
    last = done;
  };
  const LoadReport report = load(staging, std::vector<std::filesystem::path>{path}, options);
  EXPECT_EQ(last, text.size());
  EXPECT_EQ(report.files, 1U);
  EXPECT_EQ(report.bytes, text.size());
}

// The sanitizers keep memory of their own.
#if !defined(WINDSCREEN_SANITIZED)
// Peak memory, in MiB, of a process that loads a CSV file of `rows` rows with a small staging.
long peak_of_loading(const TestFolder& folder, int rows) {
  const auto path = folder.path() / ("rows" + std::to_string(rows) + ".csv");
  {
    std::ofstream out(path);
    out << "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_close_date\n";
    for (int i = 0; i < rows; ++i) {
      out << "R" << i << ",C" << i % 1000 << ",0" << 1 + i % 9 << "/03/2019,N1,0" << 1 + i % 9
          << "/03/2020\n";
    }
  }
  const pid_t child = ::fork();
  if (child == 0) {
    lake::Staging::Options where;
    where.scratch = folder.path() / ".staging";
    where.memory_limit = std::uint64_t{96} << 20U;
    where.threads = 1;
    int status = 1;
    try {
      lake::Staging staging(where);
      LoadOptions options;
      options.as_at = as_at;
      load(staging, std::vector<std::filesystem::path>{path}, options);
      status = 0;
    } catch (const std::exception& error) {
      std::fputs(error.what(), stderr);
    }
    ::_exit(status);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  return usage.ru_maxrss >> 10U;
}

TEST(Load, MemoryDoesNotGrowWithTheFile) {
  const TestFolder folder;
  const long small = peak_of_loading(folder, 100'000);
  const long large = peak_of_loading(folder, 1'600'000);
  RecordProperty("small_mib", std::to_string(small));
  RecordProperty("large_mib", std::to_string(large));
  // 70 MB of CSV more; what the staging may hold and its buffers are the same.
  EXPECT_LT(large, small + 160) << "from " << small << " to " << large << " MiB";
  EXPECT_LT(large, 400);
}
#endif

}  // namespace
}  // namespace windscreen::ingest
