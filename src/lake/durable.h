// Files and directories that are on the disk when a function returns, and readable by their owner only: the
// lake holds data about children. Every failure is an Error that names the file. Thread-safe.
#pragma once

#include <filesystem>
#include <string_view>

namespace windscreen::lake {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }
  void close();

 private:
  int descriptor_;
};

/// Throws an Error that says what could not be done to `path` and why (from errno), and what to do about it.
[[noreturn]] void throw_system_error(const std::filesystem::path& path, std::string_view what, int code);

/// Makes a directory and its missing parents, each fsynced into its own parent; those it makes are for their
/// owner only. Nothing happens when it is there.
void make_directories(const std::filesystem::path& path);

/// Writes a new file, for its owner only, and fsyncs it. Does not fsync the directory.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Replaces a file at one stroke: written beside, fsynced, renamed over it, directory fsynced.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Makes a file that another library wrote private to its owner, and fsyncs it.
void settle_file(const std::filesystem::path& path);

/// Fsyncs a directory, so that the names in it are on the disk.
void sync_directory(const std::filesystem::path& path);

}  // namespace windscreen::lake
