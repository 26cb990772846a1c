// `windscreen tools` as a person uses it.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "program.h"

namespace windscreen::tests {
namespace {

class ToolsCommand : public Program {
 protected:
  std::string read(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
};

const char* const small =
    "tool: ours\nname: Ours\nversion: 1.0.0\nkind: closure\nfrom: 2020-01-01\nlook_back_months: "
    "6\nsections:\n"
    "  - id: one\n    name: One\n    questions:\n      - {id: q, ask: Safe to close, type: yes_partly_no}\n";

TEST_F(ToolsCommand, ListsTheProgramsOwnAndTheWorkspaces) {
  const auto before = windscreen({"tools", "list", "--format", "json"}).json();
  ASSERT_GE(before.size(), 7U);
  EXPECT_TRUE(std::ranges::any_of(before, [](const auto& row) { return row["tool"] == "core"; }));
  write("workspace/audit_tools/ours.yaml", small);
  const auto after = windscreen({"tools", "list", "--format", "json"}).json();
  ASSERT_EQ(after.size(), before.size() + 1);
  const auto ours = std::ranges::find_if(after, [](const auto& row) { return row["tool"] == "ours"; });
  ASSERT_NE(ours, after.end());
  EXPECT_EQ((*ours)["own"], true);
  EXPECT_EQ((*ours)["questions"], 1);
}

TEST_F(ToolsCommand, TellsOfAWorkspaceFileThatIsNoTool) {
  write("workspace/audit_tools/broken.yaml", "tool: [");
  const Outcome list = windscreen({"tools", "list", "--format", "json"});
  EXPECT_EQ(list.exit_code, 1);
  EXPECT_GE(list.json().size(), 7U);
  EXPECT_NE(list.err.find("broken.yaml"), std::string::npos) << list.err;
}

TEST_F(ToolsCommand, ChecksEveryFileAndNamesTheLine) {
  const std::string good = write("good.yaml", small);
  const std::string bad = write("bad.yaml", std::string(small) + "      - {id: q, ask: Again, type: text}\n");
  EXPECT_EQ(windscreen({"tools", "check", good}).exit_code, 0);
  const Outcome both = windscreen({"tools", "check", bad, good});
  EXPECT_EQ(both.exit_code, 1);
  EXPECT_NE(both.err.find("line 12"), std::string::npos) << both.err;
  EXPECT_NE(both.err.find("good.yaml: version 1.0.0"), std::string::npos) << both.err;
}

TEST_F(ToolsCommand, ExportsAToolThatIsTheSameWhenImported) {
  const Outcome out = windscreen({"tools", "export", "core", "--out", path("core.xlsx").string()});
  ASSERT_EQ(out.exit_code, 0) << out.err;
  const std::string yaml = path("core.yaml").string();
  const Outcome in = windscreen({"tools", "import", path("core.xlsx").string(), "--out", yaml});
  ASSERT_EQ(in.exit_code, 0) << in.err;
  EXPECT_NE(in.err.find("taken as it stands"), std::string::npos) << in.err;
  const auto listed = windscreen({"tools", "list", "--format", "json"}).json();
  const auto core = std::ranges::find_if(listed, [](const auto& row) { return row["tool"] == "core"; });
  ASSERT_NE(core, listed.end());
  const Outcome check = windscreen({"tools", "check", yaml});
  EXPECT_NE(check.err.find((*core)["sha256"].get<std::string>()), std::string::npos) << check.err;

  const std::string before = read("core.yaml");
  EXPECT_EQ(windscreen({"tools", "import", path("core.xlsx").string(), "--out", yaml}).exit_code, 1)
      << "tools are not written over";
  EXPECT_EQ(read("core.yaml"), before);
}

TEST_F(ToolsCommand, RefusesWhatIsNotThere) {
  const Outcome none = windscreen({"tools", "export", "nothing", "--out", path("n.xlsx").string()});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("windscreen tools list"), std::string::npos) << none.err;
  EXPECT_FALSE(std::filesystem::exists(path("n.xlsx")));
  const std::string text = write("text.xlsx", "no workbook");
  EXPECT_EQ(windscreen({"tools", "import", text, "--out", path("t.yaml").string()}).exit_code, 1);
  EXPECT_EQ(windscreen({"tools"}).exit_code, 2);
}

}  // namespace
}  // namespace windscreen::tests
