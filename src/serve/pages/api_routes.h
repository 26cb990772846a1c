// The route table's parts. Each gives routes to be put together by the server (server_program.h).
#pragma once

#include <memory>
#include <vector>

#include "serve/http/route.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// /api/v1: snapshots, areas, indicators, figures, definitions. All need Permission::see_figures. The
/// arguments must outlive the routes.
std::vector<Route> figure_routes(LakeView& lake, Figures& figures);

/// The parameter `snapshot` of a query, and the snapshot that a call names by it: the newest where it names
/// none. Throws Problem (404).
Parameter snapshot_parameter();
const lake::Snapshot& wanted_snapshot(const LakeState& state, const Call& call);

/// What can be asked of one indicator's figures: `by`, `group`, `months`, `window`, `as_at`, `snapshot`,
/// `audience`.
std::vector<Parameter> figure_parameters();

/// The figures that the call's query asks for of the indicator `id` of its path, in the columns of
/// `windscreen indicators`. Throws Problem.
Answer figures_answer(LakeView& lake, Figures& figures, const Call& call);

}  // namespace windscreen::serve
