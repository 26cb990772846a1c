// What a child is called for those who may not know who it is.
#pragma once

#include <string>
#include <string_view>

namespace windscreen::serve {

/// References that mean nothing outside: a keyed hash of the child's identifier (BLAKE2b, 64 bits of it). The
/// same child has the same reference for as long as the server runs, so that two lists can be laid side by
/// side, and so does a copy of this; who has the identifiers but not the key cannot find the child by trying
/// them all. Thread-safe.
class ChildReferences {
 public:
  /// With a new random key that nobody sees. Throws Error when there are no random numbers.
  ChildReferences();

  /// "ref-" and 16 hexadecimal digits.
  std::string of(std::string_view person_id) const;

  /// The same of a worker, for those who see no names: "staff-" and 16 digits, never those of a child with
  /// the same identifier.
  std::string of_worker(std::string_view worker_id) const;

 private:
  std::string key_;
};

}  // namespace windscreen::serve
