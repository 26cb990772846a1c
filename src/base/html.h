// Text within HTML.
#pragma once

#include <string>
#include <string_view>

namespace windscreen::base {

/// Text as it stands in an HTML element or an attribute between double quotes: what would begin a tag, a
/// character reference or end the attribute is a character reference itself (&, <, >, "). Thread-safe.
std::string html_text(std::string_view text);

}  // namespace windscreen::base
