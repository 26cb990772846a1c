// Bytes one chunk after another: what readers of large files are fed with, so that no file is held whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace windscreen::base {

/// A stream of bytes. One thread at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the front of `buffer` and gives the number of bytes; 0 only at the end (`buffer` is never empty).
  /// May give fewer bytes than there is room for. Throws Error when the bytes cannot be read.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

/// The bytes of a file. `name` is what errors call it. Throws Error when it cannot be opened.
std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path, std::string name);

/// Everything that a small file holds (settings, manifests, definitions). Throws Error, naming the file, when
/// it cannot be read whole. Safe from any thread.
std::string read_whole_file(const std::filesystem::path& path);

/// The bytes of a text in memory, which must outlive the source.
std::unique_ptr<ByteSource> open_text(std::string_view text);

}  // namespace windscreen::base
