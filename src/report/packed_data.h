// The report's data as it stands in the page: compressed, and written in letters that need no escape.
#pragma once

#include <string>
#include <string_view>

namespace windscreen::report {

/// `bytes` compressed (RFC 1950, zlib) and written in base64 (RFC 4648, with padding). The page unpacks it
/// (web/src/data/packed.ts). Figures repeat one another, so a report is about a quarter as large so.
/// Thread-safe.
std::string pack(std::string_view bytes);

}  // namespace windscreen::report
