// Content hashes, for telling whether a file is the one that it says it is.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace windscreen::base {

/// SHA-256 (FIPS 180-4), fed piece by piece. Not thread-safe: one thread an object.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);
  /// The digest of all that was fed, as 64 lower-case hexadecimal digits. Ends the object's use.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of `bytes` in hexadecimal. Thread-safe.
std::string sha256(std::string_view bytes);
/// SHA-256 of a file's bytes in hexadecimal. Throws Error when it cannot be read. Thread-safe.
std::string sha256_file(const std::filesystem::path& path);

}  // namespace windscreen::base
