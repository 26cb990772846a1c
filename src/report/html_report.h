// The performance report as one HTML file that needs no network: the page that web/ builds, embedded in the
// program, with the report's data in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "report/report_data.h"

namespace windscreen::report {

/// The page as built from web/, with places for the title and the data. Valid for the program's life.
std::string_view page_template();

/// The page with title and data (as `pack` gives it) filled in. Throws Error where the template lacks a
/// place.
std::string fill_page(std::string_view page, std::string_view title, std::string_view data);

/// The report's title: "Performance report, Surrey, 30 September 2020".
std::string title_of(const Report& report);

/// Writes the report: into a file beside it first, which then takes its name, so that there is never half a
/// report. Throws Error where the place cannot be written.
void write_html(const Report& report, const std::filesystem::path& file);

}  // namespace windscreen::report
