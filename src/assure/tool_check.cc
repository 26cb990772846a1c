// The rules that make a tool usable.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "assure/record_value.h"
#include "assure/tool_reader.h"

namespace windscreen::assure {
namespace {

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t most_sections = 60;
constexpr std::size_t most_questions = 500;
constexpr int longest_look_back = 120;

class Check {
 public:
  explicit Check(const Tool& tool) : tool_(tool) {}

  std::vector<ToolFault> faults() {
    about_tool();
    for (const Section& section : tool_.sections) {
      name(section.id, "section");
      line(section.id, "name", section.name, longest_line);
      line(section.id, "about", section.about, longest_text, true);
      if (section.questions.empty())
        add(section.id, fmt::format("the section \"{}\" has no questions", section.id),
            "Give it one, or leave it out.");
      for (const Question& question : section.questions) {
        name(question.id, "question");
        about(question);
      }
    }
    for (const Section& section : tool_.sections) {
      for (const Question& question : section.questions) {
        if (question.required_if) condition(question, *question.required_if);
        if (question.asked_if) condition(question, *question.asked_if);
      }
    }
    cycles();
    return std::move(faults_);
  }

 private:
  void add(const std::string& id, std::string what, std::string remedy) {
    faults_.push_back({id, std::move(what), std::move(remedy)});
  }

  void about_tool() {
    if (!is_tool_id(tool_.id)) bad_id(tool_.id, "tool");
    line(tool_.id, "name", tool_.name, longest_line);
    line(tool_.id, "about", tool_.about, longest_text, true);
    line(tool_.id, "source", tool_.source, longest_text, true);
    line(tool_.id, "licence", tool_.licence, longest_text, true);
    if (tool_.until && *tool_.until < tool_.from)
      add(tool_.id, "the tool ends before it begins", "Put \"until\" after \"from\".");
    if (tool_.look_back_months < 1 || tool_.look_back_months > longest_look_back)
      add(tool_.id, "the look-back is not from 1 to 120 months", "Write, for example: look_back_months: 12.");
    std::size_t questions = 0;
    std::size_t overall = 0;
    for (const Section& section : tool_.sections) {
      questions += section.questions.size();
      for (const Question& question : section.questions) overall += question.overall ? 1U : 0U;
    }
    if (tool_.sections.empty()) add(tool_.id, "the tool has no sections", "Give it one.");
    if (tool_.sections.size() > most_sections || questions > most_questions)
      add(tool_.id, "the tool has more than 60 sections or 500 questions", "Make two tools of it.");
    if (overall > 1)
      add(tool_.id, "more than one question is the overall grade", "Keep overall: yes for one.");
  }

  void bad_id(const std::string& id, const std::string& what) {
    add(id, fmt::format("\"{}\" cannot be the id of a {}", id, what),
        "Use at most 60 lower-case letters, digits and underscores that start with a letter; not and, or, "
        "not, in, "
        "answered or not_applicable.");
  }
  void name(const std::string& id, const std::string& what) {
    if (!is_tool_id(id)) bad_id(id, what);
    if (!names_.insert(id).second)
      add(id, fmt::format("the id \"{}\" stands in the tool twice", id),
          "Every section and question has its own.");
  }
  void line(const std::string& id, std::string_view key, const std::string& text, std::size_t most,
            bool may_be_empty = false) {
    if (text.empty() && !may_be_empty)
      add(id, fmt::format("\"{}\" of \"{}\" is empty", key, id), "Fill it in.");
    if (text.size() > most)
      add(id, fmt::format("\"{}\" of \"{}\" is longer than {} bytes", key, id, most), "Shorten it.");
  }

  void about(const Question& question) {
    const std::string& id = question.id;
    line(id, "ask", question.ask, longest_text);
    line(id, "guidance", question.guidance, longest_text, true);
    const auto only = [&](bool has, AnswerType type, const std::string& key) {
      if (has && question.type != type)
        add(id, fmt::format("\"{}\" goes with type {} only", key, code(type)),
            "Leave it out, or change the type.");
    };
    only(question.overall, AnswerType::grade, "overall");
    only(!question.lowest.empty() || !question.highest.empty(), AnswerType::scale, "lowest or highest");
    only(question.least || question.most || question.whole, AnswerType::number, "least, most or whole");
    line(id, "lowest", question.lowest, longest_line, true);
    line(id, "highest", question.highest, longest_line, true);
    const bool bounded = question.least && question.most;
    if (bounded && *question.least > *question.most)
      add(id, "the least number is greater than the most", "Exchange them.");
    if (question.required && question.required_if)
      add(id, "a question that is always required needs no required_if", "Keep one of them.");
    if (question.type == AnswerType::note &&
        (question.required || question.required_if || !question.record.empty()))
      add(id, "a note has no answer, so it cannot be required or stand beside the record", "Leave that out.");
    if (!question.record.empty() && !is_record_value(question.record)) {
      add(id, fmt::format("\"{}\" is nothing that a child's record holds", question.record),
          "Name a table and column of docs/model.md, such as ssd_cin_assessments.cina_assessment_auth_date, "
          "or one of: " +
              record_value_names() + ".");
    }
    descriptors(question);
    choices(question);
    const std::vector<std::string> possible = possible_values(question);
    for (const std::string& value : question.unsafe) {
      const bool grade = question.type == AnswerType::grade;
      if (grade || std::ranges::find(possible, value) == possible.end()) {
        add(id, fmt::format("\"{}\" cannot be an unsafe answer here", value),
            "Name answers that the question can have: yes, partly or no, a choice, or 0 to 10. A grade "
            "speaks for "
            "itself.");
      }
    }
  }

