// The page that web/ builds, put into the program as it is. CMake makes REPORT_PAGE (the file's path) and
// compiles this file again when it changes.
#include <string_view>

#include "report/html_report.h"

// NOLINTNEXTLINE(hicpp-no-assembler)
asm(".section .rodata\n"
    ".global windscreen_report_page\n"
    ".global windscreen_report_page_end\n"
    "windscreen_report_page:\n"
    ".incbin \"" REPORT_PAGE
    "\"\n"
    "windscreen_report_page_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char windscreen_report_page[];      // NOLINT(modernize-avoid-c-arrays)
extern const char windscreen_report_page_end[];  // NOLINT(modernize-avoid-c-arrays)
}

namespace windscreen::report {

std::string_view page_template() {
  return {windscreen_report_page,
          static_cast<std::size_t>(windscreen_report_page_end - windscreen_report_page)};
}

}  // namespace windscreen::report
