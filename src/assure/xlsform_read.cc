// The sheets of an XLSForm as a tool.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "assure/tool_reader.h"
#include "assure/xlsform.h"
#include "assure/xlsform_parts.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

using base::Error;

const std::set<std::string, std::less<>> survey_columns = {
    "type",       "name",      "required",  "relevant",  "constraint", "parameters", "ws_type",
    "ws_overall", "ws_unsafe", "ws_record", "ws_lowest", "ws_highest", "ws_about"};
const std::set<std::string, std::less<>> choice_columns = {"list_name", "list name", "name", "ws_descriptor"};
const std::set<std::string, std::less<>> settings_columns = {
    "form_title", "form_id",   "version",    "default_language",   "ws_kind", "ws_from", "ws_until",
    "ws_about",   "ws_source", "ws_licence", "ws_look_back_months"};

class FormReader {
 public:
  FormReader(const XlsForm& form, const std::string& file) : form_(form), file_(file) {}

  ImportedTool read() {
    settings();
    const std::string language = form_.settings.rows.empty()
                                     ? ""
                                     : form_.settings.cell(form_.settings.rows.front(), "default_language");
    const FormColumns survey(form_.survey, language, {"label", "hint", "guidance_hint"}, survey_columns);
    survey.tell("survey", form_.survey, out_.notes);
    const FormColumns choices(form_.choices, language, {"label"}, choice_columns);
    choices.tell("choices", form_.choices, out_.notes);
    lists_ = read_choice_lists(form_.choices, choices, out_.notes);
    for (const FormSheet::Row& row : form_.survey.rows) survey_row(row, survey);
    if (!groups_.empty()) note(0, "A group is not ended; it ends with the sheet.");
    conditions();
    std::erase_if(out_.tool.sections, [&](const Section& section) {
      if (!section.questions.empty()) return false;
      note(0, fmt::format("The group \"{}\" has no question that a tool can ask: left out.", section.name));
      return true;
    });
    for (const ToolFault& fault : check_tool(out_.tool)) {
      const auto line = lines_.find(fault.id);
      throw Error::at(file_, line == lines_.end() ? 0 : line->second, "sheet survey: " + fault.what,
                      fault.remedy);
    }
    return std::move(out_);
  }

 private:
  struct Group {
    std::optional<std::string> relevant;
    bool repeats = false;
  };
  struct Pending {
    std::string question;
    // Where it stands in the tool.
    std::size_t section = 0;
    std::size_t place = 0;
    std::vector<std::pair<std::string, std::uint64_t>> relevant;
    std::string required;
    std::uint64_t line = 0;
  };

  void note(std::uint64_t line, std::string what, const char* sheet = "survey") {
    out_.notes.push_back({sheet, line, std::move(what)});
  }

  // An id for a name: itself where it may be one.
  std::string id_for(const std::string& name, const std::string& otherwise, std::uint64_t line) {
    std::string id = tool_id_of(name, otherwise);
    for (int n = 2; used_.contains(id); ++n) id = tool_id_of(name, otherwise) + "_" + std::to_string(n);
    used_.insert(id);
    if (!name.empty() && id != name) note(line, fmt::format("The name \"{}\" became \"{}\".", name, id));
    return id;
  }

  void settings() {
    const FormSheet& sheet = form_.settings;
    const FormSheet::Row none;
    const FormSheet::Row& row = sheet.rows.empty() ? none : sheet.rows.front();
    FormColumns(sheet, "", {}, settings_columns).tell("settings", sheet, out_.notes);
    if (sheet.rows.size() > 1)
      note(sheet.rows[1].line, "Only the first row of the settings counts.", "settings");
    Tool& tool = out_.tool;
    const auto cell = [&](std::string_view heading) { return sheet.cell(row, heading); };
    const auto otherwise = [&](const std::string& given, const char* heading, const std::string& stands) {
      note(row.line,
           given.empty() ? fmt::format("{} is not given: {} stands there.", heading, stands)
                         : fmt::format("{} \"{}\" cannot be used: {} stands there.", heading, given, stands),
           "settings");
    };
    tool.id = tool_id_of(cell("form_id"), "imported");
    if (tool.id != cell("form_id")) otherwise(cell("form_id"), "form_id", tool.id);
    tool.name = cell("form_title");
    if (tool.name.empty()) otherwise("", "form_title", tool.name = tool.id);
    if (const auto version = read_version(cell("version"))) {
      tool.version = *version;
    } else {
      tool.version = {1, 0, 0};
      otherwise(cell("version"), "version", "1.0.0");
    }
    if (const auto kind = read_tool_kind(cell("ws_kind"))) {
      tool.kind = *kind;
    } else {
      tool.kind = ToolKind::thematic;
      otherwise(cell("ws_kind"), "ws_kind (what kind of tool it is)", "thematic");
    }
    const auto from = base::parse_date(cell("ws_from"));
    tool.from = from.value_or(base::make_date(2000, 1, 1));
    if (!from) otherwise(cell("ws_from"), "ws_from (from when it is used)", "2000-01-01");
    tool.until = base::parse_date(cell("ws_until"));
    if (!tool.until && !cell("ws_until").empty()) otherwise(cell("ws_until"), "ws_until", "no end");
    double months = 0;
    if (!read_number(cell("ws_look_back_months"), months) || months < 1 || months > 120) {
      months = 12;
      otherwise(cell("ws_look_back_months"), "ws_look_back_months", "12");
    }
    tool.look_back_months = static_cast<int>(months);
    tool.about = cell("ws_about");
    tool.source = cell("ws_source");
    tool.licence = cell("ws_licence");
  }

