// `windscreen audits` as a person uses it.
#include "program.h"

namespace windscreen::tests {
namespace {

class AuditsCommand : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    init();
    ASSERT_EQ(windscreen({"store", "init"}).exit_code, 0);
  }
  std::int64_t audits() {
    for (const auto& row : windscreen({"store", "status", "--format", "json"}).json()) {
      if (row["table"] == "audits") return row["rows"];
    }
    return -1;
  }
};

// Edge cases 27 and 31: only month and grade, in the words of other years.
TEST_F(AuditsCommand, BringsAFileInOnceAndWhole) {
  const std::string file =
      write("old.csv", "month,grade\n2018-11,Requires improvement to be good\nDec 2018,Adequate\n");
  const Outcome dry = windscreen({"audits", "import", file, "--dry-run"});
  EXPECT_EQ(dry.exit_code, 0) << dry.err;
  EXPECT_NE(dry.err.find("2 audits can be brought in; 0 rows cannot."), std::string::npos) << dry.err;
  EXPECT_EQ(audits(), 0);
  EXPECT_EQ(windscreen({"audits", "import", file}).exit_code, 0);
  EXPECT_EQ(audits(), 2);
  const Outcome again = windscreen({"audits", "import", file});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_NE(again.err.find("brought in before"), std::string::npos) << again.err;
  EXPECT_EQ(audits(), 2);
}

TEST_F(AuditsCommand, BringsNothingInWhereARowCannotBeUsedUntilThatIsAccepted) {
  const std::string file = write("old.csv", "month,grade\n2018-11,good\nsoon,good\n2018-12,7\n");
  const Outcome refused = windscreen({"audits", "import", file, "--format", "json"});
  EXPECT_EQ(refused.exit_code, 1);
  ASSERT_EQ(refused.json().size(), 2U);
  EXPECT_EQ(refused.json()[0]["line"], 3);
  EXPECT_EQ(refused.json()[1]["line"], 4);
  EXPECT_EQ(audits(), 0);
  EXPECT_EQ(windscreen({"audits", "import", file, "--leave-out"}).exit_code, 0);
  EXPECT_EQ(audits(), 1);
}

TEST_F(AuditsCommand, SaysWhatAFileIsMissing) {
  const std::string file = write("old.csv", "when,score\n2018-11,7\n");
  const Outcome refused = windscreen({"audits", "import", file});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("no heading"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace windscreen::tests
