// Opening a snapshot of the lake.
#include "lake/lake.h"
#include "measure/measure.h"
#include "measure/measure_state.h"
#include "query/memory.h"

namespace windscreen::measure {
namespace {

query::Database open_database(const lake::Workspace& workspace) {
  query::Options options;
  // The other half is for the children's records and the figures.
  options.memory_limit = query::memory_to_plan_with() / 2;
  // Only what does not fit in memory is ever written there, and the engine removes it.
  options.temp_directory = workspace.directory() / ".spill";
  return query::Database(options);
}

std::map<std::string, Relations::Size, std::less<>> sizes_of(const lake::Snapshot& snapshot) {
  std::map<std::string, Relations::Size, std::less<>> sizes;
  for (const lake::TableFile& file : snapshot.tables) sizes[file.table] = {file.rows, file.bytes};
  return sizes;
}

}  // namespace

Measurer::Measurer(const lake::Workspace& workspace, const lake::Snapshot& snapshot)
    : state_(std::make_unique<State>(open_database(workspace), snapshot.as_at, workspace.authority(),
                                     load_catalogue(workspace.indicators_directory()))) {
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
