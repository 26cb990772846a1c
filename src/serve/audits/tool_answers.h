// What the addresses of audit tools say of a version.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "assure/tool_changes.h"
#include "assure/tool_reader.h"
#include "serve/audits/tool_library.h"

namespace windscreen::serve {

/// A version without its content: what it is called, when it is used, where it is from. Its columns are those
/// of the schema AuditToolVersions. `day`: today, for whether it is the one in force.
nlohmann::ordered_json version_json(const ToolLibrary& library, const LibraryTool& one,
                                    const std::string& day);

/// What differs between two versions.
nlohmann::ordered_json changes_json(const std::vector<assure::ToolChange>& changes);

/// What stands in the way of using a tool.
nlohmann::ordered_json faults_json(const std::vector<assure::ToolFault>& faults);

}  // namespace windscreen::serve