  void survey_row(const FormSheet::Row& row, const FormColumns& columns) {
    const FormSheet& sheet = form_.survey;
    const FormType type = read_form_type(sheet.cell(row, "type"));
    if (type.word.empty()) {
      if (!sheet.cell(row, "name").empty() || !columns.text(row, "label").empty())
        note(row.line, "A row without a type is left out.");
      return;
    }
    if (type.word == "begin_group" || type.word == "begin_repeat") return begin(row, columns, type);
    if (type.word == "end_group" || type.word == "end_repeat") {
      if (groups_.empty()) {
        note(row.line, "An end of a group without a beginning is passed over.");
      } else {
        groups_.pop_back();
        outside_ = groups_.empty();
      }
      return;
    }
    question(row, columns, type);
  }

  void begin(const FormSheet::Row& row, const FormColumns& columns, const FormType& type) {
    const FormSheet& sheet = form_.survey;
    Group group;
    group.repeats = type.word == "begin_repeat";
    if (group.repeats) note(row.line, "A repeat is asked only once, as a group.");
    if (const std::string relevant = sheet.cell(row, "relevant"); !relevant.empty())
      group.relevant = relevant;
    const std::string label = columns.text(row, "label");
    if (groups_.empty()) {
      Section section;
      section.id = id_for(sheet.cell(row, "name"), "section", row.line);
      section.name = label.empty() ? section.id : label;
      section.about = sheet.cell(row, "ws_about");
      lines_[section.id] = row.line;
      const std::string hint = columns.guidance(row);
      if (!hint.empty()) note(row.line, "The hint of a group is left out.");
      out_.tool.sections.push_back(std::move(section));
      outside_ = false;
    } else {
      note(row.line, fmt::format("The group \"{}\" within a group: its questions stand in the outer one.",
                                 label.empty() ? sheet.cell(row, "name") : label));
    }
    groups_.push_back(std::move(group));
  }

  void question(const FormSheet::Row& row, const FormColumns& columns, const FormType& type) {
    const FormSheet& sheet = form_.survey;
    Question made;
    std::vector<std::string> said;
    const QuestionCells cells{sheet.cell(row, "ws_type"), sheet.cell(row, "constraint"),
                              sheet.cell(row, "parameters")};
    const ChoiceList* list = nullptr;
    if (const auto found = lists_.find(type.list); found != lists_.end()) list = &found->second;
    if (!set_type(made, type, cells, list, said)) {
      note(row.line, fmt::format("{} (\"{}\") cannot be asked by a tool: left out.", type.word,
                                 sheet.cell(row, "name")));
      return;
    }
    if (outside_ && (out_.tool.sections.empty() || !general_.contains(out_.tool.sections.back().id))) {
      Section section;
      section.id = id_for("", "general", row.line);
      section.name = "General";
      general_.insert(section.id);
      out_.tool.sections.push_back(std::move(section));
    }
    const std::string name = sheet.cell(row, "name");
    made.id = id_for(name, "question", row.line);
    names_[name] = made.id;
    if (list != nullptr) values_[made.id] = list->ids;
    lines_[made.id] = row.line;
    made.ask = columns.text(row, "label");
    if (made.ask.empty()) {
      made.ask = made.id;
      said.emplace_back("It has no label: its name stands there.");
    }
    if (made.ask.find("${") != std::string::npos)
      said.emplace_back("An answer within a label is not filled in.");
    made.guidance = columns.guidance(row);
    made.overall = sheet.cell(row, "ws_overall") == "yes" && made.type == AnswerType::grade;
    made.lowest = made.type == AnswerType::scale ? sheet.cell(row, "ws_lowest") : "";
    made.highest = made.type == AnswerType::scale ? sheet.cell(row, "ws_highest") : "";
    made.record = sheet.cell(row, "ws_record");
    const std::vector<std::string> possible = possible_values(made);
    const std::string unsafe = sheet.cell(row, "ws_unsafe");
    for (const std::string_view value : base::split(unsafe, ' ')) {
      if (value.empty()) continue;
      if (made.type != AnswerType::grade && std::ranges::find(possible, value) != possible.end()) {
        made.unsafe.emplace_back(value);
      } else {
        said.push_back(fmt::format("The unsafe answer \"{}\" is none of its answers.", value));
      }
    }
    for (std::string& what : said) note(row.line, fmt::format("\"{}\": {}", made.id, what));
    Pending pending;
    pending.question = made.id;
    pending.section = out_.tool.sections.size() - 1;
    pending.place = out_.tool.sections.back().questions.size();
    pending.line = row.line;
    pending.required = sheet.cell(row, "required");
    for (const Group& group : groups_) {
      if (group.relevant) pending.relevant.emplace_back(*group.relevant, row.line);
    }
    if (const std::string own = sheet.cell(row, "relevant"); !own.empty())
      pending.relevant.emplace_back(own, row.line);
    pending_.push_back(std::move(pending));
    out_.tool.sections.back().questions.push_back(std::move(made));
  }

