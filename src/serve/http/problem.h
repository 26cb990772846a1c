// Errors as a client gets them: problem details (RFC 9457), with what to do. Never a path, a query or a
// stack.
#pragma once

#include <string>
#include <utility>

#include "base/error.h"
#include "serve/http/http_message.h"

namespace windscreen::serve {

/// What was wrong with one request. Thrown by handlers, or returned as a response.
struct Problem {
  int status = 500;
  /// What is wrong, in one plain sentence.
  std::string detail;
  /// What to do about it; may be empty.
  std::string remedy;
  /// A word for programs that must tell this from others of the status, such as "draft_conflict"; may be
  /// empty.
  std::string code = {};  // NOLINT(readability-redundant-member-init)
  /// Seconds for a Retry-After header; 0: none.
  int retry_after = 0;
};

/// What was asked for is refused, and the words are for who asked, at a page as on the command line.
struct Refused : base::Error {
  Refused(int status_code, const std::string& what, std::string remedy, std::string word = {},
          int seconds = 0)
      : base::Error(what, std::move(remedy)),
        status(status_code),
        code(std::move(word)),
        retry_after(seconds) {}
  Problem problem() const { return {status, what(), remedy(), code, retry_after}; }

  /// As in Problem.
  int status;
  std::string code;
  int retry_after;
};

/// application/problem+json with `type`, `title`, `status`, `detail`, `remedy` and `code`. Thread-safe.
Response respond_with(const Problem& problem);

}  // namespace windscreen::serve
