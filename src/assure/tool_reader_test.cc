#include "assure/tool_reader.h"

#include <gtest/gtest.h>

#include "assure/tool_text.h"
#include "assure/yaml_tree.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

const std::string head =
    "tool: small\nname: Small\nversion: 1.2.3\nkind: thematic\nfrom: 2020-01-01\nlook_back_months: 12\n";

// A tool with these questions in one section; the first of them stands on line 11.
std::string with(const std::string& questions) {
  return head + "sections:\n  - id: one\n    name: One\n    questions:\n" + questions;
}

const std::string plain = "      - {id: seen, ask: Seen, type: yes_partly_no}\n";

std::string refusal(const std::string& text) {
  try {
    static_cast<void>(read_tool(text, "small.yaml"));
  } catch (const base::Error& error) {
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    return error.what();
  }
  return "";
}

void expect_refused(const std::string& text, const std::string& what, int line = 0) {
  const std::string said = refusal(text);
  EXPECT_NE(said.find(what), std::string::npos) << said << "\n" << text;
  EXPECT_NE(said.find("small.yaml"), std::string::npos) << said;
  if (line > 0) {
    EXPECT_NE(said.find("line " + std::to_string(line)), std::string::npos) << said;
  }
}

TEST(ToolReader, ReadsATool) {
  const Tool tool =
      read_tool(with("      - id: g\n        ask: >-\n          How good\n          is it?\n        type: "
                     "grade\n        overall: yes\n        required: yes\n"),
                "small.yaml");
  EXPECT_EQ(tool.id, "small");
  EXPECT_EQ(tool.version, (Version{1, 2, 3}));
  EXPECT_EQ(tool.kind, ToolKind::thematic);
  EXPECT_EQ(base::format_iso(tool.from), "2020-01-01");
  EXPECT_FALSE(tool.until.has_value());
  EXPECT_EQ(tool.look_back_months, 12);
  ASSERT_NE(find_question(tool, "g"), nullptr);
  EXPECT_EQ(find_question(tool, "g")->ask, "How good is it?");
  EXPECT_TRUE(find_question(tool, "g")->overall);
}

TEST(ToolReader, SaysEveryFaultAndWhatItIsAbout) {
  EXPECT_TRUE(try_tool(with(plain), "small.yaml").faults.empty());
  const ReadTool two =
      try_tool(with("      - {id: seen, ask: Seen, type: yes_partly_no, asked_if: other = x}\n"
                    "      - {id: grade, ask: Grade, type: grade, unsafe: [good]}\n"),
               "small.yaml");
  ASSERT_TRUE(two.tool);
  ASSERT_EQ(two.faults.size(), 2U);
  EXPECT_NE(two.faults[0].id, two.faults[1].id);
  const ReadTool unread = try_tool(
      with(plain + "      - {id: when, ask: When, type: date, asked_if: 'seen =='}\n"), "small.yaml");
  EXPECT_FALSE(unread.tool);
  ASSERT_EQ(unread.faults.size(), 1U);
  EXPECT_EQ(unread.faults[0].id, "when");
  EXPECT_EQ(try_tool("[", "small.yaml").faults.size(), 1U);
}

TEST(ToolReader, NamesTheLineAndTheKeyOfWhatItDoesNotKnow) {
  expect_refused(with("      - {id: seen, ask: Seen, type: yes_partly_no, requred: yes}\n"), "requred", 11);
  expect_refused(with(plain) + "colour: red\n", "colour", 12);
  expect_refused(with("      - id: seen\n        ask: Seen?\n        type: tickbox\n"), "no type", 13);
  expect_refused(with("      - id: seen\n        type: text\n"), "\"ask\" is missing", 11);
}

TEST(ToolReader, RefusesWhatIsNoTool) {
  expect_refused("", "a tool is expected");
  expect_refused("- a\n", "a tool is expected", 1);
  expect_refused(head, "no sections");
  expect_refused(head + "sections:\n  - {id: one, name: One, questions: []}\n", "no questions");
  expect_refused("tool: [a\n", "not YAML");
  expect_refused(with(plain) + "---\ntool: other\n", "second document");
  expect_refused(with(plain) + "name: Again\n", "second time", 12);
}

TEST(ToolReader, RefusesBadVersionsDatesAndIds) {
  for (const char* version : {"1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1..0", "1.0.x"})
    EXPECT_FALSE(read_version(version).has_value()) << version;
  EXPECT_LT(*read_version("1.9.0"), *read_version("1.10.0"));
  std::string text = with(plain);
  text.replace(text.find("2020-01-01"), 10, "2020-02-30");
  expect_refused(text, "no date", 5);
  for (const char* id : {"Seen", "1st", "not", "in", "not_applicable", "a-b", "\"\""})
    EXPECT_FALSE(refusal(with("      - {id: " + std::string(id) + ", ask: Seen, type: text}\n")).empty())
        << id;
  expect_refused(with(plain + plain), "twice", 12);
  expect_refused(with("      - {id: one, ask: Seen, type: text}\n"), "twice");
}

TEST(ToolReader, RefusesConditionsThatCanNeverBeMeant) {
  expect_refused(with(plain + "      - {id: why, ask: Why, type: text, required_if: sen = no}\n"),
                 "no question", 12);
  expect_refused(with(plain + "      - {id: why, ask: Why, type: text, required_if: seen = never}\n"),
                 "can never be", 12);
  expect_refused(with(plain + "      - {id: why, ask: Why, type: text, required_if: seen > 3}\n"),
                 "no number", 12);
  expect_refused(with(plain + "      - {id: why, ask: Why, type: text, required_if: seen = }\n"), "character",
                 12);
  EXPECT_EQ(
      refusal(with(plain + "      - {id: why, ask: Why, type: text, required_if: seen = not_applicable}\n")),
      "");
}

