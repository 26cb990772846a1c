#include "serve/http/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/text.h"
#include "serve/http/problem.h"
#include "serve/http/request_headers.h"

namespace windscreen::serve {
namespace {

// Why the text is not what the parameter may be; empty when it is.
std::string fault_of(const Parameter& parameter, std::string_view text) {
  switch (parameter.kind) {
    case Parameter::Kind::slug:
      return is_slug(text) ? "" : "letters, digits, underscores and hyphens";
    case Parameter::Kind::slugs: {
      const auto words = base::split(text, ',');
      return words.size() <= 20 && std::all_of(words.begin(), words.end(), is_slug)
                 ? ""
                 : "up to 20 words with commas between them";
    }
    case Parameter::Kind::text:
      // parse_target has refused what is not UTF-8 and control characters.
      return !text.empty() && text.size() <= 200 ? "" : "a text of up to 200 characters";
    case Parameter::Kind::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      const bool whole = error == std::errc{} && end == text.data() + text.size();
      return whole && number >= parameter.least && number <= parameter.most
                 ? ""
                 : fmt::format("a whole number from {} to {}", parameter.least, parameter.most);
    }
    case Parameter::Kind::date:
      return base::parse_iso(text) ? "" : "a date such as 2020-09-30";
    case Parameter::Kind::choice:
      return std::find(parameter.choices.begin(), parameter.choices.end(), text) != parameter.choices.end()
                 ? ""
                 : fmt::format("{}", fmt::join(parameter.choices, " or "));
  }
  return "something else";
}

std::optional<Form> form_of_extension(const Route& route, std::string_view& segment) {
  for (const Form form : route.forms) {
    const std::string_view extension = extension_of(form);
    if (!extension.empty() && segment.size() > extension.size() && segment.ends_with(extension)) {
      segment.remove_suffix(extension.size());
      return form;
    }
  }
  return std::nullopt;
}

std::optional<Match> match_of(const Route& route, const std::vector<std::string_view>& segments) {
  const auto pieces = base::split(route.pattern, '/');
  if (pieces.size() != segments.size()) return std::nullopt;
  Match match;
  match.route = &route;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string_view segment = segments[i];
    // A word may hold a full stop itself (openapi.json): then the extension is its own.
    if (i + 1 == pieces.size() && segment != pieces[i]) match.form = form_of_extension(route, segment);
    if (!pieces[i].starts_with('{')) {
      if (segment != pieces[i]) return std::nullopt;
      continue;
    }
    const std::string_view name = pieces[i].substr(1, pieces[i].size() - 2);
    const auto parameter = std::find_if(route.path.begin(), route.path.end(),
                                        [&](const Parameter& one) { return one.name == name; });
    if (parameter == route.path.end() || !fault_of(*parameter, segment).empty()) return std::nullopt;
    match.path.emplace(name, segment);
  }
  return match;
}

}  // namespace

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

const std::string* Call::given(std::string_view name) const {
  const auto found = query.find(name);
  return found == query.end() ? nullptr : &found->second;
}

std::string_view media_type_of(Form form) {
  switch (form) {
    case Form::json:
      return "application/json";
    case Form::csv:
      return "text/csv";
    case Form::html:
      return "text/html";
    case Form::text:
      return "text/plain";
    case Form::calendar:
      return "text/calendar";
  }
  return "application/octet-stream";
}

std::string_view extension_of(Form form) {
  switch (form) {
    case Form::json:
      return ".json";
    case Form::csv:
      return ".csv";
    case Form::calendar:
      return ".ics";
    case Form::html:
    case Form::text:
      break;
  }
  return "";
}

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::remove:
      return "DELETE";
  }
  return "GET";
}

std::optional<Match> find_route(const std::vector<Route>& routes, std::string_view path,
                                std::string_view method) {
  const auto segments = base::split(path, '/');
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::optional<Match> other;
  std::string allow;
  for (const Route& route : routes) {
    auto match = match_of(route, segments);
    if (!match) continue;
    if (name_of(route.method) == wanted) return match;
    if (!allow.empty()) allow += ", ";
    allow += route.method == Method::get ? "GET, HEAD" : name_of(route.method);
    if (!other) other = std::move(match);
  }
  if (other) other->allow = std::move(allow);
  return other;
}

std::optional<Form> form_for(const Match& match, std::string_view accept) {
  if (match.form) return match.form;
  std::optional<Form> best;
  double weight = 0.0;
  for (const Form form : match.route->forms) {
    const double one = weight_of(accept, media_type_of(form));
    if (one > weight) {
      best = form;
      weight = one;
    }
  }
  return best;
}

Values checked_query(const Route& route, const std::vector<std::pair<std::string, std::string>>& query) {
  Values values;
  for (const auto& [name, value] : query) {
    const auto parameter = std::find_if(route.query.begin(), route.query.end(),
                                        [&](const Parameter& one) { return one.name == name; });
    if (parameter == route.query.end()) {
      std::vector<std::string> known;
      known.reserve(route.query.size());
      for (const Parameter& one : route.query) known.push_back(one.name);
      throw Problem{400, "The address has a parameter that is not known here.",
                    known.empty() ? "Leave everything after the question mark out."
                                  : fmt::format("It may have {}.", fmt::join(known, ", "))};
    }
    if (const std::string fault = fault_of(*parameter, value); !fault.empty()) {
      throw Problem{400, fmt::format("The value of {} is not one that it may have.", parameter->name),
                    fmt::format("It may be {}.", fault)};
    }
    if (!values.emplace(name, value).second)
      throw Problem{400, fmt::format("{} is given twice.", parameter->name), "Give it once."};
  }
  return values;
}

}  // namespace windscreen::serve
