// The figures that the improvement record's measures are held against on the command line.
#pragma once

#include "cli/command.h"
#include "improve/engine_readings.h"

namespace windscreen::cli {

/// Three years of months of every indicator that the record names, from the workspace's newest snapshot, for
/// the authority's own use; none without a snapshot. Throws base::Error where the workspace cannot be read.
improve::ReadingSeries series_of(const Context& context, const improve::Book& book);

}  // namespace windscreen::cli
