#include "assure/required_if.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace windscreen::assure {
namespace {

using Kind = Condition::Kind;

bool is_equality(const Condition& part) { return part.kind == Kind::equals || part.kind == Kind::one_of; }

// Flattens parts of the same kind into one list.
std::vector<Condition> flat(Kind kind, std::vector<Condition> parts) {
  std::vector<Condition> out;
  for (Condition& part : parts) {
    if (part.kind == kind) {
      for (Condition& inner : part.parts) out.push_back(std::move(inner));
    } else {
      out.push_back(std::move(part));
    }
  }
  return out;
}

bool holds_one(const Condition& condition, const std::vector<std::string>& given) {
  const auto has = [&](const std::string& value) { return std::ranges::find(given, value) != given.end(); };
  switch (condition.kind) {
    case Kind::equals:
    case Kind::one_of:
      return std::ranges::any_of(condition.values, has);
    case Kind::differs:
      return !has(condition.values.front());
    case Kind::answered:
      return !given.empty();
    default:
      break;
  }
  double answer = 0;
  double limit = 0;
  if (given.size() != 1 || !read_number(given.front(), answer) ||
      !read_number(condition.values.front(), limit)) {
    return false;
  }
  switch (condition.order) {
    case Condition::Order::less:
      return answer < limit;
    case Condition::Order::at_most:
      return answer <= limit;
    case Condition::Order::more:
      return answer > limit;
    case Condition::Order::at_least:
      return answer >= limit;
    case Condition::Order::none:
      break;
  }
  return false;
}

}  // namespace

Condition any_of(std::vector<Condition> parts) {
  std::vector<Condition> merged;
  for (Condition& part : flat(Kind::any, std::move(parts))) {
    if (!merged.empty() && is_equality(part) && is_equality(merged.back()) &&
        merged.back().question == part.question) {
      for (std::string& value : part.values) {
        if (std::ranges::find(merged.back().values, value) == merged.back().values.end())
          merged.back().values.push_back(std::move(value));
      }
      merged.back().kind = merged.back().values.size() > 1 ? Kind::one_of : Kind::equals;
    } else {
      merged.push_back(std::move(part));
    }
  }
  if (merged.size() == 1) return std::move(merged.front());
  Condition out;
  out.kind = Kind::any;
  out.parts = std::move(merged);
  return out;
}

Condition all_of(std::vector<Condition> parts) {
  parts = flat(Kind::all, std::move(parts));
  if (parts.size() == 1) return std::move(parts.front());
  Condition out;
  out.kind = Kind::all;
  out.parts = std::move(parts);
  return out;
}

Condition negated(Condition condition) {
  switch (condition.kind) {
    case Kind::equals:
      condition.kind = Kind::differs;
      return condition;
    case Kind::differs:
      condition.kind = Kind::equals;
      return condition;
    case Kind::negation: {
      Condition inner = std::move(condition.parts.front());
      return inner;
    }
    default:
      break;
  }
  Condition out;
  out.kind = Kind::negation;
  out.parts.push_back(std::move(condition));
  return out;
}

void each_mention(const Condition& condition, const std::function<void(const Condition&)>& each) {
  if (condition.parts.empty()) each(condition);
  for (const Condition& part : condition.parts) each_mention(part, each);
}

bool holds(const Condition& condition, const AnswerLookup& answers) {
  const auto part_holds = [&](const Condition& part) { return holds(part, answers); };
  switch (condition.kind) {
    case Kind::any:
      return std::ranges::any_of(condition.parts, part_holds);
    case Kind::all:
      return std::ranges::all_of(condition.parts, part_holds);
    case Kind::negation:
      return !holds(condition.parts.front(), answers);
    default:
      return holds_one(condition, answers(condition.question));
  }
}

bool read_number(std::string_view text, double& value) {
  constexpr std::size_t longest = 24;
  if (text.empty() || text.size() > longest) return false;
  const bool plain =
      std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
  if (!plain) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace windscreen::assure