  // When all questions are known, what depends on them.
  void conditions() {
    for (const Pending& one : pending_) {
      Question* question = &out_.tool.sections[one.section].questions[one.place];
      std::vector<Condition> parts;
      for (const auto& [text, line] : one.relevant) {
        if (auto part = condition(text, "relevant", one.line)) parts.push_back(std::move(*part));
      }
      if (!parts.empty()) question->asked_if = all_of(std::move(parts));
      const std::string required = base::lower(one.required);
      if (required.empty() || required == "no" || required == "false" || required == "false()") continue;
      if (question->type == AnswerType::note) {
        note(one.line, fmt::format("\"{}\": a note cannot be required.", one.question));
      } else if (required == "yes" || required == "true" || required == "true()" || required == "1") {
        question->required = true;
      } else {
        question->required_if = condition(one.required, "required", one.line);
      }
    }
  }

  std::optional<Condition> condition(const std::string& text, const char* column, std::uint64_t line) {
    std::string why;
    try {
      Condition out = from_xpath(text);
      why = rename(out);
      if (why.empty()) return out;
    } catch (const Error& error) {
      why = error.what();
    }
    note(line, fmt::format("{} \"{}\" is left out: {}.", column, text, why));
    return std::nullopt;
  }

  // Gives the condition the ids that names became. Says what is wrong when it cannot hold in the tool.
  std::string rename(Condition& condition) {
    for (Condition& part : condition.parts) {
      if (std::string why = rename(part); !why.empty()) return why;
    }
    if (!condition.parts.empty()) return {};
    const auto name = names_.find(condition.question);
    const Question* other = name == names_.end() ? nullptr : find_question(out_.tool, name->second);
    if (other == nullptr || other->type == AnswerType::note)
      return fmt::format("it depends on \"{}\", which the tool does not ask", condition.question);
    condition.question = other->id;
    const bool number = other->type == AnswerType::number || other->type == AnswerType::scale;
    if (condition.kind == Condition::Kind::compares)
      return number ? "" : fmt::format("\"{}\" is no number", other->id);
    const auto ids = values_.find(other->id);
    const std::vector<std::string> possible = possible_values(*other);
    for (std::string& value : condition.values) {
      if (ids != values_.end()) {
        if (const auto id = ids->second.find(value); id != ids->second.end()) value = id->second;
      }
      double ignored = 0;
      const bool may_be = value == not_applicable || std::ranges::find(possible, value) != possible.end() ||
                          (other->type == AnswerType::number && read_number(value, ignored));
      if (!may_be) return fmt::format("\"{}\" can never be the answer to \"{}\"", value, other->id);
    }
    return {};
  }

  const XlsForm& form_;
  const std::string& file_;
  ImportedTool out_;
  std::map<std::string, ChoiceList, std::less<>> lists_;
  std::vector<Group> groups_;
  bool outside_ = true;
  std::set<std::string, std::less<>> used_;
  std::set<std::string, std::less<>> general_;
  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values_;
  std::map<std::string, std::uint64_t, std::less<>> lines_;
  std::vector<Pending> pending_;
};

}  // namespace

ImportedTool from_xlsform(const XlsForm& form, const std::string& file) {
  return FormReader(form, file).read();
}

}  // namespace windscreen::assure
