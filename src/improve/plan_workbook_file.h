// Sheets of a plan as a workbook (.xlsx).
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "improve/plan_workbook.h"

namespace windscreen::improve {

/// Writes the sheets to a file, which is there whole or not at all: headings in bold that stay in sight, days
/// as days, texts as texts and never as formulas. A text longer than a cell can hold (32,767 characters) is
/// cut. Throws base::Error where the file cannot be written. Thread-safe for different paths.
void write_plan_workbook(std::span<const PlanSheet> sheets, const std::filesystem::path& path);

/// The same as bytes, by a file in the directory for temporary ones that is removed again.
std::string plan_workbook_bytes(std::span<const PlanSheet> sheets);

}  // namespace windscreen::improve
