// Reading an audit tool from YAML, and the rules that make it one (docs/audit_tools.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"

namespace windscreen::assure {

/// Reads a tool. Throws base::Error with `file`, line and remedy for YAML that read_yaml refuses, for an
/// unknown or missing key, and for whatever check_tool finds. The canonical form (tool_text.h) is read too.
/// Thread-safe.
Tool read_tool(std::string_view text, const std::string& file);

/// What makes a tool unusable.
struct ToolFault {
  /// The question, section or choice at fault; empty where it is the tool itself.
  std::string id;
  std::string what;
  std::string remedy;
};

/// Holds a tool made in any way to the rules: names and texts that are there and not too long, ids unique,
/// conditions about questions that exist and values that they can have, no question that depends on itself by
/// whatever way, four descriptors or none, unsafe answers and choices that fit, record values that exist.
/// Empty: all is well. Thread-safe.
std::vector<ToolFault> check_tool(const Tool& tool);

/// What stands in the way of using this text as a tool, whether it cannot be read (one fault, about the
/// section or question that was being read) or check_tool has something to say. `tool` is set where it could
/// be read. Thread-safe.
struct ReadTool {
  std::optional<Tool> tool;
  std::vector<ToolFault> faults;
};
ReadTool try_tool(std::string_view text, const std::string& file);

/// The values that an answer to the question can have as a word: grades, yes, partly and no, its choices, 0
/// to
/// 10. Empty for other types. "not_applicable" is always possible besides.
std::vector<std::string> possible_values(const Question& question);

/// A version that has been used, as it was then (tool_hash).
struct UsedVersion {
  std::string tool;
  Version version;
  std::string sha256;
};

/// A version is frozen once it has been used: throws base::Error when `tool` is one of the used versions and
/// is no longer what it was. Thread-safe.
void check_frozen(const Tool& tool, std::span<const UsedVersion> used);

}  // namespace windscreen::assure
