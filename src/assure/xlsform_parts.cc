#include "assure/xlsform_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace windscreen::assure {
namespace {

// Prefers the column of the default language, then the one without a name, then English, then the first.
std::string choose(const std::vector<std::string>& columns, const std::string& text,
                   const std::string& language) {
  const auto find = [&](const auto& wanted) -> std::string {
    const auto found = std::ranges::find_if(columns, wanted);
    return found == columns.end() ? "" : *found;
  };
  std::string out;
  if (!language.empty()) out = find([&](const std::string& one) { return one == text + "::" + language; });
  if (out.empty()) out = find([&](const std::string& one) { return one == text; });
  if (out.empty()) {
    out = find([&](const std::string& one) {
      const std::string small = base::lower(one);
      return small.starts_with(text + "::english") || small.ends_with("(en)");
    });
  }
  if (out.empty() && !columns.empty()) out = columns.front();
  return out;
}

struct Bounds {
  std::optional<double> least;
  std::optional<double> most;
};

// ". >= 0 and . <= 10" in either order, or one of them; nullopt for anything else.
std::optional<Bounds> read_bounds(std::string_view text) {
  Bounds out;
  while (true) {
    text = base::trim(text);
    if (!text.starts_with('.')) return std::nullopt;
    text = base::trim(text.substr(1));
    const bool least = text.starts_with(">=");
    if (!least && !text.starts_with("<=")) return std::nullopt;
    text = base::trim(text.substr(2));
    const std::size_t end = std::min(text.find(' '), text.size());
    double value = 0;
    if (!read_number(text.substr(0, end), value)) return std::nullopt;
    (least ? out.least : out.most) = value;
    text = base::trim(text.substr(end));
    if (text.empty()) return out;
    if (!text.starts_with("and ")) return std::nullopt;
    text = text.substr(4);
  }
}

bool holds_only(const ChoiceList& list, const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  ids.reserve(list.choices.size());
  for (const Choice& choice : list.choices) ids.push_back(choice.id);
  return ids.size() == wanted.size() && std::ranges::all_of(wanted, [&](const std::string& id) {
           return std::ranges::find(ids, id) != ids.end();
         });
}

void take_descriptors(Question& question, const ChoiceList& list) {
  std::size_t there = 0;
  for (const Grade grade : all_grades) {
    const auto choice = std::ranges::find(list.choices, code(grade), &Choice::id);
    std::string label = choice->label;
    const std::string start = std::string(words(grade)) + ": ";
    if (label.starts_with(start)) label = label.substr(start.size());
    if (base::squash(label) == base::squash(words(grade))) label.clear();
    there += label.empty() ? 0U : 1U;
    question.descriptors[static_cast<std::size_t>(grade)] = label;
  }
  if (there == grade_count) return;
  // All or none: the words of a grade stand where it has no descriptor.
  for (const Grade grade : all_grades) {
    std::string& text = question.descriptors[static_cast<std::size_t>(grade)];
    if (there == 0) text.clear();
    if (there > 0 && text.empty()) text = words(grade);
  }
}

bool set_select(Question& question, const FormType& type, const ChoiceList* list,
                std::vector<std::string>& said) {
  if (list == nullptr) return false;
  const bool one = type.word == "select_one";
  if (one && !type.or_other && holds_only(*list, {"yes", "partly", "no"})) {
    question.type = AnswerType::yes_partly_no;
    for (const Choice& choice : list->choices) {
      if (base::lower(choice.label) != choice.id)
        said.push_back(fmt::format("The choice \"{}\" is called {} here.", choice.label, choice.id));
    }
    return true;
  }
  if (one && !type.or_other &&
      holds_only(*list, {"outstanding", "good", "requires_improvement", "inadequate"})) {
    question.type = AnswerType::grade;
    take_descriptors(question, *list);
    return true;
  }
  question.type = one ? AnswerType::choice : AnswerType::choices;
  question.choices = list->choices;
  if (type.or_other) {
    said.emplace_back("\"or_other\": a choice \"Other\" is added, without a text beside it.");
    if (std::ranges::find(question.choices, "other", &Choice::id) == question.choices.end())
      question.choices.push_back({"other", "Other"});
  }
  if (question.choices.size() >= 2) return true;
  said.emplace_back("It has fewer than two choices, so it is asked as a text.");
  question.choices.clear();
  question.type = AnswerType::text;
  return true;
}

bool set_range(Question& question, const QuestionCells& cells, std::vector<std::string>& said) {
  std::map<std::string, double, std::less<>> values = {{"start", 1}, {"end", 10}, {"step", 1}};
  for (const std::string_view part : base::split(cells.parameters, ' ')) {
    const std::size_t equals = part.find('=');
    double value = 0;
    if (part.empty()) continue;
    if (equals != std::string_view::npos && values.contains(part.substr(0, equals)) &&
        read_number(part.substr(equals + 1), value)) {
      values[std::string(part.substr(0, equals))] = value;
    } else {
      said.push_back(fmt::format("The parameter \"{}\" is left out.", part));
    }
  }
  if (values["start"] == 0 && values["end"] == 10 && values["step"] == 1) {
    question.type = AnswerType::scale;
    return true;
  }
  question.type = AnswerType::number;
  question.least = std::min(values["start"], values["end"]);
  question.most = std::max(values["start"], values["end"]);
  question.whole = values["step"] == 1;
  said.emplace_back("A range other than 0 to 10 in steps of 1 is asked as a number within those bounds.");
  return true;
}

}  // namespace

