#include "lake/work_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <random>
#include <string>
#include <system_error>

#include "base/error.h"

namespace windscreen::lake {

namespace fs = std::filesystem;

namespace {

constexpr const char* lock_name = ".lock";

/// True when the lock was taken; waits when `wait`.
bool take_lock(const Descriptor& file, bool wait) {
  int result = 0;
  do {
    result = ::flock(file.get(), LOCK_EX | (wait ? 0 : LOCK_NB));
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

/// True when no live process works in the directory. The caller holds the parent's lock, under which work
/// directories are made and renamed, so one without a lock file is what a killed process left.
bool is_abandoned(const fs::path& directory) {
  const Descriptor lock(::open((directory / lock_name).c_str(), O_RDWR | O_CLOEXEC));
  if (!lock.is_open()) return errno == ENOENT;
  return take_lock(lock, false);
}

void remove_abandoned(const fs::path& parent, std::string_view prefix) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    // What cannot be removed does no harm: it is hidden, and the next load tries again.
    if (is_abandoned(entry.path())) fs::remove_all(entry.path(), ignored);
  }
}

std::string random_letters() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}", device(), device());
}

}  // namespace

ParentLock::ParentLock(const fs::path& parent) {
  const fs::path path = parent / lock_name;
  while (true) {
    make_directories(parent);
    file_ = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file_.is_open()) {
      if (errno == ENOENT) continue;  // removed with its parent in this very moment
      throw_system_error(path, "the lock cannot be opened", errno);
    }
    if (!take_lock(file_, true)) throw_system_error(path, "the lock cannot be taken", errno);
    // Another process may have removed the file while this one waited: then this lock keeps no one out.
    struct stat mine{};
    struct stat named{};
    if (::fstat(file_.get(), &mine) == 0 && ::stat(path.c_str(), &named) == 0 &&
        mine.st_ino == named.st_ino && mine.st_dev == named.st_dev)
      return;
  }
}

WorkDirectory::WorkDirectory(const fs::path& parent, std::string_view prefix) {
  const ParentLock held(parent);
  remove_abandoned(parent, prefix);
  path_ = parent / (std::string(prefix) + random_letters());
  if (::mkdir(path_.c_str(), S_IRWXU) != 0) throw_system_error(path_, "the directory cannot be made", errno);
  lock_ = Descriptor(::open((path_ / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!lock_.is_open() || !take_lock(lock_, false)) {
    const int code = errno;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    throw_system_error(path_, "the directory cannot be locked", code);
  }
}

WorkDirectory::~WorkDirectory() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

void WorkDirectory::rename_to(const fs::path& target, const ParentLock& /*held*/) {
  if (::unlink((path_ / lock_name).c_str()) != 0)
    throw_system_error(path_, "the lock cannot be removed", errno);
  sync_directory(path_);
  if (::rename(path_.c_str(), target.c_str()) != 0)
    throw_system_error(target, "the directory could not be given its name", errno);
  try {
    sync_directory(target.parent_path());
  } catch (const base::Error& error) {
    // Whether the name is on the disk is unknown: take it back, so that the answer is no.
    if (::rename(target.c_str(), path_.c_str()) == 0) throw;
    path_.clear();
    throw base::Error(fmt::format("{} is there and whole, but the disk did not confirm it: {}",
                                  target.string(), error.what()),
                      "Check the disk, then load again: what is there already is not loaded twice.");
  }
  path_.clear();
}

void remove_if_unused(const fs::path& parent) {
  std::error_code ignored;
  if (!fs::is_directory(parent, ignored)) return;
  try {
    const ParentLock held(parent);
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
      if (entry.path().filename() != lock_name) return;
    }
    // Whoever waits for the lock sees that its file is gone and starts again.
    ::unlink((parent / lock_name).c_str());
    ::rmdir(parent.c_str());
  } catch (const base::Error&) {
    return;  // an empty directory does no harm
  }
}

}  // namespace windscreen::lake
