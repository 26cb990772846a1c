#include "serve/children/child_request.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t longest_text = 200;
constexpr std::size_t longest_words = 500;

}  // namespace

ChildRequest::ChildRequest(const nlohmann::json& body, std::initializer_list<std::string_view> known)
    : body_(body) {
  if (!body.is_object()) throw Problem{400, "The request's body is no JSON object.", "Send an object."};
  for (const auto& [name, value] : body.items()) {
    if (name == "purpose" || name == "purpose_words" ||
        std::find(known.begin(), known.end(), name) != known.end())
      continue;
    throw Problem{400, "The body has a member that is not known here.",
                  fmt::format("It may have purpose, purpose_words{}{}.", known.size() == 0 ? "" : ", ",
                              fmt::join(known, ", "))};
  }
}

Purpose ChildRequest::purpose() const {
  const auto name = text("purpose");
  const auto& all = purposes();
  if (!name || std::find(all.begin(), all.end(), *name) == all.end())
    throw Problem{400, "Why this is opened is not said.",
                  fmt::format("Give as purpose one of {}.", fmt::join(all, ", ")), "purpose_needed"};
  Purpose purpose{*name, {}};
  if (const auto words = body_.find("purpose_words"); words != body_.end() && !words->is_null()) {
    if (!words->is_string() || words->get_ref<const std::string&>().size() > longest_words)
      throw Problem{400, "purpose_words is not text, or too long.",
                    fmt::format("Say it in up to {} characters.", longest_words)};
    const std::string said(base::trim(words->get_ref<const std::string&>()));
    // The record keeps no such text, and nobody types one.
    if (said.find('\0') != std::string::npos)
      throw Problem{400, "purpose_words holds a zero byte.", "Leave it out."};
    if (!said.empty()) purpose.words = said;
  }
  if (purpose.name == "other" && (!purpose.words || purpose.words->size() < least_purpose_words))
    throw Problem{400, "Another purpose needs words.", "Say in purpose_words why you open this.",
                  "purpose_needed"};
  return purpose;
}

std::optional<std::string> ChildRequest::text(std::string_view name) const {
  const auto found = body_.find(name);
  if (found == body_.end() || found->is_null()) return std::nullopt;
  if (!found->is_string() || found->get_ref<const std::string&>().size() > longest_text)
    throw Problem{400, fmt::format("{} is not text, or too long.", name),
                  fmt::format("Give text of up to {} characters.", longest_text)};
  std::string value(base::trim(found->get_ref<const std::string&>()));
  if (value.find('\0') != std::string::npos)
    throw Problem{400, fmt::format("{} holds a zero byte.", name), "Leave it out."};
  if (value.empty()) return std::nullopt;
  return value;
}

std::optional<base::Date> ChildRequest::date(std::string_view name) const {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto day = base::parse_iso(*value);
  if (!day) throw Problem{400, fmt::format("{} is no date.", name), "Write it as 2020-09-30."};
  return day;
}

std::optional<bool> ChildRequest::boolean(std::string_view name) const {
  const auto found = body_.find(name);
  if (found == body_.end() || found->is_null()) return std::nullopt;
  if (!found->is_boolean())
    throw Problem{400, fmt::format("{} is neither true nor false.", name), "Give true, false, or neither."};
  return found->get<bool>();
}

std::int64_t ChildRequest::page() const {
  const auto found = body_.find("page");
  if (found == body_.end() || found->is_null()) return 1;
  constexpr std::int64_t most = 1'000'000;
  if (!found->is_number_integer() || found->get<std::int64_t>() < 1 || found->get<std::int64_t>() > most)
    throw Problem{400, "page is not a page's number.",
                  fmt::format("Give a whole number from 1 to {}.", most)};
  return found->get<std::int64_t>();
}

}  // namespace windscreen::serve
