#include "ingest/publish_load.h"

#include <algorithm>

#include "base/error.h"
#include "lake/durable.h"
#include "lake/work_directory.h"

namespace windscreen::ingest {
namespace {

// Tells how far a load is. Readers count rows by source; the source whose count has risen is being read.
class Teller {
 public:
  Teller(const lake::Staging& staging, const std::function<void(const LoadProgress&)>& progress)
      : staging_(staging), progress_(progress) {}

  void read(std::uint64_t done, std::uint64_t total) {
    now_.done = done;
    now_.total = total;
    const auto& counts = staging_.counts();
    seen_.resize(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i].read == seen_[i]) continue;
      now_.rows += counts[i].read - seen_[i];
      seen_[i] = counts[i].read;
      now_.file = staging_.sources()[i].file;
    }
    tell();
  }
  void enter(LoadStage stage) {
    now_.stage = stage;
    now_.done = now_.total;
    tell();
  }

 private:
  void tell() const {
    if (progress_) progress_(now_);
  }

  const lake::Staging& staging_;
  const std::function<void(const LoadProgress&)>& progress_;
  std::vector<std::uint64_t> seen_;
  LoadProgress now_;
};

// Goes when nothing is left in it, after what was made in it.
struct Scratch {
  std::filesystem::path path;
  explicit Scratch(std::filesystem::path directory) : path(std::move(directory)) {}
  ~Scratch() { lake::remove_if_unused(path); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
};

// What the program made alone would be a snapshot in which the authority has no children.
void refuse_made_alone(const lake::Staging& staging, const std::vector<MadeSource>& made) {
  std::uint64_t usable = 0;
  for (std::size_t i = 0; i < staging.sources().size(); ++i) {
    const std::string& file = staging.sources()[i].file;
    if (std::ranges::any_of(made, [&](const MadeSource& one) { return one.name == file; })) continue;
    usable += staging.counts()[i].kept + staging.counts()[i].merged;
  }
  if (usable == 0)
    throw base::Error("nothing could be used: no row of the files was kept",
                      "The lake is as it was. Check that the files are what they should be.");
}

std::optional<lake::Snapshot> load_files(const lake::Workspace& workspace,
                                         std::span<const std::filesystem::path> paths,
                                         const PublishOptions& options) {
  lake::Staging::Options where;
  where.scratch = workspace.lake_directory() / ".staging";
  lake::Staging staging(where);
  Teller teller(staging, options.progress);

  LoadOptions reading;
  reading.as_at = options.as_at;
  reading.names = options.names;
  reading.progress = [&](std::uint64_t done, std::uint64_t total) { teller.read(done, total); };
  const LoadReport report = load(staging, paths, reading);
  teller.enter(LoadStage::settling);
  staging.settle(options.as_at);

  if (!options.made.empty()) refuse_made_alone(staging, options.made);
  SettledLoad settled{report, staging, {}};
  for (const lake::RowCounts& one : staging.counts()) {
    settled.all.read += one.read;
    settled.all.kept += one.kept;
    settled.all.merged += one.merged;
    settled.all.rejected += one.rejected;
  }
  if (options.settled && !options.settled(settled)) return std::nullopt;
  teller.enter(LoadStage::publishing);
  return lake::publish(workspace, staging, options.as_at);
}

}  // namespace

std::string_view name_of(LoadStage stage) {
  switch (stage) {
    case LoadStage::reading:
      return "reading";
    case LoadStage::settling:
      return "settling";
    case LoadStage::publishing:
      return "publishing";
  }
  return "reading";
}

std::optional<lake::Snapshot> load_and_publish(const lake::Workspace& workspace,
                                               std::span<const std::filesystem::path> paths,
                                               const PublishOptions& options) {
  if (options.made.empty()) return load_files(workspace, paths, options);
  const Scratch scratch{workspace.lake_directory() / ".staging"};
  const lake::WorkDirectory work(scratch.path, ".made-");
  std::vector<std::filesystem::path> all(paths.begin(), paths.end());
  PublishOptions more = options;
  for (const MadeSource& made : options.made) {
    // Our own tables are told by the name of their file.
    const std::filesystem::path name = std::filesystem::path(made.name).filename();
    const std::filesystem::path file = work.path() / name;
    lake::write_file(file, made.bytes);
    all.push_back(file);
    more.names.emplace(file, made.name);
  }
  return load_files(workspace, all, more);
}

}  // namespace windscreen::ingest
