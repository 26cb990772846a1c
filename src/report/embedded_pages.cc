// The pages that web/ builds, put into the program as they are. CMake makes REPORT_PAGE, PROFILE_PAGE and
// JOURNEY_PAGE (the files' paths) and compiles this file again when they change.
#include <string_view>

#include "base/embedded_file.h"
#include "report/html_report.h"
#include "report/journey_page.h"
#include "report/profile_page.h"

// NOLINTBEGIN(hicpp-no-assembler)
WINDSCREEN_EMBED("windscreen_report_page", REPORT_PAGE);
WINDSCREEN_EMBED("windscreen_profile_page", PROFILE_PAGE);
WINDSCREEN_EMBED("windscreen_journey_page", JOURNEY_PAGE);
// NOLINTEND(hicpp-no-assembler)

// NOLINTBEGIN(modernize-avoid-c-arrays)
extern "C" {
extern const char windscreen_report_page[];
extern const char windscreen_report_page_end[];
extern const char windscreen_profile_page[];
extern const char windscreen_profile_page_end[];
extern const char windscreen_journey_page[];
extern const char windscreen_journey_page_end[];
}
// NOLINTEND(modernize-avoid-c-arrays)

namespace windscreen::report {

std::string_view page_template() { return {&windscreen_report_page[0], &windscreen_report_page_end[0]}; }

std::string_view profile_template() { return {&windscreen_profile_page[0], &windscreen_profile_page_end[0]}; }

std::string_view journey_template() { return {&windscreen_journey_page[0], &windscreen_journey_page_end[0]}; }

}  // namespace windscreen::report
