// A hidden directory to work in that a killed process cannot leave behind for good: it is locked while its
// process lives, and the next one to work in the same parent removes those whose lock is free.
#pragma once

#include <filesystem>
#include <string_view>

#include "lake/durable.h"

namespace windscreen::lake {

/// Holds the parent's lock (`.lock` in it) for as long as it lives. Waits for other processes.
class ParentLock {
 public:
  explicit ParentLock(const std::filesystem::path& parent);

 private:
  Descriptor file_;
};

/// One thread at a time.
class WorkDirectory {
 public:
  /// Makes `parent` when missing and in it a new directory, for its owner only, whose name is `prefix` (which
  /// starts with a dot) and random letters. Removes those that killed processes left. Throws Error when the
  /// disk refuses.
  WorkDirectory(const std::filesystem::path& parent, std::string_view prefix);
  /// Removes the directory with all that is in it, unless it was renamed.
  ~WorkDirectory();
  WorkDirectory(const WorkDirectory&) = delete;
  WorkDirectory& operator=(const WorkDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Gives the directory its final name in the same parent, at one stroke, with its names and its parent
  /// fsynced. The caller holds the parent's lock and has fsynced the files. When the disk refuses,
  /// Error is thrown and the directory has no other name than before, or, when the disk refuses that too, is
  /// whole under its new name, and the error says so.
  void rename_to(const std::filesystem::path& target, const ParentLock& held);

 private:
  std::filesystem::path path_;
  Descriptor lock_;
};

/// Removes a parent in which no one works any more (it holds nothing but its lock), when it is one.
void remove_if_unused(const std::filesystem::path& parent);

}  // namespace windscreen::lake
