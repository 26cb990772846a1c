// Sending files, loading them, and looking at what became of them (docs/loading.md).
#pragma once

#include <vector>

#include "serve/accounts/people.h"
#include "serve/data/load_runner.h"
#include "serve/data/uploads.h"
#include "serve/http/route.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// What the routes of loading read and do. It must outlive them.
struct Loading {
  Loading(LakeView& view, People& who, const std::filesystem::path& workspace, UploadLimits limits = {})
      : lake(view),
        people(who),
        uploads(who.store, workspace, limits),
        // Whoever reads that a load is done asks for its snapshot next.
        runner(who.store, uploads, workspace, [&view] { view.look_now(); }) {}

  LakeView& lake;
  People& people;
  Uploads uploads;
  LoadRunner runner;
};

/// A route that needs load_data and is answered by `make`; `id` is its path's parameter where its address has
/// one. `loading` must outlive it.
Route loading_route(Loading& loading, const Parameter& id, Method method, const char* address,
                    const char* summary, const char* schema, Response (*make)(Loading&, const Call&),
                    Workers by);

/// /api/v1/uploads and below: all need load_data, and each sees their own.
std::vector<Route> upload_routes(Loading& loading);

/// /api/v1/loads and below, and what became of a snapshot's rows: all need load_data.
std::vector<Route> load_routes(Loading& loading);

/// /api/v1/snapshots/compare: needs see_figures. `lake` must outlive the route.
std::vector<Route> compare_routes(LakeView& lake);

}  // namespace windscreen::serve
