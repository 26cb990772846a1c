// A whole load: files read, settled and published as one snapshot. What the command line and the server both
// do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "ingest/load.h"
#include "lake/lake.h"
#include "lake/workspace.h"

namespace windscreen::ingest {

/// What a load is doing. Reading comes first; until publishing it can be given up.
enum class LoadStage : std::uint8_t { reading, settling, publishing };

/// "reading", "settling", "publishing".
std::string_view name_of(LoadStage stage);

/// How far a load is.
struct LoadProgress {
  LoadStage stage = LoadStage::reading;
  /// Bytes of the files that are read, as near as can be told, and of all.
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  /// Rows read so far.
  std::uint64_t rows = 0;
  /// The file that rows were read from last, as it is called; empty before the first.
  std::string file;
};

/// A load whose rows are all read and settled, and not yet published.
struct SettledLoad {
  const LoadReport& report;
  /// Its sources, their counts and the reasons for rejects are known.
  lake::Staging& staging;
  /// The counts of all sources together.
  lake::RowCounts all;
};

/// A source that the program makes itself, as a CSV file of one of our own tables: the store's practice
/// audits, what the statutory checks found.
struct MadeSource {
  /// What it is called in a snapshot, such as "practice audits/ext_audit.csv". No file that somebody sends
  /// can be called so.
  std::string name;
  /// CSV with a header.
  std::string bytes;
};

struct PublishOptions {
  /// The day that the files describe.
  base::Date as_at;
  /// Sources beside the files. They alone are no extract: where nothing of the files could be used the load
  /// is refused.
  std::vector<MadeSource> made;
  /// What a file is called in errors, sources and rejects, where that is not its path.
  std::map<std::filesystem::path, std::string> names;
  /// Called now and then, and when a stage begins; may be empty. What it throws before the stage of
  /// publishing ends the load, which then publishes nothing.
  std::function<void(const LoadProgress&)> progress;
  /// Hears of the rows before they are published; when it says false nothing is. May be empty.
  std::function<bool(SettledLoad&)> settled;
};

/// Reads `paths` (load.h says how) and publishes them in the workspace's lake; nullopt where `settled` said
/// no. Throws Error where a file cannot be read, nothing in them was usable or the disk refuses, and whatever
/// `progress` and `settled` throw: then nothing is published and nothing is left behind. Any number of
/// processes may load into one workspace at once.
std::optional<lake::Snapshot> load_and_publish(const lake::Workspace& workspace,
                                               std::span<const std::filesystem::path> paths,
                                               const PublishOptions& options);

}  // namespace windscreen::ingest
