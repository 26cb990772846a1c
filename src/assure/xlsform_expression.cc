// Conditions as the XPath of XLSForms, and back.
#include <algorithm>
#include <string>

#include "assure/xlsform.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

using ConditionKind = Condition::Kind;
using Order = Condition::Order;

constexpr int deepest = 50;
constexpr std::size_t longest_expression = 8000;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    if (text.size() > longest_expression) throw base::Error("the expression is longer than 8,000 characters");
  }

  Condition whole() {
    Condition out = either();
    skip();
    if (at_ != text_.size()) fail("this cannot be said in a tool's conditions");
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw base::Error("at character " + std::to_string(at_ + 1) + " of the expression: " + what,
                      "Write the condition into the tool by hand (docs/audit_tools.md).");
  }
  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool take(std::string_view token) {
    skip();
    if (text_.substr(at_, token.size()) != token) return false;
    const std::size_t end = at_ + token.size();
    // A word ends where no letter follows.
    if (is_word_letter(token.back()) && end < text_.size() && is_word_letter(text_[end])) return false;
    at_ = end;
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token))
      fail("\"" + std::string(token) + "\" is missing, or this cannot be said in a tool's conditions");
  }
  void deeper() {
    if (++depth_ > deepest) fail("brackets are nested too deeply");
  }

  Condition either() {
    deeper();
    std::vector<Condition> parts;
    do {
      std::vector<Condition> both;
      do {
        both.push_back(one());
      } while (take("and"));
      parts.push_back(all_of(std::move(both)));
    } while (take("or"));
    --depth_;
    return any_of(std::move(parts));
  }
  Condition one() {
    if (take("not")) {
      expect("(");
      Condition out = negated(either());
      expect(")");
      return out;
    }
    if (take("(")) {
      Condition out = either();
      expect(")");
      return out;
    }
    if (take("selected")) {
      expect("(");
      Condition out;
      out.kind = ConditionKind::equals;
      out.question = question();
      expect(",");
      out.values.push_back(literal());
      expect(")");
      if (out.values.front().empty()) fail("an empty choice is none");
      return out;
    }
    return comparison();
  }
  Condition comparison() {
    Condition out;
    out.question = question();
    if (take("!=")) {
      out.kind = ConditionKind::differs;
    } else if (take("<=")) {
      out.order = Order::at_most;
    } else if (take(">=")) {
      out.order = Order::at_least;
    } else if (take("<")) {
      out.order = Order::less;
    } else if (take(">")) {
      out.order = Order::more;
    } else if (take("=")) {
      out.kind = ConditionKind::equals;
    } else {
      fail("this cannot be said in a tool's conditions");
    }
    std::string value = literal();
    double number = 0;
    if (out.order != Order::none) {
      out.kind = ConditionKind::compares;
      if (!read_number(value, number)) fail("only a number can be compared so");
    } else if (value.empty()) {
      // An unanswered question is the empty text there.
      const bool answered = out.kind == ConditionKind::differs;
      out.kind = ConditionKind::answered;
      return answered ? out : negated(std::move(out));
    }
    out.values.push_back(std::move(value));
    return out;
  }
  std::string question() {
    expect("${");
    skip();
    const std::size_t start = at_;
    while (at_ < text_.size() && is_word_letter(text_[at_])) ++at_;
    if (at_ == start) fail("a question's name is missing");
    std::string out(text_.substr(start, at_ - start));
    expect("}");
    return out;
  }
  std::string literal() {
    skip();
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
      const char quote = text_[at_];
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string_view::npos) fail("the quotation mark is not closed");
      std::string out(text_.substr(at_ + 1, end - at_ - 1));
      if (out.find('\'') != std::string::npos)
        fail("a text with an apostrophe cannot be said in a condition");
      at_ = end + 1;
      return out;
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && is_word_letter(text_[at_])) ++at_;
    std::string out(text_.substr(start, at_ - start));
    double number = 0;
    if (!read_number(out, number)) {
      at_ = start;
      fail("this cannot be said in a tool's conditions");
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

std::string one_value(const Condition& condition, const std::string& value, const Tool& tool) {
  const Question* question = find_question(tool, condition.question);
  if (question != nullptr && question->type == AnswerType::choices)
    return "selected(${" + condition.question + "}, '" + value + "')";
  return "${" + condition.question + "} = '" + value + "'";
}

std::string joined(const std::vector<Condition>& parts, std::string_view between, const Tool& tool) {
  std::string out;
  for (const Condition& part : parts) {
    if (!out.empty()) out += between;
    const bool bracket = part.kind == ConditionKind::any || part.kind == ConditionKind::all ||
                         part.kind == ConditionKind::one_of;
    out += bracket ? "(" + to_xpath(part, tool) + ")" : to_xpath(part, tool);
  }
  return out;
}

}  // namespace

Condition from_xpath(std::string_view text) { return Parser(text).whole(); }

std::string to_xpath(const Condition& condition, const Tool& tool) {
  switch (condition.kind) {
    case ConditionKind::any:
      return joined(condition.parts, " or ", tool);
    case ConditionKind::all:
      return joined(condition.parts, " and ", tool);
    case ConditionKind::negation:
      return "not(" + to_xpath(condition.parts.front(), tool) + ")";
    case ConditionKind::equals:
      return one_value(condition, condition.values.front(), tool);
    case ConditionKind::differs: {
      const Question* question = find_question(tool, condition.question);
      if (question != nullptr && question->type == AnswerType::choices)
        return "not(" + one_value(condition, condition.values.front(), tool) + ")";
      return "${" + condition.question + "} != '" + condition.values.front() + "'";
    }
    case ConditionKind::compares:
      return "${" + condition.question + "}" + std::string(sign(condition.order)) + condition.values.front();
    case ConditionKind::one_of: {
      std::string out;
      for (const std::string& value : condition.values) {
        if (!out.empty()) out += " or ";
        out += one_value(condition, value, tool);
      }
      return out;
    }
    case ConditionKind::answered:
      break;
  }
  return "${" + condition.question + "} != ''";
}

}  // namespace windscreen::assure
