// What is asked of the tools that come with the program (audit_tools/*.yaml).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "assure/answers.h"
#include "assure/tool_catalogue.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"

namespace windscreen::assure {
namespace {

const ToolCatalogue& shipped() {
  static const ToolCatalogue catalogue = load_tools("/nowhere");
  return catalogue;
}

std::vector<std::string> texts(const Tool& tool) {
  std::vector<std::string> out = {tool.name, tool.about, tool.source};
  for (const Section& section : tool.sections) {
    out.push_back(section.name);
    out.push_back(section.about);
    for (const Question& question : section.questions) {
      out.push_back(question.ask);
      out.push_back(question.guidance);
      for (const std::string& text : question.descriptors) out.push_back(text);
      for (const Choice& choice : question.choices) out.push_back(choice.label);
    }
  }
  return out;
}

std::size_t longest_sentence(const std::string& text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    longest = std::max(longest, ++length);
    if (std::string_view(".?!").find(word.back()) != std::string_view::npos) length = 0;
  }
  return longest;
}

TEST(ShippedTools, AreAllUsable) {
  for (const CatalogueFault& fault : shipped().faults) ADD_FAILURE() << fault.what << " " << fault.remedy;
  std::size_t thematic = 0;
  bool core = false;
  for (const CatalogueTool& one : shipped().tools) {
    EXPECT_TRUE(check_tool(one.tool).empty()) << one.file;
    EXPECT_EQ(one.file, "audit_tools/" + one.tool.id + ".yaml");
    EXPECT_FALSE(one.own);
    core = core || one.tool.kind == ToolKind::core;
    thematic += one.tool.kind != ToolKind::core ? 1U : 0U;
  }
  EXPECT_TRUE(core);
  EXPECT_GE(thematic, 6U);
}

TEST(ShippedTools, HaveTheTenSectionsAndAnOverallGradeInTheCore) {
  const CatalogueTool* core = tool_in_force(shipped(), "core", base::make_date(2020, 9, 30));
  ASSERT_NE(core, nullptr);
  EXPECT_EQ(core->tool.sections.size(), 11U);
  EXPECT_EQ(core->tool.look_back_months, 12);
}

TEST(ShippedTools, GradeEachSectionWithFourDescriptors) {
  for (const CatalogueTool& one : shipped().tools) {
    std::size_t overall = 0;
    for (const Section& section : one.tool.sections) {
      const auto grades = std::ranges::count(section.questions, AnswerType::grade, &Question::type);
      EXPECT_EQ(grades, 1) << one.tool.id << " " << section.id;
      EXPECT_FALSE(section.about.empty()) << section.id;
      for (const Question& question : section.questions) {
        overall += question.overall ? 1U : 0U;
        if (question.type != AnswerType::grade) continue;
        EXPECT_TRUE(question.required) << question.id;
        std::set<std::string> different(question.descriptors.begin(), question.descriptors.end());
        EXPECT_EQ(different.size(), grade_count) << question.id;
        EXPECT_FALSE(different.contains("")) << question.id;
      }
    }
    EXPECT_EQ(overall, 1U) << one.tool.id;
  }
}

// An auditor should not meet 200 boxes that all must be filled.
TEST(ShippedTools, DoNotAskTooMuch) {
  for (const CatalogueTool& one : shipped().tools) {
    std::size_t questions = 0;
    std::size_t required = 0;
    for (const Section& section : one.tool.sections) {
      questions += section.questions.size();
      required += static_cast<std::size_t>(std::ranges::count(section.questions, true, &Question::required));
    }
    const bool core = one.tool.kind == ToolKind::core;
    EXPECT_LE(required, core ? 65U : 25U) << one.tool.id;
    if (!core) {
      EXPECT_GE(questions, 12U) << one.tool.id;
      EXPECT_LE(questions, 25U) << one.tool.id;
    }
  }
}

TEST(ShippedTools, AreWrittenInShortSentences) {
  for (const CatalogueTool& one : shipped().tools) {
    for (const std::string& text : texts(one.tool))
      EXPECT_LE(longest_sentence(text), 35U) << one.tool.id << ": " << text;
  }
}

TEST(ShippedTools, SayWhereTheirThemeIsFrom) {
  for (const CatalogueTool& one : shipped().tools) {
    EXPECT_NE(one.tool.source.find("20"), std::string::npos) << one.tool.id;
    EXPECT_FALSE(one.tool.licence.empty()) << one.tool.id;
    EXPECT_FALSE(one.tool.about.empty()) << one.tool.id;
  }
}

TEST(ShippedTools, AskWhetherTheChildIsSafe) {
  for (const CatalogueTool& one : shipped().tools) {
    std::size_t unsafe = 0;
    for (const Section& section : one.tool.sections) {
      for (const Question& question : section.questions) unsafe += question.unsafe.empty() ? 0U : 1U;
    }
    EXPECT_GE(unsafe, 2U) << one.tool.id;
  }
}

TEST(ShippedTools, AreReadBackFromWhatIsWritten) {
  for (const CatalogueTool& one : shipped().tools) {
    EXPECT_EQ(read_tool(canonical_form(one.tool), "canonical"), one.tool) << one.tool.id;
    const Tool again = read_tool(write_yaml(one.tool), "yaml");
    EXPECT_EQ(again, one.tool) << one.tool.id;
    EXPECT_EQ(tool_hash(again), one.sha256);
  }
}

// Nothing that is required may be left when everything is not applicable with a reason.
TEST(ShippedTools, CanAlwaysBeFinished) {
  for (const CatalogueTool& one : shipped().tools) {
    Answers answers;
    EXPECT_FALSE(gaps(one.tool, answers).empty());
    for (const Section& section : one.tool.sections) {
      for (const Question& question : section.questions) {
        if (question.type != AnswerType::note) answers.questions[question.id] = {{}, true, "Because."};
      }
    }
    EXPECT_TRUE(gaps(one.tool, answers).empty()) << one.tool.id;
  }
}

}  // namespace
}  // namespace windscreen::assure
