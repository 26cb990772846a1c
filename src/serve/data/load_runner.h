// Loading files that people have sent: one load at a time in a workspace, in the background, by the same code
// as `windscreen load --audits`: the store's final audits are one more source.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/publish_load.h"
#include "lake/durable.h"
#include "serve/data/uploads.h"
#include "store/loads.h"
#include "store/store.h"

namespace windscreen::serve {

/// A load and its files. `progress` is there while this server runs it.
struct LoadView {
  store::DataLoad row;
  std::vector<store::DataLoadFile> files;
  std::optional<ingest::LoadProgress> progress;
  /// Somebody has asked it to stop.
  bool stopping = false;
};

/// Thread-safe, but for its destructor. A load holds a lock in the workspace for as long as its process
/// lives, so that a row that says "running" without the lock is known to be one that was cut off.
class LoadRunner {
 public:
  /// Settles what an earlier server has left (ended_load.h). `store` and `uploads` must outlive this.
  /// `published` is called on the load's thread when its snapshot is in the lake and before its row says so,
  /// and must not throw. Throws Error.
  LoadRunner(store::Store& store, Uploads& uploads, std::filesystem::path workspace,
             std::function<void()> published = {});
  /// Gives up the load that runs, as if interrupted, and waits for it: moments while it reads, longer where
  /// it publishes.
  ~LoadRunner();
  LoadRunner(const LoadRunner&) = delete;
  LoadRunner& operator=(const LoadRunner&) = delete;

  /// Begins a load of finished uploads of the account, and gives its id. Throws Refused: 404 or 409 for an
  /// upload that is not there or not whole, 422 where two files have one name or there are none, 409
  /// (`load_running`) while another load runs, of this server or another of the workspace.
  std::string begin(const std::string& account, base::Date as_at, const std::vector<std::string>& uploads);

  /// Asks a load to stop. It does where nothing is published yet. Throws Refused: 404 where there is none,
  /// 409
  /// (`load_over`) where this server does not run it.
  void cancel(const std::string& account, const std::string& id);

  /// A load; nullopt where there is none.
  std::optional<LoadView> find(const std::string& id);
  /// All loads, newest first, at most 500.
  std::vector<LoadView> all();

  /// Gives up what runs and waits for it. No load may begin after.
  void stop();

 private:
  struct Running;
  void settle_left();
  void run(const std::shared_ptr<Running>& running);
  bool write_down(const Running& running, const store::DataLoad& row);
  void end(const Running& running, store::DataLoad row);
  void add_progress(LoadView& view) const;
  lake::Descriptor take_lock() const;

  store::Store& store_;
  Uploads& uploads_;
  const std::filesystem::path workspace_;
  const std::function<void()> published_;
  mutable std::mutex mutex_;
  std::shared_ptr<Running> running_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace windscreen::serve
