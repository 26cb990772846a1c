// Versions of audit tools in the store: taken in when they are first needed, frozen when an audit first uses
// them, retired when no audit is to begin with them any more. Functions belong to the transaction of their
// Writer or Reader.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"
#include "assure/tool_catalogue.h"
#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Where a version came from: the program, the authority (its workspace or the builder), or an upload.
enum class ToolOrigin : std::uint8_t { shipped, authority, imported };
/// As store::AuditTool::origin has it.
std::string_view code(ToolOrigin origin);

/// Puts a version into the store, or finds it there: its content as YAML (write_yaml), its tool_hash, in
/// force from its `from` to its `until`. `account` is who had it taken in; absent for the server itself.
/// Throws base::Error for a tool that check_tool finds fault with, and where the same version of the same
/// tool is there with other contents: a version is never changed.
store::AuditTool keep_tool(store::Writer& writer, const Tool& tool, ToolOrigin origin,
                           const std::optional<std::string>& account);

/// The same for a tool of the catalogue. Throws base::Error, too, where its last day was before `today`.
store::AuditTool keep_tool(store::Writer& writer, const CatalogueTool& tool,
                           const std::optional<std::string>& account, base::Date today);

/// The store's versions, by tool, then by version as numbers. Of one tool where `tool` is not empty.
std::vector<store::AuditTool> kept_tools(const store::Reader& reader, const std::string& tool = {});

/// The store's version with which an audit that begins on this day is made: the highest of those in force.
/// nullopt where there is none. Versions that only the catalogue has are not looked at: take_in_force does.
std::optional<store::AuditTool> kept_in_force(const store::Reader& reader, const std::string& tool,
                                              base::Date day);

/// The highest version in force on the day of store and catalogue together, kept in the store if it was not
/// yet. A version that the store has counts as the store says, so one that was retired stays so. Throws
/// base::Error where none is in force, or keep_tool throws.
store::AuditTool take_in_force(store::Writer& writer, const ToolCatalogue& catalogue, const std::string& tool,
                               const std::optional<std::string>& account, base::Date day);

/// Marks that an audit uses a version from now on; nothing where one did already. Throws base::Error where
/// there is no such version, or where its content is no longer what its hash is of (check_frozen).
store::AuditTool freeze_tool(store::Writer& writer, const std::string& id);

/// No audit begins with the version after `last_day`. Audits that have begun keep it. Throws base::Error
/// where there is no such version, or it begins after that day.
store::AuditTool retire_tool(store::Writer& writer, const std::string& id, base::Date last_day);

/// What a stored version asks, kept in memory once it was read. Throws base::Error where its content is no
/// tool. Thread-safe; what it gives never changes.
std::shared_ptr<const Tool> parsed_tool(const store::AuditTool& kept);

}  // namespace windscreen::assure
