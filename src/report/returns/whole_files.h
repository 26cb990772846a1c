// Files that appear whole or not at all: each is written beside its place, and only when all are written and
// on the disk are they renamed. What they hold is about children, so they are readable by their owner only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lake/durable.h"

namespace windscreen::report {

/// Files of one directory, written one after another. One thread at a time; every failure is a base::Error
/// that names the file.
class WholeFiles {
 public:
  /// Makes the directory when it is missing.
  explicit WholeFiles(std::filesystem::path directory);
  /// Leaves nothing behind of what was not finished.
  ~WholeFiles();
  WholeFiles(const WholeFiles&) = delete;
  WholeFiles& operator=(const WholeFiles&) = delete;

  /// Ends the file before, and begins the next.
  void begin(std::string_view name);
  void write(std::string_view text);
  /// Ends writing and puts all files in their places, over those that stood there.
  void finish();

 private:
  void flush();
  void close();

  std::filesystem::path directory_;
  /// What was written, and the place that it goes to.
  std::vector<std::pair<std::filesystem::path, std::filesystem::path>> files_;
  lake::Descriptor file_;
  std::string buffer_;
};

}  // namespace windscreen::report
