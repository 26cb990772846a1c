#include "serve/data/upload_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/hash.h"
#include "lake/durable.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".upload";

[[noreturn]] void refuse_offset(std::uint64_t there) {
  throw Refused(409, fmt::format("The part does not begin where the file ends: {} bytes are there.", there),
                "Ask how much of the upload is there, and go on from that byte.", "upload_offset");
}

bool says_no_room(int code) { return code == ENOSPC || code == EDQUOT || code == EFBIG; }

// Held until the descriptor is closed; keeps out other threads and other servers alike.
void lock(const lake::Descriptor& file, const fs::path& path) {
  int result = 0;
  do {
    result = ::flock(file.get(), LOCK_EX);
  } while (result != 0 && errno == EINTR);
  if (result != 0) lake::throw_system_error(path, "the file cannot be locked", errno);
}

std::uint64_t length_of(const lake::Descriptor& file, const fs::path& path) {
  struct stat about{};
  if (::fstat(file.get(), &about) != 0)
    lake::throw_system_error(path, "the file's length cannot be read", errno);
  return static_cast<std::uint64_t>(about.st_size);
}

// 0, or why not everything could be written.
int write_at(const lake::Descriptor& file, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    if (written == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return 0;
}

}  // namespace

UploadFiles::UploadFiles(const fs::path& workspace) : directory_(workspace / "uploads") {}

fs::path UploadFiles::path_of(const std::string& id) const { return directory_ / (id + std::string(suffix)); }

std::uint64_t UploadFiles::received(const std::string& id) const {
  std::error_code none;
  const auto size = fs::file_size(path_of(id), none);
  return none ? 0 : size;
}

std::uint64_t UploadFiles::add(const std::string& id, std::uint64_t offset, std::string_view bytes,
                               std::uint64_t most) {
  lake::make_directories(directory_);
  const fs::path path = path_of(id);
  const lake::Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!file.is_open()) {
    if (says_no_room(errno))
      throw Refused(507, "The server's disk is full.", "Tell whoever runs it.", "disk_full");
    lake::throw_system_error(path, "the file cannot be opened", errno);
  }
  lock(file, path);
  const std::uint64_t there = length_of(file, path);
  if (offset > most || bytes.size() > most - offset)
    throw Refused(422, "The part goes beyond the length that was announced.",
                  "The file has changed since: choose it again.", "upload_too_long");
  const std::uint64_t end = offset + bytes.size();
  if (end <= there && offset < there) return there;
  if (offset != there) refuse_offset(there);
  if (const int fault = write_at(file, offset, bytes); fault != 0) {
    // What was written of the part goes, so that it can be sent again whole.
    if (::ftruncate(file.get(), static_cast<off_t>(there)) != 0 || !says_no_room(fault))
      lake::throw_system_error(path, "the part could not be written", fault);
    throw Refused(507, "The server's disk is full.", "Tell whoever runs it; what was sent so far is kept.",
                  "disk_full");
  }
  return end;
}

std::string UploadFiles::settle(const std::string& id) const {
  lake::settle_file(path_of(id));
  lake::sync_directory(directory_);
  return base::sha256_file(path_of(id));
}

void UploadFiles::remove(const std::string& id) const {
  std::error_code none;
  fs::remove(path_of(id), none);
}

std::vector<UploadFiles::Kept> UploadFiles::all() const {
  std::vector<Kept> kept;
  std::error_code none;
  for (fs::directory_iterator at(directory_, none), end; !none && at != end; at.increment(none)) {
    const std::string name = at->path().filename().string();
    if (!name.ends_with(suffix)) continue;
    std::error_code gone;
    const auto changed = fs::last_write_time(at->path(), gone);
    if (!gone) kept.push_back({name.substr(0, name.size() - suffix.size()), changed});
  }
  return kept;
}

std::uint64_t UploadFiles::room() const {
  std::error_code none;
  const auto space = fs::space(directory_.parent_path(), none);
  return none ? 0 : space.available;
}

}  // namespace windscreen::serve
