// Loading from the outside: init, load, snapshots, exit codes and messages.
#include <fcntl.h>
#include <unistd.h>

#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

using ProgramLoad = Program;

TEST_F(ProgramLoad, WrongUsageExitsTwo) {
  EXPECT_EQ(windscreen({}).exit_code, 2);
  EXPECT_EQ(windscreen({"nonsense"}).exit_code, 2);
  EXPECT_EQ(windscreen({"load", "--as-at", "not a date", "x.csv"}).exit_code, 2);
  EXPECT_EQ(windscreen({"--help"}).exit_code, 0);
}

TEST_F(ProgramLoad, EveryCommandHasHelpWithAnExample) {
  for (const char* command :
       {"init", "demo", "load", "snapshots", "indicators", "explain", "report", "annex-a", "journey"}) {
    const Outcome run = windscreen({command, "--help"});
    EXPECT_EQ(run.exit_code, 0) << command;
    EXPECT_NE(run.out.find("windscreen " + std::string(command)), std::string::npos)
        << command << ": " << run.out;
    EXPECT_NE(run.out.find("--workspace"), std::string::npos) << command;
  }
}

TEST_F(ProgramLoad, WithoutAWorkspaceItSaysHowToMakeOne) {
  const Outcome run = windscreen({"load", "--as-at", "2020-09-30", tiny_authority()});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("windscreen init"), std::string::npos) << run.err;
}

TEST_F(ProgramLoad, AnUnusableRowIsKeptExplainedAndDoesNotStopTheLoad) {
  init();
  const Outcome run = windscreen({"load", "--as-at", "2020-09-30", tiny_authority(), "--format", "json"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t rejected = 0;
  for (const json& row : run.json()) {
    read += row.at("read").get<std::int64_t>();
    kept += row.at("kept").get<std::int64_t>();
    rejected += row.at("rejected").get<std::int64_t>();
  }
  EXPECT_EQ(read, 17);
  EXPECT_EQ(rejected, 1);
  EXPECT_EQ(kept, 16);
}

TEST_F(ProgramLoad, StrictRefusesAnyReject) {
  init();
  EXPECT_EQ(windscreen({"load", "--strict", "--as-at", "2020-09-30", tiny_authority()}).exit_code, 1);
}

TEST_F(ProgramLoad, AFileOfNoKnownFormatIsRefusedByName) {
  init();
  const std::string file = write("shopping.csv", "item,price\nbread,1.20\n");
  const Outcome run = windscreen({"load", "--as-at", "2020-09-30", file});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("shopping.csv"), std::string::npos) << run.err;
  EXPECT_EQ(windscreen({"snapshots", "--format", "json"}).json().size(), 0U);
}

TEST_F(ProgramLoad, TheSameFilesGiveTheSameSnapshotOnce) {
  init();
  const std::string folder = tiny_authority();
  EXPECT_EQ(windscreen({"load", "--as-at", "2020-09-30", folder}).exit_code, 0);
  EXPECT_EQ(windscreen({"load", "--as-at", "2020-09-30", folder}).exit_code, 0);
  EXPECT_EQ(windscreen({"snapshots", "--format", "json"}).json().size(), 1U);
  EXPECT_EQ(windscreen({"snapshots", "verify"}).exit_code, 0);
}

TEST_F(ProgramLoad, VerifyFindsAChangedByte) {
  init();
  ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", tiny_authority()}).exit_code, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path("workspace") / "lake")) {
    if (entry.path().filename() != "ssd_person.parquet") continue;
    std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
    const int file = open(entry.path().c_str(), O_WRONLY);
    ASSERT_GE(file, 0);
    ASSERT_EQ(pwrite(file, "x", 1, 100), 1);
    close(file);
  }
  const Outcome run = windscreen({"snapshots", "verify"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE((run.out + run.err).find("ssd_person"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::tests
