// Errors as a client gets them: problem details (RFC 9457), with what to do. Never a path, a query or a
// stack.
#pragma once

#include <string>

#include "serve/http_message.h"

namespace windscreen::serve {

/// What was wrong with one request. Thrown by handlers, or returned as a response.
struct Problem {
  int status = 500;
  /// What is wrong, in one plain sentence.
  std::string detail;
  /// What to do about it; may be empty.
  std::string remedy;
};

/// application/problem+json with `type`, `title`, `status`, `detail` and `remedy`. Thread-safe.
Response respond_with(const Problem& problem);

}  // namespace windscreen::serve
