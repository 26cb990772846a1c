// What the commands that print figures share.
#pragma once

#include "cli/output.h"
#include "measure/definition.h"
#include "report/figure_rows.h"

namespace windscreen::cli {

using report::figure_rows;
using report::find_definition;
using report::wide_columns;

/// Names every definition that cannot be used, with file and line, on standard error.
void say_faults(const measure::Catalogue& catalogue);

}  // namespace windscreen::cli
