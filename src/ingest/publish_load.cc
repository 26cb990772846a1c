#include "ingest/publish_load.h"

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

}  // namespace windscreen::ingest
