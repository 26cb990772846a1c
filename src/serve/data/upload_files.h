// The bytes of files that people send to be loaded, on their way into the workspace's lake: one file an
// upload below `uploads` in the workspace, for its owner only, under a name that this program made.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http/problem.h"

namespace windscreen::serve {

/// Thread-safe; several servers of one workspace may use the same files.
class UploadFiles {
 public:
  explicit UploadFiles(const std::filesystem::path& workspace);

  const std::filesystem::path& directory() const { return directory_; }
  /// The file of an upload. `id` is a row's, made by the store: never what a client sent.
  std::filesystem::path path_of(const std::string& id) const;

  /// How many bytes of it are there.
  std::uint64_t received(const std::string& id) const;

  /// Adds a part and gives how many bytes are there then. A part that is there already is left as it is, so
  /// that whoever got no answer may send it again. Throws Refused: 409 (`upload_offset`) for a part that does
  /// not begin where the file ends, 422 for one that goes beyond `most`, 507 (`disk_full`) where the disk has
  /// no room: the file is then as it was. Throws Error where the disk fails.
  std::uint64_t add(const std::string& id, std::uint64_t offset, std::string_view bytes, std::uint64_t most);

  /// Sees that the file is on the disk and gives its SHA-256 in hexadecimal. Takes a second or so for a few
  /// hundred MB. Throws Error.
  std::string settle(const std::string& id) const;

  /// Removes it; nothing happens where it is gone.
  void remove(const std::string& id) const;

  /// A file's upload and when a part was last added.
  struct Kept {
    std::string id;
    std::filesystem::file_time_type changed;
  };
  std::vector<Kept> all() const;

  /// Bytes that the disk has room for.
  std::uint64_t room() const;

 private:
  std::filesystem::path directory_;
};

}  // namespace windscreen::serve
