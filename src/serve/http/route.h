// The route table: every address of the server with who may use it, what it takes and what it gives. The
// router, the authorisation, the OpenAPI document and the tests read the same table.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "serve/accounts/identity.h"
#include "serve/http/document.h"
#include "serve/http/http_message.h"

namespace windscreen::serve {

/// What a route does to its address. HEAD is answered wherever GET is.
enum class Method : std::uint8_t { get, post, put, remove };

/// What a route takes as a body. Forms are for pages without script; bytes are a part of a file, which comes
/// as application/octet-stream and stays in `Request::body`.
enum class BodyKind : std::uint8_t { none, json, json_or_form, bytes };

/// The forms that an address has its data in. Without an extension the first of the route is given, unless
/// the Accept header prefers another.
enum class Form : std::uint8_t { json, csv, html, text, calendar };

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
    slugs,
    /// Any text of up to 200 characters that holds no control character: the name of a group.
    text
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
  /// The body of a route that takes one: an object, of a form one of strings. nullptr otherwise.
  std::shared_ptr<const nlohmann::json> body = {};  // NOLINT(readability-redundant-member-init)

  /// The value of a query's parameter, or nullptr.
  const std::string* given(std::string_view name) const;
};

/// A document that takes long to make: a worker makes it, unless one with the key is kept. The key holds
/// everything that the document depends on.
struct Deferred {
  std::string key;
  std::function<Document()> make;
};

/// The workers that an answer is made by, each kind with threads of its own, so that none waits for
/// another's.
enum class Workers : std::uint8_t {
  /// Those that read and write the store.
  store,
  /// The few that hash passwords, which takes long and much memory.
  passwords,
  /// Those that compute figures and read snapshots and long files.
  figures,
  /// Those that wait for the council's directory.
  directory
};

/// An answer that is made anew for each request, on a worker. It may throw what a route may.
struct Work {
  std::function<Response(const Call&)> make;
  Workers by = Workers::store;
};

/// What a route gives: a response, a document at once, one to be made, or work. It may throw Problem, Refused
/// or base::Error.
using Answer = std::variant<Response, DocumentPtr, Deferred, Work>;

struct Route {
  /// Slashes and words; "{name}" stands for one segment, which is the path's parameter of that name.
  std::string pattern;
  Access access;
  std::vector<Form> forms;
  std::vector<Parameter> path;
  std::vector<Parameter> query;
  /// The query is another site's answer, which may hold anything: it is not checked against `query`, and the
  /// route reads it out of the request itself.
  bool foreign_query = false;
  /// One line for the OpenAPI document, and the name of its schema (openapi.h) for the JSON form; empty where
  /// the form is not described.
  std::string summary;
  std::string schema;
  /// Runs on the server's thread or on a worker: it must not compute, and must be thread-safe.
  std::function<Answer(const Call&)> answer;
  Method method = Method::get;
  /// For post and put; `takes` is the schema of the body, but of bytes.
  BodyKind body = BodyKind::none;
  std::string takes = {};  // NOLINT(readability-redundant-member-init)
  /// Bytes of a body that may be longer than the server's limit for all (http_server.h); 0: that one.
  std::size_t most_body = 0;
  /// Whether a request counts as use of the session, and so moves its idle limit.
  bool counts_as_use = true;
  /// The page that draws this address in a browser. It holds no data, so whoever reaches the server is given
  /// it in place of Form::html, whatever the access and the query; `access` is for the data. nullptr: none.
  DocumentPtr shell = {};  // NOLINT(readability-redundant-member-init)
};

/// "GET", "POST" …
std::string_view name_of(Method method);

/// "application/json" …, without the character set.
std::string_view media_type_of(Form form);
/// The extension of an address, such as ".json".
std::string_view extension_of(Form form);

}  // namespace windscreen::serve
