// One child's journey as one HTML file that needs no network, and as JSON for its page.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "report/journey.h"

namespace windscreen::report {

/// The version of the data's form; the page refuses another. web/src/journey/data.ts says the same.
inline constexpr int journey_contract = 1;

/// The page as built from web/, with places for the title and the data. Valid for the program's life.
std::string_view journey_template();

/// The journey as one JSON object in ASCII.
std::string to_json(const Journey& journey);

/// Writes the page, readable by its owner only: into a file beside it first, which then takes its name. Its
/// title names no identifier. Throws Error where the place cannot be written.
void write_journey(const Journey& journey, const std::filesystem::path& file);

}  // namespace windscreen::report
