#include "serve/data/ended_load.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "assure/audit_load.h"
#include "base/date.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using store::DataLoad;
using store::DataLoadFile;

constexpr const char* by_itself = "system:server";

struct LeftLoad {
  DataLoad row;
  std::vector<DataLoadFile> files;
};

std::vector<LeftLoad> left_loads(const store::Store& store) {
  return store.read([](const store::Queries& reader) {
    std::vector<LeftLoad> left;
    for (DataLoad& row : reader.select<DataLoad>("where state = 'running' order by began_at, id")) {
      auto files = reader.select<DataLoadFile>("where load_id = :load order by name, id", {{"load", row.id}});
      left.push_back({std::move(row), std::move(files)});
    }
    return left;
  });
}

// Each file of a load is a source of its snapshot, and files of one content are one. The audits that a load
// takes from the store are a source that nobody sent.
std::optional<lake::Snapshot> snapshot_of(const LeftLoad& load,
                                          const std::vector<lake::Snapshot>& snapshots) {
  std::set<std::string> loaded;
  for (const DataLoadFile& file : load.files) loaded.insert(file.sha256);
  const auto found = std::find_if(snapshots.begin(), snapshots.end(), [&](const lake::Snapshot& one) {
    std::set<std::string> sources;
    for (const lake::SourceRecord& record : one.sources) {
      if (record.source.file != assure::audit_source_name) sources.insert(record.source.sha256);
    }
    // Both moments are ISO 8601 in UTC with milliseconds, so they compare as text.
    return base::format_iso(one.as_at) == load.row.as_at && one.loaded_at >= load.row.began_at &&
           sources == loaded;
  });
  return found == snapshots.end() ? std::nullopt : std::optional(*found);
}

DataLoad interrupted(DataLoad row) {
  row.state = "interrupted";
  row.problem = "The server stopped while the load was running.";
  row.remedy = cut_off_remedy;
  return row;
}

DataLoad published(DataLoad row, const lake::Snapshot& snapshot) {
  lake::RowCounts all;
  for (const lake::SourceRecord& source : snapshot.sources) {
    all.read += source.counts.read;
    all.kept += source.counts.kept;
    all.merged += source.counts.merged;
    all.rejected += source.counts.rejected;
  }
  row.state = "published";
  row.snapshot = snapshot.name();
  row.rows_read = static_cast<std::int64_t>(all.read);
  row.rows_kept = static_cast<std::int64_t>(all.kept);
  row.rows_merged = static_cast<std::int64_t>(all.merged);
  row.rows_rejected = static_cast<std::int64_t>(all.rejected);
  row.rows_flagged = static_cast<std::int64_t>(snapshot.flagged);
  return row;
}

}  // namespace

void write_ended(store::Writer& writer, const DataLoad& row, const std::vector<DataLoadFile>& files) {
  writer.update(row);
  for (const DataLoadFile& file : files) {
    auto upload = writer.find<store::Upload>(file.upload_id);
    if (!upload) continue;
    if (row.state == "published") upload->state = "loaded";
    upload->changed_at = row.ended_at.value_or(row.began_at);
    writer.update(*upload);
  }
}

void remove_loaded(const Uploads& uploads, const std::vector<DataLoadFile>& files) {
  for (const DataLoadFile& file : files) uploads.files().remove(file.upload_id);
}

void settle_left_loads(store::Store& store, const Uploads& uploads, const std::filesystem::path& workspace) {
  const std::vector<LeftLoad> left = left_loads(store);
  if (left.empty()) return;
  const auto snapshots = lake::list_snapshots(lake::Workspace::open(workspace));
  for (const LeftLoad& load : left) {
    const auto snapshot = snapshot_of(load, snapshots);
    DataLoad row = snapshot ? published(load.row, *snapshot) : interrupted(load.row);
    row.ended_at = store::now();
    store.write({by_itself, snapshot ? "load.published" : "load.interrupt"},
                [&](store::Writer& writer) { write_ended(writer, row, load.files); });
    if (snapshot) remove_loaded(uploads, load.files);
  }
}

}  // namespace windscreen::serve