  void descriptors(const Question& question) {
    std::size_t there = 0;
    for (const std::string& text : question.descriptors) {
      there += text.empty() ? 0U : 1U;
      line(question.id, "descriptors", text, longest_text, true);
    }
    if (there != 0 && question.type != AnswerType::grade)
      add(question.id, "only a grade has descriptors", "Leave them out, or write type: grade.");
    if (there != 0 && there != grade_count)
      add(question.id, "a grade has four descriptors or none", "Write one for each grade.");
  }

  void choices(const Question& question) {
    const bool chosen = question.type == AnswerType::choice || question.type == AnswerType::choices;
    if (!chosen) {
      if (!question.choices.empty())
        add(question.id, "\"choices\" goes with type choice or choices only",
            "Leave them out, or change the type.");
      return;
    }
    if (question.choices.size() < 2)
      add(question.id, "there are fewer than two choices", "Give two or more.");
    std::set<std::string> seen;
    for (const Choice& choice : question.choices) {
      if (!is_tool_id(choice.id)) {
        add(question.id, fmt::format("\"{}\" cannot be the id of a choice", choice.id),
            "Use lower-case letters, digits and underscores; \"not applicable\" is always there and needs no "
            "choice.");
      }
      if (!seen.insert(choice.id).second)
        add(question.id, fmt::format("the choice \"{}\" stands there twice", choice.id), "Keep one.");
      line(question.id, "choices", choice.label, longest_line);
    }
  }

  void condition(const Question& question, const Condition& whole) {
    each_mention(whole, [&](const Condition& part) {
      const Question* other = find_question(tool_, part.question);
      if (other == nullptr || other->type == AnswerType::note) {
        add(question.id,
            fmt::format("\"{}\" depends on \"{}\", which is no question of this tool", question.id,
                        part.question),
            "Name a question's id.");
        return;
      }
      depends_[question.id].insert(other->id);
      if (part.kind == Condition::Kind::compares) {
        if (other->type != AnswerType::number && other->type != AnswerType::scale)
          add(question.id, fmt::format("\"{}\" is no number to compare with", other->id), "Use = or in.");
        return;
      }
      const std::vector<std::string> possible = possible_values(*other);
      for (const std::string& value : part.values) {
        double number = 0;
        const bool numeric = other->type == AnswerType::number && read_number(value, number);
        if (value == not_applicable || numeric || std::ranges::find(possible, value) != possible.end())
          continue;
        add(question.id, fmt::format("\"{}\" can never be the answer to \"{}\"", value, other->id),
            possible.empty() ? "Use answered(" + other->id + ")."
                             : fmt::format("It can be {}.", fmt::join(possible, ", ")));
      }
    });
  }

  // Goes along what depends on what, without recursion, since a tool comes from outside.
  void cycles() {
    std::map<std::string, std::size_t> waiting;
    std::map<std::string, std::vector<std::string>> needed_by;
    std::vector<std::string> ready;
    for (const auto& [id, others] : depends_) {
      for (const std::string& other : others) {
        if (depends_.contains(other)) {
          ++waiting[id];
          needed_by[other].push_back(id);
        }
      }
      if (!waiting.contains(id)) ready.push_back(id);
    }
    std::size_t settled = 0;
    while (!ready.empty()) {
      const std::string id = ready.back();
      ready.pop_back();
      ++settled;
      for (const std::string& next : needed_by[id]) {
        if (--waiting[next] == 0) ready.push_back(next);
      }
    }
    if (settled == depends_.size()) return;
    std::string first;
    for (const auto& [id, count] : waiting) {
      if (count > 0 && first.empty()) first = id;
    }
    add(first, fmt::format("whether \"{}\" is asked depends in the end on itself", first),
        "Take out one of the conditions that lead back to it.");
  }

  const Tool& tool_;
  std::vector<ToolFault> faults_;
  std::set<std::string> names_;
  std::map<std::string, std::set<std::string>> depends_;
};

}  // namespace

std::vector<std::string> possible_values(const Question& question) {
  std::vector<std::string> out;
  switch (question.type) {
    case AnswerType::grade:
      for (const Grade grade : all_grades) out.emplace_back(code(grade));
      break;
    case AnswerType::yes_partly_no:
      out = {"yes", "partly", "no"};
      break;
    case AnswerType::scale:
      for (int i = 0; i <= 10; ++i) out.push_back(std::to_string(i));
      break;
    case AnswerType::choice:
    case AnswerType::choices:
      for (const Choice& choice : question.choices) out.push_back(choice.id);
      break;
    default:
      break;
  }
  return out;
}

std::vector<ToolFault> check_tool(const Tool& tool) { return Check(tool).faults(); }

}  // namespace windscreen::assure
