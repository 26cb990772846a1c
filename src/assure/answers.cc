#include "assure/answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "assure/tool_reader.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

const Answer* find_answer(const Answers& answers, std::string_view question) {
  const auto found = answers.questions.find(question);
  return found == answers.questions.end() ? nullptr : &found->second;
}

bool is_blank(const Answer& answer) {
  return !answer.is_not_applicable && std::ranges::all_of(answer.values, [](const std::string& value) {
    return base::trim(value).empty();
  });
}

// Which questions are asked, each decided once; what decides about it is decided before (the reader lets no
// cycle through, so the depth is at most the number of questions).
class Asked {
 public:
  Asked(const Tool& tool, const Answers& answers) : answers_(answers) {
    for (const Section& section : tool.sections) {
      const bool applies = !answers.sections_not_applicable.contains(section.id);
      for (const Question& question : section.questions) places_[question.id] = {&question, applies};
    }
  }

  bool is_asked(std::string_view id) {
    const auto found = places_.find(id);
    if (found == places_.end()) return false;
    Place& place = found->second;
    if (place.state == State::unknown) {
      // Should there be a cycle after all, the question is asked rather than lost.
      place.state = State::yes;
      const bool asked = place.applies && place.question->type != AnswerType::note &&
                         (!place.question->asked_if || holds(*place.question->asked_if));
      place.state = asked ? State::yes : State::no;
    }
    return place.state == State::yes;
  }

  bool holds(const Condition& condition) {
    return assure::holds(condition, [this](std::string_view id) { return values(id); });
  }

 private:
  enum class State : std::uint8_t { unknown, yes, no };
  struct Place {
    const Question* question = nullptr;
    bool applies = true;
    State state = State::unknown;
  };

  std::vector<std::string> values(std::string_view id) {
    const Answer* answer = find_answer(answers_, id);
    if (answer == nullptr || is_blank(*answer) || !is_asked(id)) return {};
    if (answer->is_not_applicable) return {std::string(not_applicable)};
    return answer->values;
  }

  const Answers& answers_;
  std::map<std::string, Place, std::less<>> places_;
};

std::string short_ask(const Question& question) { return "\"" + question.ask + "\""; }

bool is_good(const Answer* answer) {
  return answer != nullptr && !answer->is_not_applicable && answer->values.size() == 1 &&
         (answer->values.front() == code(Grade::good) || answer->values.front() == code(Grade::outstanding));
}

// Why the answer speaks against a good grade; empty where it does not.
std::string speaks_against(const Question& question, const Answer* answer, bool also_grades) {
  if (answer == nullptr || answer->is_not_applicable) return {};
  for (const std::string& value : answer->values) {
    if (std::ranges::find(question.unsafe, value) != question.unsafe.end()) {
      const auto chosen = std::ranges::find(question.choices, value, &Choice::id);
      const std::string& shown = chosen == question.choices.end() ? value : chosen->label;
      return fmt::format("{} is answered \"{}\"", short_ask(question), shown);
    }
    if (also_grades && question.type == AnswerType::grade && !question.overall &&
        value == code(Grade::inadequate)) {
      return fmt::format("{} is graded inadequate", short_ask(question));
    }
  }
  return {};
}

std::string one_value_fault(const Question& question, const std::string& value) {
  double number = 0;
  switch (question.type) {
    case AnswerType::date:
      return base::parse_iso(value) ? "" : "This is no date.";
    case AnswerType::number:
      if (!read_number(value, number)) return "This is no number.";
      if (question.whole && value.find('.') != std::string::npos) return "Give a whole number.";
      if (question.least && number < *question.least) return fmt::format("Give {} or more.", *question.least);
      if (question.most && number > *question.most) return fmt::format("Give {} or less.", *question.most);
      return {};
    case AnswerType::text:
    case AnswerType::evidence:
      return {};
    case AnswerType::note:
      return "A note has no answer.";
    default:
      break;
  }
  const std::vector<std::string> possible = possible_values(question);
  if (std::ranges::find(possible, value) != possible.end()) return {};
  return fmt::format("\"{}\" is none of the answers to this question.", value);
}

}  // namespace

std::string answer_fault(const Question& question, const Answer& answer) {
  if (is_blank(answer)) return {};
  if (answer.is_not_applicable) {
    const bool also =
        std::ranges::any_of(answer.values, [](const std::string& value) { return !value.empty(); });
    return also ? "Give an answer, or say that the question does not apply: not both." : "";
  }
  const bool several = question.type == AnswerType::choices || question.type == AnswerType::evidence;
  if (!several && answer.values.size() != 1) return "Give one answer.";
  for (const std::string& value : answer.values) {
    if (std::string fault = one_value_fault(question, value); !fault.empty()) return fault;
  }
  return {};
}