std::string tool_id_of(std::string_view name, std::string_view otherwise) {
  constexpr std::size_t longest = 50;
  std::string out;
  for (const char c : base::lower(base::trim(name))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (plain || (!out.empty() && out.back() != '_')) out += plain ? c : '_';
  }
  // An id that is one already stays whole, of whatever length it may be.
  if (is_tool_id(name)) return std::string(name);
  out.resize(std::min(out.size(), longest));
  if (out.find_first_not_of('_') == std::string::npos) return std::string(otherwise);
  if (!is_tool_id(out)) out = std::string(otherwise) + "_" + out;
  return is_tool_id(out) ? out : std::string(otherwise);
}

FormColumns::FormColumns(const FormSheet& sheet, const std::string& language,
                         const std::vector<std::string>& texts,
                         const std::set<std::string, std::less<>>& known)
    : sheet_(sheet) {
  std::set<std::string, std::less<>> read = known;
  for (const std::string& text : texts) {
    std::vector<std::string> columns;
    for (const std::string& heading : sheet.header) {
      if (heading == text || heading.starts_with(text + "::")) columns.push_back(heading);
    }
    taken_[text] = choose(columns, text, language);
    read.insert(taken_[text]);
  }
  for (const std::string& heading : sheet.header) {
    if (!heading.empty() && !read.contains(heading)) unread_.push_back(heading);
  }
}

std::string FormColumns::text(const FormSheet::Row& row, std::string_view column) const {
  const auto found = taken_.find(column);
  return found == taken_.end() || found->second.empty() ? "" : sheet_.cell(row, found->second);
}

std::string FormColumns::guidance(const FormSheet::Row& row) const {
  const std::string hint = text(row, "hint");
  const std::string more = text(row, "guidance_hint");
  return hint.empty() || more.empty() ? hint + more : hint + "\n" + more;
}

void FormColumns::tell(const std::string& name, const FormSheet& sheet, std::vector<FormNote>& notes) const {
  for (const FormSheet::Row& row : sheet.rows) {
    for (const std::string& heading : unread_) {
      if (const std::string value = sheet.cell(row, heading); !value.empty())
        notes.push_back(
            {name, row.line, fmt::format("The column \"{}\" is left out: \"{}\".", heading, value)});
    }
  }
}

FormType read_form_type(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  FormType out;
  if (words.empty()) return out;
  out.word = base::lower(words.front());
  std::size_t at = 1;
  const bool half = out.word == "begin" || out.word == "end" || out.word == "select";
  if (half && words.size() > 1) out.word.append("_").append(base::lower(words[at++]));
  if (out.word == "select1") out.word = "select_one";
  if (out.word.starts_with("select_") && at < words.size()) out.list = words[at++];
  out.or_other = at < words.size() && words[at] == "or_other";
  return out;
}

std::map<std::string, ChoiceList, std::less<>> read_choice_lists(const FormSheet& sheet,
                                                                 const FormColumns& columns,
                                                                 std::vector<FormNote>& notes) {
  std::map<std::string, ChoiceList, std::less<>> out;
  for (const FormSheet::Row& row : sheet.rows) {
    std::string name = sheet.cell(row, "list_name");
    if (name.empty()) name = sheet.cell(row, "list name");
    const std::string given = sheet.cell(row, "name");
    std::string label = columns.text(row, "label");
    if (name.empty() || given.empty()) {
      if (!name.empty() || !given.empty() || !label.empty())
        notes.push_back({"choices", row.line, "A choice without a list or a name is left out."});
      continue;
    }
    ChoiceList& list = out[name];
    if (given == not_applicable) {
      // Every question of a tool has it.
      if (!label.empty() && base::squash(label) != "notapplicable")
        notes.push_back(
            {"choices", row.line, fmt::format("\"{}\" is called \"Not applicable\" here.", label)});
      continue;
    }
    if (list.ids.contains(given)) {
      notes.push_back(
          {"choices", row.line, fmt::format("The choice \"{}\" stands there twice: left out.", given)});
      continue;
    }
    const std::string id = tool_id_of(given, "choice");
    std::string unique = id;
    const auto taken = [&] {
      return std::ranges::find(list.choices, unique, &Choice::id) != list.choices.end();
    };
    for (int n = 2; taken(); ++n) unique = id + "_" + std::to_string(n);
    if (unique != given)
      notes.push_back({"choices", row.line, fmt::format("The choice \"{}\" became \"{}\".", given, unique)});
    if (label.empty()) label = given;
    list.ids[given] = unique;
    list.choices.push_back({unique, label});
  }
  return out;
}

bool set_type(Question& question, const FormType& type, const QuestionCells& cells, const ChoiceList* list,
              std::vector<std::string>& said) {
  bool bounded = false;
  if (type.word == "select_one" || type.word == "select_multiple") {
    if (!set_select(question, type, list, said)) return false;
  } else if (type.word == "integer" || type.word == "int" || type.word == "decimal") {
    question.type = AnswerType::number;
    question.whole = type.word != "decimal";
    if (const auto bounds = read_bounds(cells.constraint)) {
      bounded = true;
      question.least = bounds->least;
      question.most = bounds->most;
    }
  } else if (type.word == "range") {
    set_range(question, cells, said);
  } else if (type.word == "text" || type.word == "string") {
    question.type = cells.ws_type == "evidence" ? AnswerType::evidence : AnswerType::text;
  } else if (type.word == "date") {
    question.type = AnswerType::date;
  } else if (type.word == "note") {
    question.type = AnswerType::note;
  } else {
    return false;
  }
  if (!cells.constraint.empty() && !bounded)
    said.push_back(fmt::format("The constraint \"{}\" is left out.", cells.constraint));
  if (!cells.parameters.empty() && type.word != "range")
    said.push_back(fmt::format("The parameters \"{}\" are left out.", cells.parameters));
  return true;
}

}  // namespace windscreen::assure
