// The versions of audit tools that there are for an authority: those of the program, of its workspace's
// audit_tools/, and those in the store.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assure/stored_tools.h"
#include "assure/tool_catalogue.h"
#include "serve/audits/audit_sources.h"

namespace windscreen::serve {

/// The program's tools and those of the workspace's audit_tools/ (assure::load_tools), read again only when a
/// file there is another one. Thread-safe.
std::shared_ptr<const assure::ToolCatalogue> tool_catalogue(const AuditSources& sources);

/// One version.
struct LibraryTool {
  /// As addresses have it: "core-1-0-0". A slug; nothing of a child.
  std::string id;
  std::shared_ptr<const assure::Tool> tool;
  std::string hash;
  assure::ToolOrigin origin = assure::ToolOrigin::shipped;
  /// Where the file stands that it was read from; empty for one that only the store has.
  std::string file;
  /// As the store has it; absent while no round has taken it and nobody has saved it.
  std::optional<store::AuditTool> kept;
  /// The last day on which an audit may begin with it, as the store says where it has it.
  std::optional<std::string> last_day;
  /// Audits that use it.
  std::int64_t audits = 0;
};

struct ToolLibrary {
  /// By tool, then by version.
  std::vector<LibraryTool> tools;
  /// Files that cannot be used, with what to do.
  std::vector<assure::CatalogueFault> faults;

  /// nullptr where there is none of the id.
  const LibraryTool* find(const std::string& id) const;
  /// The highest version in force on a day; nullptr where there is none.
  const LibraryTool* in_force(const std::string& tool, const std::string& day) const;
  /// The version before, of the same tool; nullptr for the first.
  const LibraryTool* before(const LibraryTool& one) const;
};

/// Within the transaction of `reader`. A version that the store has is as the store has it; a file that says
/// otherwise is a fault.
ToolLibrary tool_library(const AuditSources& sources, const store::Queries& reader);

/// "core-1-0-0".
std::string tool_slug(const std::string& tool, const assure::Version& version);

}  // namespace windscreen::serve
