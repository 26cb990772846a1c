// The application's pages: their addresses, and the data of each at the same address.
#pragma once

#include <string_view>
#include <vector>

#include "serve/children/child_reference.h"
#include "serve/http/route.h"
#include "serve/pages/app_files.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"
#include "serve/pages/reports.h"

namespace windscreen::serve {

/// Every address that the application draws, with its scripts and style sheets. In a browser each gives the
/// same page without data, to whoever reaches the server; its data, with .json and .csv, needs
/// Permission::see_figures. `/api/v1/report` is the whole that the pages are drawn from. Throws Error where
/// the application in the program is not whole. `lake`, `reports`, `figures` and `references` must outlive
/// the routes.
std::vector<Route> page_routes(LakeView& lake, Reports& reports, Figures& figures,
                               const ChildReferences& references);

/// True where the path is that of a page with figures at its own address, whether or not there is such an
/// area, indicator or team. Thread-safe.
bool is_page_of_figures(std::string_view path);

}  // namespace windscreen::serve
