// A request and a response, free of the library that carries them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windscreen::serve {

/// Header fields in the order they came; names keep their case and compare without it.
class Headers {
 public:
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  /// The value of the first field of that name; nullptr when there is none.
  const std::string* find(std::string_view name) const;
  /// How many fields have that name.
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A request as it came in, within the server's limits of size. Nothing in it is checked yet.
struct Request {
  /// "GET", "HEAD" …, in upper case.
  std::string method;
  /// The request target with path and query, still percent-encoded.
  std::string target;
  Headers headers;
  std::string body;
  /// The address that the connection comes from (the proxy's, behind one).
  std::string peer;
};

/// What is sent back. The body is shared: a cached document is sent without a copy.
struct Response {
  int status = 200;
  Headers headers;
  /// nullptr is an empty body.
  std::shared_ptr<const std::string> body;
  /// Says how long the body would be and sends none (HEAD, 304).
  bool head_only = false;
  /// What went wrong behind it, in words for the server's log alone, without anyone's name; mostly empty.
  std::string fault = {};  // NOLINT(readability-redundant-member-init)
};

/// Takes the response to one request: call it once, from any thread. A second call does nothing.
using Respond = std::function<void(Response)>;

/// Answers a request. Runs on the server's own thread, so it must not compute or wait: what takes long is
/// given to workers, who call `respond`.
using Handler = std::function<void(std::shared_ptr<const Request> request, Respond respond)>;

/// The reason phrase of a status code ("Not Found").
std::string_view reason_of(int status);

}  // namespace windscreen::serve
