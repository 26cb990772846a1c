// The text of conditions: parsing and writing.
#include <algorithm>
#include <array>

#include "assure/required_if.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

using Kind = Condition::Kind;
using Order = Condition::Order;

constexpr std::array<std::string_view, 5> condition_words = {"and", "or", "not", "in", "answered"};
// Deep enough for any rule that a person writes, and no deeper than the stack bears.
constexpr int deepest = 50;
constexpr std::size_t longest = 2000;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    if (text.size() > longest) throw base::Error("the condition is longer than 2,000 characters");
    advance();
  }

  Condition whole() {
    Condition out = either();
    if (!token_.empty()) fail("\"" + std::string(token_) + "\" was not expected here");
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw base::Error(
        "at character " + std::to_string(start_ + 1) + " of the condition: " + what,
        "Write, for example: seen_alone = no or (risk in (high, medium) and not answered(plan)).");
  }

  void advance() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
    start_ = at_;
    quoted_ = false;
    if (at_ == text_.size()) {
      token_ = {};
      return;
    }
    const char c = text_[at_];
    if (c == '\'') {
      const std::size_t end = text_.find('\'', at_ + 1);
      if (end == std::string_view::npos) fail("the quotation mark is not closed");
      token_ = text_.substr(at_ + 1, end - at_ - 1);
      quoted_ = true;
      if (token_.empty()) fail("an empty text is no value; answered(question) tells whether there is one");
      at_ = end + 1;
      return;
    }
    std::size_t length = 1;
    if (is_word_letter(c)) {
      while (at_ + length < text_.size() && is_word_letter(text_[at_ + length])) ++length;
    } else if ((c == '!' || c == '<' || c == '>') && at_ + 1 < text_.size() && text_[at_ + 1] == '=') {
      length = 2;
    } else if (std::string_view("=<>(),").find(c) == std::string_view::npos) {
      fail("this sign has no meaning here");
    }
    token_ = text_.substr(at_, length);
    at_ += length;
  }

  bool is(std::string_view token) const { return !quoted_ && token_ == token; }
  bool take(std::string_view token) {
    if (!is(token)) return false;
    advance();
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) fail("\"" + std::string(token) + "\" is missing");
  }

  Condition either() {
    if (++depth_ > deepest) fail("brackets are nested too deeply");
    std::vector<Condition> parts;
    parts.push_back(both());
    while (take("or")) parts.push_back(both());
    --depth_;
    return any_of(std::move(parts));
  }
  Condition both() {
    std::vector<Condition> parts;
    parts.push_back(one());
    while (take("and")) parts.push_back(one());
    return all_of(std::move(parts));
  }
  Condition one() {
    if (take("not")) {
      if (++depth_ > deepest) fail("\"not\" is repeated too often");
      Condition out = negated(one());
      --depth_;
      return out;
    }
    if (take("(")) {
      Condition out = either();
      expect(")");
      return out;
    }
    Condition out;
    if (take("answered")) {
      expect("(");
      out.question = word("a question");
      expect(")");
      return out;
    }
    out.question = word("a question");
    if (take("=")) {
      out.kind = Kind::equals;
    } else if (take("!=")) {
      out.kind = Kind::differs;
    } else if (take("in")) {
      return listed(std::move(out));
    } else {
      out.kind = Kind::compares;
      out.order = order();
    }
    out.values.push_back(value());
    double number = 0;
    if (out.kind == Kind::compares && !read_number(out.values.front(), number))
      fail("only a number can be compared with <, <=, > or >=");
    return out;
  }
  Condition listed(Condition out) {
    expect("(");
    do {
      std::string next = value();
      if (std::ranges::find(out.values, next) == out.values.end()) out.values.push_back(std::move(next));
    } while (take(","));
    expect(")");
    out.kind = out.values.size() > 1 ? Kind::one_of : Kind::equals;
    return out;
  }
  Order order() {
    if (take("<")) return Order::less;
    if (take("<=")) return Order::at_most;
    if (take(">")) return Order::more;
    if (take(">=")) return Order::at_least;
    fail("after a question comes =, !=, in, <, <=, > or >=");
  }
  std::string word(const std::string& what) {
    if (quoted_ || token_.empty() || !is_word_letter(token_.front()) || is_condition_word(token_))
      fail(what + " is missing");
    std::string out(token_);
    advance();
    return out;
  }
  std::string value() {
    if (!quoted_) return word("a value");
    std::string out(token_);
    advance();
    return out;
  }

  std::string_view text_;
  std::string_view token_;
  std::size_t start_ = 0;
  std::size_t at_ = 0;
  bool quoted_ = false;
  int depth_ = 0;
};

std::string value_words(const std::string& value) {
  return std::ranges::all_of(value, is_word_letter) && !is_condition_word(value) ? value : "'" + value + "'";
}

std::string joined(const std::vector<Condition>& parts, std::string_view between, bool bracket_any) {
  std::string out;
  for (const Condition& part : parts) {
    if (!out.empty()) out += between;
    const bool bracket = bracket_any && part.kind == Kind::any;
    out += bracket ? "(" + words(part) + ")" : words(part);
  }
  return out;
}

}  // namespace

std::string_view sign(Order order) {
  switch (order) {
    case Order::less:
      return " < ";
    case Order::at_most:
      return " <= ";
    case Order::more:
      return " > ";
    default:
      return " >= ";
  }
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-';
}

bool is_condition_word(std::string_view text) {
  return std::ranges::find(condition_words, text) != condition_words.end();
}

Condition parse_condition(std::string_view text) { return Parser(text).whole(); }

std::string words(const Condition& condition) {
  switch (condition.kind) {
    case Kind::any:
      return joined(condition.parts, " or ", false);
    case Kind::all:
      return joined(condition.parts, " and ", true);
    case Kind::negation: {
      const Condition& inner = condition.parts.front();
      const bool bracket = inner.kind == Kind::any || inner.kind == Kind::all;
      return bracket ? "not (" + words(inner) + ")" : "not " + words(inner);
    }
    case Kind::equals:
      return condition.question + " = " + value_words(condition.values.front());
    case Kind::differs:
      return condition.question + " != " + value_words(condition.values.front());
    case Kind::compares:
      return condition.question + std::string(sign(condition.order)) + value_words(condition.values.front());
    case Kind::one_of: {
      std::string list;
      for (const std::string& value : condition.values) {
        if (!list.empty()) list += ", ";
        list += value_words(value);
      }
      return condition.question + " in (" + list + ")";
    }
    case Kind::answered:
      break;
  }
  return "answered(" + condition.question + ")";
}

}  // namespace windscreen::assure
