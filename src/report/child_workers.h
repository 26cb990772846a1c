// Who works with each child, by a snapshot: for lists that are handed to teams.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "lake/lake.h"
#include "report/findings_workbook.h"

namespace windscreen::report {

/// The allocated worker of every child whose case is held on the snapshot's day, and the worker's team by
/// name (its identifier where it has none), by the child's identifier. Of several workers the one who was
/// allocated last. Throws base::Error where the snapshot cannot be read.
std::unordered_map<std::string, ChildWorker> child_workers(const lake::Snapshot& snapshot);

}  // namespace windscreen::report
