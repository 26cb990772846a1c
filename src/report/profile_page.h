// An authority's published picture as one HTML file that needs no network, and as JSON for its page.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "benchmark/dataset.h"
#include "benchmark/profile.h"

namespace windscreen::report {

/// The version of the data's form; the page refuses another. web/src/profile/data.ts says the same.
inline constexpr int profile_contract = 3;

/// The page as built from web/, with places for the title and the data. Valid for the program's life.
std::string_view profile_template();

/// "Published picture: Surrey, 2013 to 2025".
std::string title_of(const benchmark::Profile& profile);

/// The profile and the datasets it is from as one JSON object in ASCII.
std::string to_json(const benchmark::Profile& profile, const std::vector<benchmark::Dataset>& datasets);

/// Writes the page: into a file beside it first, which then takes its name. Throws Error where the place
/// cannot be written.
void write_profile(const benchmark::Profile& profile, const std::vector<benchmark::Dataset>& datasets,
                   const std::filesystem::path& file);

}  // namespace windscreen::report
