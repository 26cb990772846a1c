#include "assure/stored_tools.h"

#include <gtest/gtest.h>

#include <thread>

#include "assure/answers.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "store/identity.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::assure {
namespace {

Tool tool_of(const std::string& version, const std::string& from, const std::string& ask = "Was it good?",
             const std::string& more = {}) {
  return read_tool("tool: small\nname: Small\nversion: " + version + "\nkind: core\nfrom: " + from +
                       "\nlook_back_months: 12\n" + more +
                       "sections:\n  - id: visits\n    name: Visits\n    questions:\n"
                       "      - {id: visits_grade, type: grade, overall: yes, ask: '" +
                       ask + "'}\n      - {id: visits_score, type: scale, ask: 'How sure are you?'}\n",
                   "small.yaml");
}

base::Date day(const std::string& text) { return base::parse_iso(text).value(); }

class StoredToolsTest : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    store::bring_up_to_date(location);
    opened.emplace(location);
    opened->write({"ann", "fill"},
                  [](store::Writer& writer) { writer.insert(store::account_of("ann", "ann")); });
  }

  template <typename Work>
  auto write(const Work& work) {
    return opened->write({"ann", "tool"}, work);
  }
  store::AuditTool keep(const Tool& tool, ToolOrigin origin = ToolOrigin::authority) {
    return write([&](store::Writer& writer) { return keep_tool(writer, tool, origin, "ann"); });
  }
  std::vector<store::AuditTool> all() {
    return opened->read([](const store::Queries& reader) { return kept_tools(reader); });
  }
  std::string version_on(const std::string& text) {
    const auto found =
        opened->read([&](const store::Queries& reader) { return kept_in_force(reader, "small", day(text)); });
    return found ? found->version : "none";
  }
  std::string taken_on(const ToolCatalogue& catalogue, const std::string& text) {
    return write([&](store::Writer& writer) {
             return take_in_force(writer, catalogue, "small", std::nullopt, day(text));
           })
        .version;
  }

  std::optional<store::Store> opened;
};
ON_EACH_ENGINE(StoredToolsTest);

CatalogueTool listed(Tool tool, bool own = false) {
  CatalogueTool one;
  one.sha256 = tool_hash(tool);
  one.tool = std::move(tool);
  one.own = own;
  return one;
}

TEST_P(StoredToolsTest, KeepsAVersionOnceAndGivesItBackAsItWas) {
  const Tool tool = tool_of("1.0.0", "2020-01-01");
  const auto kept = keep(tool);
  EXPECT_EQ(kept.hash, tool_hash(tool));
  EXPECT_EQ(kept.effective_from, "2020-01-01");
  EXPECT_EQ(kept.effective_to, std::nullopt);
  EXPECT_EQ(kept.frozen_at, std::nullopt);
  EXPECT_EQ(keep(tool).id, kept.id);
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(*parsed_tool(all().front()), tool);
}

TEST_P(StoredToolsTest, OriginsAreThoseThatTheStoreTakes) {
  EXPECT_EQ(keep(tool_of("1.0.0", "2020-01-01"), ToolOrigin::shipped).origin, "shipped");
  EXPECT_EQ(keep(tool_of("1.1.0", "2020-01-01"), ToolOrigin::authority).origin, "authority");
  EXPECT_EQ(keep(tool_of("1.2.0", "2020-01-01"), ToolOrigin::imported).origin, "imported");
  const auto from_file = [&](const Tool& tool, bool own) {
    return write([&](store::Writer& writer) {
             return keep_tool(writer, listed(tool, own), std::nullopt, day("2020-06-01"));
           })
        .origin;
  };
  EXPECT_EQ(from_file(tool_of("1.3.0", "2020-01-01"), true), "authority");
  EXPECT_EQ(from_file(tool_of("1.4.0", "2020-01-01"), false), "shipped");
}

TEST_P(StoredToolsTest, AVersionIsNeverChanged) {
  const auto kept = keep(tool_of("1.0.0", "2020-01-01"));
  const Tool changed = tool_of("1.0.0", "2020-01-01", "Was it very good?");
  const auto refusal = [&] {
    try {
      keep(changed);
    } catch (const base::Error& error) {
      return std::string(error.what()) + error.remedy();
    }
    return std::string();
  };
  EXPECT_NE(refusal().find("is there already"), std::string::npos) << refusal();
  write([&](store::Writer& writer) { return freeze_tool(writer, kept.id); });
  EXPECT_NE(refusal().find("has been used in audits"), std::string::npos) << refusal();
  EXPECT_EQ(keep(tool_of("1.0.1", "2020-01-01", "Was it very good?")).version, "1.0.1");
}

TEST_P(StoredToolsTest, AToolWithFaultsIsNotKept) {
  Tool tool = tool_of("1.0.0", "2020-01-01");
  tool.sections[0].questions[0].ask.clear();
  EXPECT_THROW(keep(tool), base::Error);
  EXPECT_TRUE(all().empty());
}

TEST_P(StoredToolsTest, TheHighestVersionInForceCountsFromItsFirstDayToItsLast) {
  keep(tool_of("1.9.0", "2020-01-01"));
  keep(tool_of("1.10.0", "2020-03-01", "Was it good?", "until: 2020-03-31\n"));
  EXPECT_EQ(version_on("2019-12-31"), "none");
  EXPECT_EQ(version_on("2020-01-01"), "1.9.0");
  EXPECT_EQ(version_on("2020-02-29"), "1.9.0");
  EXPECT_EQ(version_on("2020-03-01"), "1.10.0");
  EXPECT_EQ(version_on("2020-03-31"), "1.10.0");
  EXPECT_EQ(version_on("2020-04-01"), "1.9.0");
  std::vector<std::string> order;
  for (const auto& one : all()) order.push_back(one.version);
  EXPECT_EQ(order, (std::vector<std::string>{"1.9.0", "1.10.0"}));
}

