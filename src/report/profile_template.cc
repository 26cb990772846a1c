// The profile's page, put into the program as it is. CMake makes PROFILE_PAGE (the file's path) and compiles
// this file again when it changes.
#include <string_view>

#include "report/profile_page.h"

// NOLINTNEXTLINE(hicpp-no-assembler)
asm(".section .rodata\n"
    ".global windscreen_profile_page\n"
    ".global windscreen_profile_page_end\n"
    "windscreen_profile_page:\n"
    ".incbin \"" PROFILE_PAGE
    "\"\n"
    "windscreen_profile_page_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char windscreen_profile_page[];      // NOLINT(modernize-avoid-c-arrays)
extern const char windscreen_profile_page_end[];  // NOLINT(modernize-avoid-c-arrays)
}

namespace windscreen::report {

std::string_view profile_template() {
  return {windscreen_profile_page,
          static_cast<std::size_t>(windscreen_profile_page_end - windscreen_profile_page)};
}

}  // namespace windscreen::report
