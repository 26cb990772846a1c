// Opening a snapshot of the lake.
#include <memory>

#include "base/error.h"
#include "lake/lake.h"
#include "lake/work_directory.h"
#include "measure/measure.h"
#include "measure/measure_state.h"
#include "query/memory.h"

namespace windscreen::measure {
namespace {

// Children's records may be in it, so it is the process's own and does not outlive it: what a killed process
// leaves, the next one removes.
class Spill {
 public:
  explicit Spill(const std::filesystem::path& parent)
      : parent_(parent), directory_(std::make_unique<lake::WorkDirectory>(parent, ".run-")) {}
  ~Spill() {
    directory_.reset();
    lake::remove_if_unused(parent_);
  }
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;

  const std::filesystem::path& path() const { return directory_->path(); }

 private:
  std::filesystem::path parent_;
  std::unique_ptr<lake::WorkDirectory> directory_;
};

// nullptr in a workspace that may only be read: then everything must fit in memory.
std::shared_ptr<const Spill> make_spill(const lake::Workspace& workspace) {
  try {
    return std::make_shared<const Spill>(workspace.directory() / ".spill");
  } catch (const base::Error&) {
    return nullptr;
  }
}

query::Database open_database(const Spill* spill) {
  query::Options options;
  // The other half is for the children's records and the figures.
  options.memory_limit = query::memory_to_plan_with() / 2;
  if (spill != nullptr) options.temp_directory = spill->path();
  return query::Database(options);
}

std::map<std::string, Relations::Size, std::less<>> sizes_of(const lake::Snapshot& snapshot) {
  std::map<std::string, Relations::Size, std::less<>> sizes;
  for (const lake::TableFile& file : snapshot.tables) sizes[file.table] = {file.rows, file.bytes};
  return sizes;
}

}  // namespace

Measurer::Measurer(const lake::Workspace& workspace, const lake::Snapshot& snapshot) {
  const std::shared_ptr<const Spill> spill = make_spill(workspace);
  state_ = std::make_unique<State>(open_database(spill.get()), snapshot.as_at, workspace.authority(),
                                   load_catalogue(workspace.indicators_directory()));
  state_->spill = spill;
  {
    query::Connection connection = state_->database.connect();
    lake::attach(connection, snapshot);
  }
  state_->relations =
      std::make_unique<Relations>(state_->database, state_->catalogue.shared,
                                  Reference{snapshot.as_at, &state_->authority}, sizes_of(snapshot));
  state_->reach = Reach(snapshot, state_->catalogue.shared);
}

}  // namespace windscreen::measure
