#include "assure/xlsform.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "assure/tool_catalogue.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "assure/xlsform_file.h"
#include "base/error.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::assure {
namespace {

FormSheet sheet(std::vector<std::string> header, std::vector<std::vector<std::string>> rows) {
  FormSheet out;
  out.header = std::move(header);
  std::uint64_t line = 2;
  for (auto& cells : rows) out.rows.push_back({std::move(cells), line++});
  return out;
}

// A form with these survey rows: type, name, label, required, relevant, constraint.
XlsForm form(std::vector<std::vector<std::string>> survey) {
  XlsForm out;
  out.survey = sheet({"type", "name", "label", "required", "relevant", "constraint"}, std::move(survey));
  out.choices = sheet({"list_name", "name", "label"}, {{"colours", "1", "Red"},
                                                       {"colours", "Dark Blue", "Dark blue"},
                                                       {"yn", "yes", "Yes"},
                                                       {"yn", "no", "No"},
                                                       {"ypn", "yes", "Yes"},
                                                       {"ypn", "partly", "Partly"},
                                                       {"ypn", "no", "No"}});
  out.settings = sheet({"form_title", "form_id", "version", "ws_kind", "ws_from", "ws_look_back_months"},
                       {{"A form", "a_form", "2.0.0", "thematic", "2020-01-01", "12"}});
  return out;
}

std::string notes(const ImportedTool& imported) {
  std::string out;
  for (const FormNote& note : imported.notes)
    out += note.sheet + " " + std::to_string(note.line) + ": " + note.what + "\n";
  return out;
}

bool has_note(const ImportedTool& imported, const std::string& what, std::uint64_t line) {
  return std::ranges::any_of(imported.notes, [&](const FormNote& note) {
    return note.line == line && note.what.find(what) != std::string::npos;
  });
}

// Whatever is shipped comes back as it was, with nothing to tell.
TEST(XlsForm, OfEveryShippedToolIsTheSameToolAgain) {
  const ToolCatalogue catalogue = load_tools("/nowhere");
  ASSERT_GE(catalogue.tools.size(), 7U);
  for (const CatalogueTool& one : catalogue.tools) {
    const ImportedTool again = from_xlsform(to_xlsform(one.tool), "form.xlsx");
    EXPECT_EQ(notes(again), "") << one.tool.id;
    EXPECT_EQ(tool_hash(again.tool), one.sha256) << one.tool.id;
    EXPECT_EQ(again.tool, one.tool) << one.tool.id;
  }
}

TEST(XlsForm, AsAWorkbookIsTheSameToolAgain) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(WINDSCREEN_BINARY_DIR) / "xlsform_test.xlsx";
  const ToolCatalogue catalogue = load_tools("/nowhere");
  for (const CatalogueTool& one : catalogue.tools) {
    write_xlsform_file(to_xlsform(one.tool), path);
    const ImportedTool again =
        from_xlsform(read_xlsform_file(path, "xlsform_test.xlsx"), "xlsform_test.xlsx");
    EXPECT_EQ(notes(again), "") << one.tool.id;
    EXPECT_EQ(again.tool, one.tool) << one.tool.id;
  }
  fs::remove(path);
}

