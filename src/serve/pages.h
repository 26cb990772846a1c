// The application's pages: their addresses, and the data of each at the same address.
#pragma once

#include <vector>

#include "serve/app_files.h"
#include "serve/lake_view.h"
#include "serve/reports.h"
#include "serve/route.h"

namespace windscreen::serve {

/// Every address that the application draws, with its scripts and style sheets. In a browser each gives the
/// same page without data, to whoever reaches the server; its data, with .json and .csv, needs
/// Permission::see_figures. `/api/v1/report` is the whole that the pages are drawn from. Throws Error where the application in the program is not
/// whole. `lake` and `reports` must outlive the routes.
std::vector<Route> page_routes(LakeView& lake, Reports& reports, bool public_picture);

}  // namespace windscreen::serve
