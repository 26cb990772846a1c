#include "base/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "base/error.h"

namespace windscreen::base {
namespace {

class FileBytes final : public ByteSource {
 public:
  FileBytes(const std::filesystem::path& path, std::string name)
      : name_(std::move(name)), file_(std::fopen(path.c_str(), "rb"), &std::fclose) {
    if (!file_) {
      throw Error::at(name_, 0, std::string("the file cannot be opened: ") + std::strerror(errno),
                      "Check that it exists and that you may read it.");
    }
    // The readers' own buffers are large; a second one only copies.
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
  }

  std::size_t read(std::span<char> buffer) override {
    if (std::feof(file_.get()) != 0) return 0;
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file_.get());
    if (std::ferror(file_.get()) != 0) {
      throw Error::at(name_, 0, std::string("the file could not be read to its end: ") + std::strerror(errno),
                      "Check that it is a file and that its disk is sound.");
    }
    return count;
  }

 private:
  std::string name_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

class TextBytes final : public ByteSource {
 public:
  explicit TextBytes(std::string_view text) : text_(text) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), text_.size());
    std::memcpy(buffer.data(), text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path, std::string name) {
  return std::make_unique<FileBytes>(path, std::move(name));
}

std::string read_whole_file(const std::filesystem::path& path) {
  FileBytes file(path, path.string());
  std::string text;
  std::size_t length = 0;
  for (;;) {
    text.resize(std::max<std::size_t>(length * 2, 4096));
    const std::size_t count = file.read(std::span(text).subspan(length));
    if (count == 0) break;
    length += count;
  }
  text.resize(length);
  return text;
}

std::unique_ptr<ByteSource> open_text(std::string_view text) { return std::make_unique<TextBytes>(text); }

}  // namespace windscreen::base