TEST(XlsForm, KeepsEveryTypeAndCondition) {
  const Tool tool = read_tool(R"(
tool: all_types
name: All types
version: 1.0.0
kind: mock_inspection
from: 2020-01-01
until: 2021-12-31
look_back_months: 24
sections:
  - id: one
    name: One
    about: About one.
    questions:
      - {id: n, ask: N, type: number, least: -1.5, most: 20}
      - {id: w, ask: W, type: number, whole: yes, least: 0, asked_if: 'n > 3 and n <= 10.5 and not answered(d)'}
      - {id: d, ask: D, type: date}
      - {id: t, ask: T, type: text, required_if: 'not (n = 3 or answered(d)) or w != 2'}
      - {id: e, ask: E, type: evidence, asked_if: 'm in (a, b) or c = not_applicable'}
      - {id: m, ask: M, type: choices, unsafe: [a, b], choices: [{id: a, label: A}, {id: b, label: B}, {id: d2, label: D}]}
      - {id: c, ask: C, type: choice, record: ssd_person.pers_dob, choices: [{id: yes, label: Y}, {id: no, label: N}]}
      - {id: s, ask: S, type: scale, lowest: Low, highest: High, unsafe: [0, 1]}
      - {id: x, ask: X, type: note, asked_if: 'm != a and (c = yes or s >= 5)'}
      - {id: g, ask: G, type: grade, required: yes, guidance: Look well.}
      - {id: o, ask: O, type: grade, overall: yes, asked_if: 'g in (good, outstanding) and answered(d)'}
)",
                              "all.yaml");
  const ImportedTool again = from_xlsform(to_xlsform(tool), "form.xlsx");
  EXPECT_EQ(notes(again), "");
  EXPECT_EQ(canonical_form(again.tool), canonical_form(tool));
}

TEST(XlsForm, OfOthersBecomesATool) {
  const ImportedTool imported =
      from_xlsform(form({{"begin group", "Section-A", "Section A"},
                         {"select_one colours", "Colour", "Which colour?", "yes"},
                         {"text", "why", "Why?", "", "${Colour} = '1'"},
                         {"select one ypn", "seen", "Seen?", "${Colour} = 'Dark Blue'"},
                         {"integer", "age", "Age?", "", "", ". >= 0 and . <= 25"},
                         {"select_one yn", "plain", "Plain?"},
                         {"end group"}}),
                   "form.xlsx");
  const Tool& tool = imported.tool;
  ASSERT_EQ(tool.sections.size(), 1U);
  EXPECT_EQ(tool.sections[0].id, "section_a");
  const Question* colour = find_question(tool, "colour");
  ASSERT_NE(colour, nullptr);
  EXPECT_TRUE(colour->required);
  EXPECT_EQ(colour->choices, (std::vector<Choice>{{"choice_1", "Red"}, {"dark_blue", "Dark blue"}}));
  EXPECT_EQ(words(*find_question(tool, "why")->asked_if), "colour = choice_1");
  EXPECT_EQ(find_question(tool, "seen")->type, AnswerType::yes_partly_no);
  EXPECT_EQ(words(*find_question(tool, "seen")->required_if), "colour = dark_blue");
  EXPECT_EQ(find_question(tool, "age")->most, 25.0);
  // A list of yes and no is not widened by "partly".
  EXPECT_EQ(find_question(tool, "plain")->type, AnswerType::choice);
  EXPECT_TRUE(has_note(imported, "became \"section_a\"", 2)) << notes(imported);
}

TEST(XlsForm, TellsLineByLineWhatAToolCannotSay) {
  XlsForm given = form({{"start", "start", ""},
                        {"begin_repeat", "child", "Child"},
                        {"calculate", "sum", ""},
                        {"geopoint", "place", "Where?"},
                        {"text", "why", "Why?", "", "count(${child}) > 2"},
                        {"text", "where", "Where?", "", "${place} != ''", "regex(., '[a-z]+')"},
                        {"select_one missing_list", "lost", "Lost?"},
                        {"end_repeat"},
                        {"end_group"},
                        {"", "no_type", "No type"}});
  given.survey.header.emplace_back("calculation");
  given.survey.rows[2].cells = {"calculate", "sum", "", "", "", "", "1 + 1"};
  const ImportedTool imported = from_xlsform(given, "form.xlsx");
  for (const auto& [what, line] :
       std::vector<std::pair<std::string, std::uint64_t>>{{"start", 2},
                                                          {"repeat", 3},
                                                          {"calculate", 4},
                                                          {"calculation", 4},
                                                          {"geopoint", 5},
                                                          {"relevant", 6},
                                                          {"relevant", 7},
                                                          {"constraint", 7},
                                                          {"select_one", 8},
                                                          {"end of a group", 10},
                                                          {"without a type", 11}}) {
    EXPECT_TRUE(has_note(imported, what, line)) << what << " " << line << "\n" << notes(imported);
  }
  EXPECT_EQ(imported.tool.sections[0].questions.size(), 2U);
}

