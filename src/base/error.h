// Errors that a user can act on. Any room may throw them; the command line prints them and exits 1.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace windscreen::base {

/// What went wrong, where, and what to do about it. Every error that can reach a user is one of these.
/// Thread-safe: a value.
class Error : public std::runtime_error {
 public:
  /// `what` says what is wrong in a plain sentence; `remedy` says what to do ("" when nothing can be said).
  explicit Error(const std::string& what, std::string remedy = {});

  /// The same, about a place in a source: `file` as the user named it, `line` counted from 1 (0: no line).
  static Error at(const std::string& file, std::uint64_t line, const std::string& what,
                  std::string remedy = {});

  /// What to do about it; may be empty.
  const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

}  // namespace windscreen::base
