// The audit tools that there are: those of the program (audit_tools/*.yaml, embedded) and an authority's own
// in its workspace's audit_tools/.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"

namespace windscreen::assure {

/// A file of audit_tools/ as it was when the program was built.
struct BuiltinTool {
  std::string_view path;
  std::string_view text;
};

/// In the order of their paths (cmake/embed_files.cmake). Constant and thread-safe.
std::span<const BuiltinTool> builtin_tools();

struct CatalogueTool {
  Tool tool;
  /// tool_hash.
  std::string sha256;
  std::string file;
  /// True for a tool of the workspace.
  bool own = false;
};

/// A file that is no tool: what is wrong, where (file and line are in the words), and what to do.
struct CatalogueFault {
  std::string file;
  std::string what;
  std::string remedy;
};

struct ToolCatalogue {
  /// By id, then by version.
  std::vector<CatalogueTool> tools;
  std::vector<CatalogueFault> faults;
};

/// The program's tools and those of the directory (none where it does not exist). A file that cannot be used
/// becomes a fault and hides nothing else; so does a second file with a version that is there already and
/// other contents. Thread-safe.
ToolCatalogue load_tools(const std::filesystem::path& workspace_tools);

/// The tool's version with which an audit that begins on this day is made: the latest of those in force.
/// nullptr where there is none. Points into `catalogue`.
const CatalogueTool* tool_in_force(const ToolCatalogue& catalogue, std::string_view id, base::Date day);

}  // namespace windscreen::assure
