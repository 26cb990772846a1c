// When a question is asked or must be answered: a small language over the answers to other questions.
//
//   seen_alone = no or (risk_grade in (requires_improvement, inadequate) and not answered(risk_plan))
//
//   question = value      the answer is the value; of several choices, the value is among them
//   question != value     the opposite of =, so true where nothing is answered
//   question in (a, b)    = with one of them
//   question < 3          likewise <=, > and >=, for numbers and scales; false where nothing is answered
//   answered(question)    something is answered, "not applicable" too
//   not, and, or          in this order of binding; brackets as usual
//
// A value is a word, a number, or a text in single quotes. `not_applicable` is a value of every question.
// All functions are thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::assure {

/// How answers write that a question does not apply.
inline constexpr std::string_view not_applicable = "not_applicable";

/// What names of questions and bare values are made of: letters, digits, underscores, full stops and hyphens.
bool is_word_letter(char c);

/// A condition in its normal form: equal conditions have equal values. `any` and `all` are flat and have two
/// parts or more; equalities of one question beside each other in an `any` are one `one_of`; the negation of
/// an equality is `differs`; there are no double negations.
struct Condition {
  enum class Kind : std::uint8_t { any, all, negation, equals, differs, one_of, compares, answered };
  enum class Order : std::uint8_t { none, less, at_most, more, at_least };

  Kind kind = Kind::answered;
  Order order = Order::none;
  std::string question;
  std::vector<std::string> values;
  std::vector<Condition> parts;
  bool operator==(const Condition&) const = default;
};

/// Parses; throws base::Error that names the character (counted from 1) where the text goes wrong.
Condition parse_condition(std::string_view text);
/// The shortest text that parse_condition reads as this condition.
std::string words(const Condition& condition);
/// An order with a space on each side, as conditions and XLSForms both write it (" <= "). Not for none.
std::string_view sign(Condition::Order order);
/// True for and, or, not, in and answered.
bool is_condition_word(std::string_view text);

/// The normal form of parts joined, for those who build conditions from elsewhere. None: undefined.
Condition any_of(std::vector<Condition> parts);
Condition all_of(std::vector<Condition> parts);
Condition negated(Condition condition);

/// Calls `each` with every comparison of a question within.
void each_mention(const Condition& condition, const std::function<void(const Condition&)>& each);

/// The answer's values to a question; empty where there is none. "not_applicable" is one value.
using AnswerLookup = std::function<std::vector<std::string>(std::string_view question)>;

/// Whether the condition holds for these answers.
bool holds(const Condition& condition, const AnswerLookup& answers);

/// Reads a number as answers write them: digits with at most one point, perhaps a minus. False for anything
/// else.
bool read_number(std::string_view text, double& value);

}  // namespace windscreen::assure
