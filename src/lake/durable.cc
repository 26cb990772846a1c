#include "lake/durable.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "base/error.h"

namespace windscreen::lake {

namespace fs = std::filesystem;

Descriptor::~Descriptor() { close(); }

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = other.descriptor_;
    other.descriptor_ = -1;
  }
  return *this;
}

void Descriptor::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void throw_system_error(const fs::path& path, std::string_view what, int code) {
  std::string remedy;
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      remedy = "Free some space on that disk and run the command again.";
      break;
    case EACCES:
    case EPERM:
      remedy = "Check that you may write there.";
      break;
    case EROFS:
      remedy = "That disk is read-only; choose a workspace elsewhere.";
      break;
    default:
      remedy = "Check the disk that it is on and run the command again.";
  }
  throw base::Error::at(path.string(), 0, fmt::format("{}: {}", what, std::generic_category().message(code)),
                        remedy);
}

void sync_directory(const fs::path& path) {
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open()) throw_system_error(path, "the directory cannot be opened", errno);
  if (::fsync(directory.get()) != 0)
    throw_system_error(path, "the directory could not be written to the disk", errno);
}

void make_directories(const fs::path& path) {
  if (path.empty() || fs::is_directory(path)) return;
  const fs::path absolute = fs::absolute(path).lexically_normal();
  // "a/b/" has an empty last part.
  const fs::path directory = absolute.has_filename() ? absolute : absolute.parent_path();
  make_directories(directory.parent_path());
  if (::mkdir(directory.c_str(), S_IRWXU) != 0) {
    const int code = errno;
    if (code == EEXIST && fs::is_directory(directory)) return;
    throw_system_error(path, "the directory cannot be made", code);
  }
  sync_directory(directory.parent_path());
}

void write_file(const fs::path& path, std::string_view content) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!file.is_open()) throw_system_error(path, "the file cannot be written", errno);
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw_system_error(path, "the file could not be written", errno);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) throw_system_error(path, "the file could not be written to the disk", errno);
}

void replace_file(const fs::path& path, std::string_view content) {
  fs::path beside = path;
  beside += fmt::format(".{}.new", ::getpid());
  try {
    write_file(beside, content);
    if (::rename(beside.c_str(), path.c_str()) != 0)
      throw_system_error(path, "the file could not be replaced", errno);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
  sync_directory(path.parent_path().empty() ? fs::path(".") : path.parent_path());
}

void settle_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!file.is_open()) throw_system_error(path, "the file cannot be opened", errno);
  if (::fchmod(file.get(), S_IRUSR | S_IWUSR) != 0)
    throw_system_error(path, "the file could not be made private", errno);
  if (::fsync(file.get()) != 0) throw_system_error(path, "the file could not be written to the disk", errno);
}

}  // namespace windscreen::lake