std::vector<const Question*> asked_questions(const Tool& tool, const Answers& answers) {
  Asked asked(tool, answers);
  std::vector<const Question*> out;
  for (const Section& section : tool.sections) {
    for (const Question& question : section.questions) {
      if (asked.is_asked(question.id)) out.push_back(&question);
    }
  }
  return out;
}

std::vector<Gap> gaps(const Tool& tool, const Answers& answers) {
  Asked asked(tool, answers);
  std::vector<Gap> out;
  for (const Section& section : tool.sections) {
    if (const auto found = answers.sections_not_applicable.find(section.id);
        found != answers.sections_not_applicable.end()) {
      if (base::trim(found->second).empty()) {
        out.push_back({Gap::Kind::reason, section.id, "",
                       fmt::format("Say why the section \"{}\" does not apply.", section.name)});
      }
      continue;
    }
    for (const Question& question : section.questions) {
      if (!asked.is_asked(question.id)) continue;
      const Answer* answer = find_answer(answers, question.id);
      if (answer == nullptr || is_blank(*answer)) {
        if (question.required || (question.required_if && asked.holds(*question.required_if))) {
          out.push_back({Gap::Kind::required, section.id, question.id,
                         fmt::format("Answer {}, or say why it does not apply.", short_ask(question))});
        }
        continue;
      }
      if (std::string fault = answer_fault(question, *answer); !fault.empty())
        out.push_back({Gap::Kind::value, section.id, question.id, std::move(fault)});
      if (answer->is_not_applicable && base::trim(answer->reason).empty()) {
        out.push_back({Gap::Kind::reason, section.id, question.id,
                       fmt::format("Say why {} does not apply.", short_ask(question))});
      }
    }
  }
  for (const auto& [id, answer] : answers.questions) {
    if (find_question(tool, id) == nullptr)
      out.push_back(
          {Gap::Kind::unknown, "", id, fmt::format("This version of the tool has no question \"{}\".", id)});
  }
  for (const auto& [id, reason] : answers.sections_not_applicable) {
    if (find_section(tool, id) == nullptr)
      out.push_back(
          {Gap::Kind::unknown, id, "", fmt::format("This version of the tool has no section \"{}\".", id)});
  }
  return out;
}

std::vector<Contradiction> contradictions(const Tool& tool, const Answers& answers) {
  Asked asked(tool, answers);
  std::vector<Contradiction> out;
  const auto compare = [&](const Question& grade, const Section& section) {
    for (const Question& other : section.questions) {
      if (&other == &grade || !asked.is_asked(other.id)) continue;
      const std::string against = speaks_against(other, find_answer(answers, other.id), grade.overall);
      if (against.empty()) continue;
      const std::string given = find_answer(answers, grade.id)->values.front();
      out.push_back(
          {grade.id, other.id,
           fmt::format("{} is graded {}, while {}. Keep both if that is your judgement, and say why.",
                       short_ask(grade), given, against)});
    }
  };
  for (const Section& section : tool.sections) {
    for (const Question& question : section.questions) {
      if (question.type != AnswerType::grade || !asked.is_asked(question.id) ||
          !is_good(find_answer(answers, question.id))) {
        continue;
      }
      if (!question.overall) {
        compare(question, section);
        continue;
      }
      for (const Section& every : tool.sections) compare(question, every);
    }
  }
  return out;
}

Comparable may_compare(const Question& one, const Question& other, bool same_version) {
  if (one.type != other.type) {
    const bool scale = one.type == AnswerType::scale || other.type == AnswerType::scale;
    const bool grade = one.type == AnswerType::grade || other.type == AnswerType::grade;
    if (scale && grade) return {false, "A scale from 0 to 10 is not a grade: they never stand in one line."};
    return {false, "The two questions have different kinds of answers."};
  }
  if (one.type == AnswerType::grade) {
    if (one.overall != other.overall)
      return {false, "One is the grade of the whole audit, the other of a section."};
    return {true, ""};
  }
  if (same_version && one == other) return {true, ""};
  if (one.type == AnswerType::scale) return {false, "Scores of two versions of a tool do not compare."};
  if (one.ask != other.ask) return {false, "The question was worded otherwise."};
  if (one.choices != other.choices) return {false, "The question had other choices."};
  if (one.least != other.least || one.most != other.most || one.whole != other.whole)
    return {false, "The question had other bounds."};
  return {true, ""};
}

std::vector<std::pair<std::string, Comparable>> compare_versions(const Tool& one, const Tool& other) {
  const bool same = one.id == other.id && one.version == other.version;
  std::vector<std::pair<std::string, Comparable>> out;
  for (const Section& section : one.sections) {
    for (const Question& question : section.questions) {
      if (question.type == AnswerType::note) continue;
      if (const Question* match = find_question(other, question.id))
        out.emplace_back(question.id, may_compare(question, *match, same));
    }
  }
  return out;
}

}  // namespace windscreen::assure
