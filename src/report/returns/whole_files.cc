#include "report/returns/whole_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace windscreen::report {
namespace {

constexpr std::size_t flush_return_at = std::size_t{256} << 10U;

}  // namespace

WholeFiles::WholeFiles(std::filesystem::path directory) : directory_(std::move(directory)) {
  lake::make_directories(directory_);
}

WholeFiles::~WholeFiles() {
  for (const auto& [written, place] : files_) ::unlink(written.c_str());
}

void WholeFiles::begin(std::string_view name) {
  close();
  const std::filesystem::path place = directory_ / name;
  std::filesystem::path written = place;
  written += fmt::format(".{}.part", ::getpid());
  file_ =
      lake::Descriptor(::open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!file_.is_open()) lake::throw_system_error(place, "the file cannot be written", errno);
  files_.emplace_back(std::move(written), place);
}

void WholeFiles::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= flush_return_at) flush();
}

void WholeFiles::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t count = ::write(file_.get(), rest.data(), rest.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      lake::throw_system_error(files_.back().second, "the file could not be written", errno);
    }
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  buffer_.clear();
}

void WholeFiles::close() {
  if (!file_.is_open()) return;
  flush();
  if (::fsync(file_.get()) != 0)
    lake::throw_system_error(files_.back().second, "the file could not be written to the disk", errno);
  file_.close();
}

void WholeFiles::finish() {
  close();
  for (const auto& [written, place] : files_) {
    if (::rename(written.c_str(), place.c_str()) != 0)
      lake::throw_system_error(place, "the file could not be put in its place", errno);
  }
  files_.clear();
  lake::sync_directory(directory_.empty() ? std::filesystem::path(".") : directory_);
}

}  // namespace windscreen::report
