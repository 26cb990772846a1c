// The route table: every address of the server with who may use it, what it takes and what it gives. The
// router, the authorisation, the OpenAPI document and the tests read the same table.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "serve/document.h"
#include "serve/http_message.h"
#include "serve/identity.h"

namespace windscreen::serve {

/// The forms that an address has its data in. Without an extension the first of the route is given, unless
/// the Accept header prefers another.
enum class Form : std::uint8_t { json, csv, html, text };

/// What a parameter of a path or query may be.
struct Parameter {
  enum class Kind : std::uint8_t {
    /// Letters, digits, underscores and hyphens, up to 100.
    slug,
    /// A whole number from `least` to `most`.
    integer,
    /// YYYY-MM-DD.
    date,
    /// One of `choices`.
    choice,
    /// Several slugs with commas between them.
    slugs
  };
  std::string name;
  Kind kind = Kind::slug;
  /// In plain English, for the OpenAPI document.
  std::string about;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::vector<std::string> choices;
};

/// What was given for a route's parameters, checked against what they may be. Absent ones are not in it.
using Values = std::map<std::string, std::string, std::less<>>;

/// One request to one route.
struct Call {
  const Request& request;
  Values path;
  Values query;
  Form form = Form::json;
  std::optional<Identity> identity;

  /// The value of a query's parameter, or nullptr.
  const std::string* given(std::string_view name) const;
};

/// A document that takes long to make: a worker makes it, unless one with the key is kept. The key holds
/// everything that the document depends on.
struct Deferred {
  std::string key;
  std::function<Document()> make;
};

/// What a route gives: a response, a document at once, or one to be made. It may throw Problem or
/// base::Error.
using Answer = std::variant<Response, DocumentPtr, Deferred>;

struct Route {
  /// Slashes and words; "{name}" stands for one segment, which is the path's parameter of that name.
  std::string pattern;
  Access access;
  std::vector<Form> forms;
  std::vector<Parameter> path;
  std::vector<Parameter> query;
  /// One line for the OpenAPI document, and the name of its schema (openapi.h) for the JSON form; empty where
  /// the form is not described.
  std::string summary;
  std::string schema;
  /// Runs on the server's thread: it must not compute.
  std::function<Answer(const Call&)> answer;
};

/// "application/json" …, without the character set.
std::string_view media_type_of(Form form);
/// The extension of an address, such as ".json".
std::string_view extension_of(Form form);

}  // namespace windscreen::serve