TEST(XlsForm, TakesOneLanguageAndTellsOfTheOthers) {
  XlsForm given = form({});
  given.survey = sheet({"type", "name", "label::French (fr)", "label::English (en)", "hint::English (en)"},
                       {{"text", "q", "Pourquoi ?", "Why?", "Think."}});
  ImportedTool imported = from_xlsform(given, "form.xlsx");
  EXPECT_EQ(find_question(imported.tool, "q")->ask, "Why?");
  EXPECT_EQ(find_question(imported.tool, "q")->guidance, "Think.");
  EXPECT_TRUE(has_note(imported, "Pourquoi ?", 2)) << notes(imported);
  EXPECT_EQ(imported.tool.sections[0].id, "general");
  given.settings.header.emplace_back("default_language");
  given.settings.rows[0].cells.emplace_back("French (fr)");
  imported = from_xlsform(given, "form.xlsx");
  EXPECT_EQ(find_question(imported.tool, "q")->ask, "Pourquoi ?");
}

TEST(XlsForm, GivesTheConditionOfAGroupToEachOfItsQuestions) {
  const ImportedTool imported = from_xlsform(form({{"select_one ypn", "seen", "Seen?"},
                                                   {"begin_group", "more", "More", "", "${seen} = 'no'"},
                                                   {"text", "a", "A?"},
                                                   {"text", "b", "B?", "", "${a} != ''"},
                                                   {"end_group"}}),
                                             "form.xlsx");
  EXPECT_EQ(words(*find_question(imported.tool, "a")->asked_if), "seen = no");
  EXPECT_EQ(words(*find_question(imported.tool, "b")->asked_if), "seen = no and answered(a)");
}

TEST(XlsForm, ThatCannotBeAToolIsRefusedWithItsRow) {
  const auto refusal = [](const XlsForm& given) -> std::string {
    try {
      static_cast<void>(from_xlsform(given, "form.xlsx"));
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(refusal(form({})).find("no sections"), std::string::npos);
  const std::string cycle =
      refusal(form({{"text", "a", "A?", "", "${b} != ''"}, {"text", "b", "B?", "", "${a} != ''"}}));
  EXPECT_NE(cycle.find("on itself"), std::string::npos);
  EXPECT_NE(cycle.find("line 2"), std::string::npos) << cycle;
  const std::string bytes = ingest::Book{{{"other", ingest::text_row({"a"})}}, {}, {0}, false}.bytes();
  EXPECT_THROW(static_cast<void>(read_xlsform_bytes(bytes, "form.xlsx")), base::Error);
  EXPECT_THROW(static_cast<void>(read_xlsform_bytes("no workbook", "form.xlsx")), base::Error);
}

TEST(XlsForm, ReadsXPathOrSaysWhereItCannot) {
  const auto normal = [](std::string_view text) { return words(from_xpath(text)); };
  EXPECT_EQ(normal("${a} = 'x' or ${a}=\"y\""), "a in (x, y)");
  EXPECT_EQ(normal("selected(${a}, 'x') and not(selected(${a},'y'))"), "a = x and a != y");
  EXPECT_EQ(normal("not(${a} = '') and (${n} >= 3 or ${n} < -1.5)"), "answered(a) and (n >= 3 or n < -1.5)");
  for (const char* text : {"", "${a}", "count(${a}) > 1", "${a} = ${b}", ". > 3", "${a} = 'x' xor ${b} = 'y'",
                           "${a} + 1 = 2", "${a} = 'it''s'", "today() > ${d}", "${a} > 'x'"}) {
    EXPECT_THROW(static_cast<void>(from_xpath(text)), base::Error) << text;
  }
  EXPECT_THROW(static_cast<void>(from_xpath(std::string(4000, '('))), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
