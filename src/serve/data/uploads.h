// Files that people send to be loaded, in parts: what is on its way, whose it is, and how much of it there
// may be.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "serve/data/upload_files.h"
#include "store/loads.h"
#include "store/store.h"

namespace windscreen::serve {

/// The most bytes of a part. Small enough that each of the server's connections may hold one, and that one
/// arrives over a slow line within the time that a request may take.
inline constexpr std::size_t most_part = std::size_t{512} << 10U;

struct UploadLimits {
  /// Of all files that wait to be loaded, together.
  std::uint64_t bytes = std::uint64_t{8} << 30U;
  /// Files that one account may have waiting.
  std::int64_t files = 500;
  /// Without a part for so long an upload is abandoned, and its file removed.
  std::chrono::hours idle{24};
};

/// An upload, and how many bytes of it are there.
struct UploadView {
  store::Upload row;
  std::uint64_t received = 0;
};

/// Thread-safe. Nobody sees or changes another account's uploads: to others they are not there (404). All
/// throw Refused with what to do, or Error where the store or the disk fails. On a thread of its own removes
/// what is abandoned.
class Uploads {
 public:
  /// `store` must outlive this.
  Uploads(store::Store& store, const std::filesystem::path& workspace, UploadLimits limits = {});
  ~Uploads();
  Uploads(const Uploads&) = delete;
  Uploads& operator=(const Uploads&) = delete;

  const UploadFiles& files() const { return files_; }

  /// Announces a file of `bytes` bytes. `name` is for people: folders in it are left out. 409
  /// (`uploads_full`) where there is no room for it within the limits, 507 on the disk.
  UploadView begin(const std::string& account, std::string_view name, std::uint64_t bytes);
  /// Adds a part (UploadFiles::add says how).
  UploadView add(const std::string& account, const std::string& id, std::uint64_t offset,
                 std::string_view bytes);
  /// Compares the file with the hash that the sender has computed. 409 (`upload_incomplete`) where parts are
  /// missing, 422 (`hash_differs`) where it is another: the file is then removed. Reads the whole file.
  UploadView finish(const std::string& account, const std::string& id, std::string_view sha256);
  /// Removes it, for good.
  void remove(const std::string& account, const std::string& id);

  /// Those of the account that are open or whole, in the order they began.
  std::vector<UploadView> of(const std::string& account) const;

  /// Removes the files of uploads that no longer wait, or wait in vain. `now` is the time of the files. Done
  /// every hour by itself.
  void sweep(std::filesystem::file_time_type now);

 private:
  store::Upload own(const store::Reader& reader, const std::string& account, const std::string& id) const;
  void keep_sweeping(const std::stop_token& stopping);

  store::Store& store_;
  UploadFiles files_;
  UploadLimits limits_;
  std::mutex mutex_;
  std::condition_variable_any resting_;
  /// The last member: it is stopped before the others go.
  std::jthread sweeper_;
};

/// A file's name as a person's computer gives it, without folders, control characters and what is beyond 200
/// bytes; empty where nothing is left. Thread-safe.
std::string shown_name(std::string_view name);

}  // namespace windscreen::serve
