#include "demo/audits/audit_snapshot.h"

#include <filesystem>
#include <vector>

#include "assure/audit_load.h"
#include "demo/day.h"

namespace windscreen::demo {

std::optional<lake::Snapshot> load_audits(const store::Store& store, const lake::Workspace& workspace,
                                          const std::function<void(const std::string&)>& progress) {
  const std::vector<std::filesystem::path> tables = {workspace.directory() / "sources" / "ssd"};
  const std::vector<lake::Snapshot> snapshots = lake::list_snapshots(workspace);
  if (snapshots.empty() || snapshots.back().rows("ext_audit") > 0 ||
      snapshots.back().as_at != date_of(last_day) || !std::filesystem::is_directory(tables.front()))
    return std::nullopt;
  if (progress)
    progress("Loading the tables of " + base::format_long(date_of(last_day)) + " with the audits");
  ingest::PublishOptions options;
  options.as_at = date_of(last_day);
  return assure::load_with_audits(store, workspace, tables, options);
}

}  // namespace windscreen::demo
