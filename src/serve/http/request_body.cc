#include "serve/http/request_body.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "serve/http/problem.h"
#include "serve/http/request_target.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

std::string media_type_given(const Request& request) {
  const std::string* type = request.headers.find("Content-Type");
  if (type == nullptr || request.headers.count("Content-Type") != 1) return {};
  return base::lower(base::trim(std::string_view(*type).substr(0, type->find(';'))));
}

json object_from(const std::string& text) {
  const auto not_too_deep = [](int depth, json::parse_event_t, json&) {
    if (depth > deepest_body)
      throw Problem{400, "The body has too many values within one another.", "Send less at once."};
    return true;
  };
  json body = json::parse(text, not_too_deep, false);
  if (!body.is_object()) throw Problem{400, "The body is not a JSON object.", "Check how it is written."};
  return body;
}

json object_from_form(const std::string& text) {
  json body = json::object();
  std::size_t fields = 0;
  for (const std::string_view pair : base::split(text, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const auto name = percent_decoded(pair.substr(0, equals), true);
    const auto value =
        equals == std::string_view::npos ? std::string() : percent_decoded(pair.substr(equals + 1), true);
    if (!name || !value || !is_utf8(*name) || !is_utf8(*value) || ++fields > most_parameters)
      throw Problem{400, "The form is not well formed.", "Fill it in again."};
    if (body.contains(*name)) throw Problem{400, "A field of the form is there twice.", "Fill it in again."};
    body[*name] = *value;
  }
  return body;
}

}  // namespace

bool is_form(const Request& request) {
  return media_type_given(request) == "application/x-www-form-urlencoded";
}

json body_of(const Request& request, bool forms) {
  if (forms && is_form(request)) return object_from_form(request.body);
  if (media_type_given(request) != "application/json")
    throw Problem{415, "The body is not said to be JSON.", "Send it with Content-Type: application/json."};
  return object_from(request.body);
}

void check_is_bytes(const Request& request) {
  if (media_type_given(request) != "application/octet-stream")
    throw Problem{415, "The body is not said to be a part of a file.",
                  "Send it with Content-Type: application/octet-stream."};
}

std::string text_member(const json& body, std::string_view name, std::size_t most) {
  auto text = optional_text_member(body, name, most);
  if (!text) throw Problem{400, fmt::format("{} is missing.", name), fmt::format("Send {} as text.", name)};
  return std::move(*text);
}

std::optional<std::string> optional_text_member(const json& body, std::string_view name, std::size_t most) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return std::nullopt;
  if (!found->is_string())
    throw Problem{400, fmt::format("{} is not text.", name), fmt::format("Send {} as text.", name)};
  auto text = found->get<std::string>();
  if (text.size() > most)
    throw Problem{400, fmt::format("{} is too long.", name), fmt::format("Send at most {} bytes.", most)};
  // The store keeps no such text, and nobody types one.
  if (text.find('\0') != std::string::npos)
    throw Problem{400, fmt::format("{} holds a zero byte.", name), "Leave it out."};
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::int64_t> whole_member(const nlohmann::json& body, std::string_view name,
                                         std::int64_t least, std::int64_t most) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return std::nullopt;
  if (found->is_number_integer()) {
    const auto number = found->get<std::int64_t>();
    if (number >= least && number <= most) return number;
  }
  throw Problem{400, fmt::format("{} is not a whole number from {} to {}.", name, least, most),
                "Give such a number."};
}

}  // namespace windscreen::serve