TEST(ToolReader, RefusesQuestionsThatDependOnThemselves) {
  expect_refused(with("      - {id: a, ask: A, type: text, asked_if: answered(a)}\n"), "on itself", 11);
  expect_refused(with("      - {id: a, ask: A, type: text, asked_if: answered(b)}\n"
                      "      - {id: b, ask: B, type: text, required_if: answered(c)}\n"
                      "      - {id: c, ask: C, type: text, asked_if: answered(a)}\n"),
                 "on itself");
  EXPECT_EQ(refusal(with("      - {id: a, ask: A, type: text, asked_if: answered(b)}\n"
                         "      - {id: b, ask: B, type: text, required_if: answered(c)}\n"
                         "      - {id: c, ask: C, type: text}\n")),
            "");
}

TEST(ToolReader, RefusesKeysThatDoNotGoWithTheType) {
  expect_refused(with("      - {id: a, ask: A, type: text, least: 1}\n"), "type number only");
  expect_refused(with("      - {id: a, ask: A, type: text, overall: yes}\n"), "type grade only");
  expect_refused(with("      - {id: a, ask: A, type: choice}\n"), "fewer than two");
  expect_refused(with("      - {id: a, ask: A, type: text, choices: [{id: x, label: X}]}\n"),
                 "choice or choices only");
  expect_refused(with("      - {id: a, ask: A, type: yes_partly_no, unsafe: [never]}\n"), "unsafe");
  expect_refused(with("      - {id: a, ask: A, type: grade, descriptors: {good: Well}}\n"), "missing");
  expect_refused(with("      - {id: a, ask: A, type: note, required: yes}\n"), "no answer");
  expect_refused(with("      - {id: a, ask: A, type: text, record: ssd_person.shoe_size}\n"),
                 "child's record");
  expect_refused(with("      - {id: a, ask: A, type: text, required: perhaps}\n"), "yes or no");
  expect_refused(with("      - {id: a, ask: A, type: number, least: 3, most: 1}\n"), "greater");
}

// A small file must not become a large one, nor run anything.
TEST(ToolReader, RefusesAnchorsAliasesTagsAndDepth) {
  expect_refused("a: &x [lol, lol]\nb: [*x, *x, *x]\n", "anchor", 1);
  expect_refused("a: !!python/object x\n", "tag", 1);
  std::string deep = "a";
  for (int i = 0; i < 30; ++i) deep = "[" + deep + "]";
  expect_refused("tool: " + deep + "\n", "nested");
  expect_refused("tool: " + std::string(5000, '[') + "\n", "brackets");
  expect_refused("# " + std::string((std::size_t{1} << 20U) + 1, 'x'), "larger than 1024 KiB");
  std::string many = "tool: [a";
  for (int i = 0; i < 60'000; ++i) many += ",a";
  expect_refused(many + "]\n", "more than 50000 values");
  expect_refused("tool: \"a\\0b\"\n", "control character", 1);
}

// Found by fuzzing: what is not UTF-8 cannot be hashed as it is read.
TEST(ToolReader, RefusesWhatIsNotUtf8) {
  for (const char* bytes : {"\xE9", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "r\xFF\xFE"})
    expect_refused(with("      - {id: a, ask: A" + std::string(bytes) + ", type: text}\n"), "not UTF-8", 11);
  EXPECT_EQ(refusal(with("      - {id: a, ask: \xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82, type: text}\n")), "");
}

TEST(ToolReader, ReadsWindowsLineEndsAsOthers) {
  std::string windows;
  for (const char c : with(plain)) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(tool_hash(read_tool(windows, "w.yaml")), tool_hash(read_tool(with(plain), "u.yaml")));
}

TEST(ToolReader, HashesWhatIsSaidAndNotHowItIsLaidOut) {
  const std::string hash = tool_hash(read_tool(with(plain), "a.yaml"));
  EXPECT_EQ(hash.size(), 64U);
  EXPECT_EQ(tool_hash(read_tool(
                "# A comment.\n" + with("      - type: yes_partly_no\n        ask: Seen\n        id: seen\n"),
                "b.yaml")),
            hash);
  EXPECT_NE(tool_hash(read_tool(with("      - {id: seen, ask: Seen!, type: yes_partly_no}\n"), "c.yaml")),
            hash);
}

TEST(ToolReader, ReadsTheCanonicalFormAndItsOwnYaml) {
  const Tool tool = read_tool(with("      - {id: n, ask: 'How \"many\": x # y?', type: number, least: -0.5, "
                                   "most: 1000000, whole: no}\n"
                                   "      - {id: c, ask: \"Line one\\nline two\", type: choice, choices: "
                                   "[{id: z, label: 'yes'}, {id: a, label: Ä}], "
                                   "unsafe: [z]}\n"
                                   "      - {id: s, ask: S, type: scale, lowest: Low, highest: High, "
                                   "asked_if: 'n > 0 or c in (z, a)'}\n"),
                              "small.yaml");
  EXPECT_EQ(read_tool(canonical_form(tool), "canonical"), tool);
  EXPECT_EQ(read_tool(write_yaml(tool), "yaml"), tool);
}

TEST(ToolReader, RefusesAUsedVersionThatHasChanged) {
  Tool tool = read_tool(with(plain), "small.yaml");
  const std::vector<UsedVersion> used = {{"small", {1, 2, 3}, tool_hash(tool)}};
  EXPECT_NO_THROW(check_frozen(tool, used));
  tool.sections[0].questions[0].ask = "Seen at all?";
  EXPECT_THROW(check_frozen(tool, used), base::Error);
  tool.version = {1, 3, 0};
  EXPECT_NO_THROW(check_frozen(tool, used));
}

}  // namespace
}  // namespace windscreen::assure