TEST_P(StoredToolsTest, ARetiredVersionStaysRetiredWhateverTheCatalogueHas) {
  ToolCatalogue catalogue;
  catalogue.tools = {listed(tool_of("1.0.0", "2020-01-01")), listed(tool_of("2.0.0", "2020-06-01"))};
  EXPECT_EQ(taken_on(catalogue, "2020-02-01"), "1.0.0");
  EXPECT_EQ(all().size(), 1U);
  EXPECT_EQ(taken_on(catalogue, "2020-06-01"), "2.0.0");
  const std::string newest = all().back().id;
  const auto retire = [&](const std::string& last) {
    return write([&](store::Writer& writer) { return retire_tool(writer, newest, day(last)); });
  };
  EXPECT_THROW(retire("2020-05-31"), base::Error);
  EXPECT_EQ(retire("2020-07-31").effective_to, "2020-07-31");
  EXPECT_EQ(taken_on(catalogue, "2020-07-31"), "2.0.0");
  EXPECT_EQ(taken_on(catalogue, "2020-08-01"), "1.0.0");
  EXPECT_THROW(taken_on(catalogue, "2019-12-31"), base::Error);
  EXPECT_THROW(taken_on({}, "2019-12-31"), base::Error);
}

TEST_P(StoredToolsTest, AVersionOfAFileThatIsOverIsNotKept) {
  const Tool tool = tool_of("1.0.0", "2020-01-01", "Was it good?", "until: 2020-01-31\n");
  const auto on = [&](const std::string& today) {
    return write([&](store::Writer& writer) { return keep_tool(writer, listed(tool), "ann", day(today)); });
  };
  EXPECT_THROW(on("2020-02-01"), base::Error);
  EXPECT_EQ(on("2020-01-31").effective_to, "2020-01-31");
}

TEST_P(StoredToolsTest, FreezingIsDoneOnceAndSeesWhatWasTamperedWith) {
  const auto kept = keep(tool_of("1.0.0", "2020-01-01"));
  const auto freeze = [&] {
    return write([&](store::Writer& writer) { return freeze_tool(writer, kept.id); });
  };
  const auto first = freeze();
  ASSERT_TRUE(first.frozen_at);
  EXPECT_EQ(freeze().frozen_at, first.frozen_at);
  write([&](store::Writer& writer) {
    auto other = first;
    other.content = write_yaml(tool_of("1.0.0", "2020-01-01", "Was it fine?"));
    writer.update(other);
  });
  EXPECT_THROW(freeze(), base::Error);
  EXPECT_THROW(write([](store::Writer& writer) { return freeze_tool(writer, "none"); }), base::Error);
}

TEST(ParsedTool, IsReadOnceAndAnewWhereTheContentDiffers) {
  store::AuditTool kept;
  kept.hash = "the same for both";
  kept.content = write_yaml(tool_of("1.0.0", "2020-01-01"));
  const auto first = parsed_tool(kept);
  EXPECT_EQ(parsed_tool(kept).get(), first.get());
  kept.content = write_yaml(tool_of("1.1.0", "2020-01-01"));
  EXPECT_EQ(words(parsed_tool(kept)->version), "1.1.0");
  kept.content = "tool: [";
  EXPECT_THROW(parsed_tool(kept), base::Error);
}

TEST(ParsedTool, ManyReadAtOnceGetOneTool) {
  store::AuditTool kept;
  kept.content = write_yaml(tool_of("3.0.0", "2020-01-01"));
  kept.hash = "many";
  std::vector<std::shared_ptr<const Tool>> got(8);
  std::vector<std::thread> threads;
  threads.reserve(got.size());
  for (auto& one : got) threads.emplace_back([&] { one = parsed_tool(kept); });
  for (auto& thread : threads) thread.join();
  for (const auto& one : got) EXPECT_EQ(*one, *got.front());
}

// Edge case 10: the tool's version changes in the middle of a month. Edge case 28: a score is never in one
// line with a grade.
TEST_P(StoredToolsTest, VersionChangesMidMonthGradesCompareScoresDoNot) {
  keep(tool_of("1.0.0", "2020-03-01"));
  keep(tool_of("1.1.0", "2020-03-16", "How good was it?"));
  EXPECT_EQ(version_on("2020-03-15"), "1.0.0");
  EXPECT_EQ(version_on("2020-03-16"), "1.1.0");
  const auto before = parsed_tool(all().front());
  const auto after = parsed_tool(all().back());
  const auto compared = compare_versions(*before, *after);
  ASSERT_EQ(compared.size(), 2U);
  EXPECT_EQ(compared[0].first, "visits_grade");
  EXPECT_TRUE(compared[0].second.yes) << compared[0].second.why_not;
  EXPECT_EQ(compared[1].first, "visits_score");
  EXPECT_FALSE(compared[1].second.yes);
  EXPECT_FALSE(compared[1].second.why_not.empty());
  const Question* grade = find_question(*before, "visits_grade");
  const Question* score = find_question(*before, "visits_score");
  EXPECT_FALSE(may_compare(*grade, *score, true).yes);
  EXPECT_FALSE(may_compare(*score, *grade, false).yes);
}

}  // namespace
}  // namespace windscreen::assure
