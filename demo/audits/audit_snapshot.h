// The demo's audits in its lake, so that figures know them.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "lake/lake.h"
#include "lake/workspace.h"
#include "store/store.h"

namespace windscreen::demo {

/// Loads the demo's tables of its last day once more, with the store's audits (assure/audit_load.h), and
/// gives the snapshot. nullopt, and nothing done, where the newest snapshot knows audits already or is of
/// another day, and where the demo's sources are not there. Throws base::Error when the disk refuses.
std::optional<lake::Snapshot> load_audits(const store::Store& store, const lake::Workspace& workspace,
                                          const std::function<void(const std::string&)>& progress = {});

}  // namespace windscreen::demo
