#include "assure/stored_tools.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "base/error.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::AuditTool;

// Far more than an authority has; what is not there is read again.
constexpr std::size_t most_parsed = 256;

std::string called(const std::string& tool, const std::string& version) {
  return "Version " + version + " of the tool \"" + tool + "\"";
}

Version version_of(const AuditTool& kept) { return read_version(kept.version).value_or(Version{}); }

bool in_force(const AuditTool& kept, const std::string& day) {
  return kept.effective_from <= day && (!kept.effective_to || day <= *kept.effective_to);
}

bool in_force(const Tool& tool, base::Date day) {
  return tool.from <= day && (!tool.until || day <= *tool.until);
}

AuditTool found(const store::Writer& writer, const std::string& id) {
  auto kept = writer.find<AuditTool>(id);
  if (!kept)
    throw base::Error("There is no such version of an audit tool.", "Open the list of audit tools again.");
  return std::move(*kept);
}

void refuse_faults(const Tool& tool) {
  const auto faults = check_tool(tool);
  if (faults.empty()) return;
  const std::string at = faults.front().id.empty() ? "" : faults.front().id + ": ";
  throw base::Error("The audit tool cannot be used: " + at + faults.front().what, faults.front().remedy);
}

}  // namespace

std::string_view code(ToolOrigin origin) {
  static constexpr std::array<std::string_view, 3> codes = {"shipped", "authority", "imported"};
  return codes.at(static_cast<std::size_t>(origin));
}

AuditTool keep_tool(store::Writer& writer, const Tool& tool, ToolOrigin origin,
                    const std::optional<std::string>& account) {
  refuse_faults(tool);
  const std::string version = words(tool.version);
  const std::string hash = tool_hash(tool);
  auto same = writer.select<AuditTool>("where tool = :tool and version = :version",
                                       {{"tool", tool.id}, {"version", version}});
  if (!same.empty()) {
    AuditTool& kept = same.front();
    if (kept.hash == hash) return std::move(kept);
    if (kept.frozen_at) {
      const std::array<UsedVersion, 1> used = {UsedVersion{tool.id, tool.version, kept.hash}};
      check_frozen(tool, used);
    }
    throw base::Error(called(tool.id, version) + " is there already, with other contents.",
                      "Give the changed tool a higher version.");
  }
  AuditTool kept;
  kept.id = store::new_id();
  kept.tool = tool.id;
  kept.version = version;
  kept.title = tool.name;
  kept.hash = hash;
  kept.content = write_yaml(tool);
  kept.origin = code(origin);
  kept.added_by = account;
  kept.added_at = store::now();
  kept.effective_from = base::format_iso(tool.from);
  if (tool.until) kept.effective_to = base::format_iso(*tool.until);
  writer.insert(kept);
  return kept;
}

AuditTool keep_tool(store::Writer& writer, const CatalogueTool& tool,
                    const std::optional<std::string>& account, base::Date today) {
  if (tool.tool.until && *tool.tool.until < today) {
    throw base::Error(called(tool.tool.id, words(tool.tool.version)) + " was for audits until " +
                          base::format_iso(*tool.tool.until) + ".",
                      "Use a later version.");
  }
  return keep_tool(writer, tool.tool, tool.own ? ToolOrigin::authority : ToolOrigin::shipped, account);
}

std::vector<AuditTool> kept_tools(const store::Reader& reader, const std::string& tool) {
  auto all = tool.empty() ? reader.select<AuditTool>()
                          : reader.select<AuditTool>("where tool = :tool", {{"tool", tool}});
  std::ranges::sort(all, {}, [](const AuditTool& one) { return std::tuple(one.tool, version_of(one)); });
  return all;
}

std::optional<AuditTool> kept_in_force(const store::Reader& reader, const std::string& tool, base::Date day) {
  const std::string at = base::format_iso(day);
  auto all = kept_tools(reader, tool);
  for (auto one = all.rbegin(); one != all.rend(); ++one)
    if (in_force(*one, at)) return std::move(*one);
  return std::nullopt;
}

AuditTool take_in_force(store::Writer& writer, const ToolCatalogue& catalogue, const std::string& tool,
                        const std::optional<std::string>& account, base::Date day) {
  const auto all = kept_tools(writer, tool);
  auto highest = kept_in_force(writer, tool, day);
  const CatalogueTool* newer = nullptr;
  for (const CatalogueTool& one : catalogue.tools) {
    if (one.tool.id != tool || !in_force(one.tool, day)) continue;
    const bool is_kept =
        std::ranges::any_of(all, [&](const AuditTool& kept) { return version_of(kept) == one.tool.version; });
    if (is_kept || (highest && one.tool.version < version_of(*highest))) continue;
    if (newer == nullptr || newer->tool.version < one.tool.version) newer = &one;
  }
  if (newer != nullptr) return keep_tool(writer, *newer, account, day);
  if (highest) return std::move(*highest);
  throw base::Error(
      "No version of the audit tool \"" + tool + "\" is in force on " + base::format_iso(day) + ".",
      "Choose another tool, or make a version that begins by then.");
}

AuditTool freeze_tool(store::Writer& writer, const std::string& id) {
  AuditTool kept = found(writer, id);
  const auto tool = parsed_tool(kept);
  const std::array<UsedVersion, 1> used = {UsedVersion{kept.tool, version_of(kept), kept.hash}};
  check_frozen(*tool, used);
  if (kept.frozen_at) return kept;
  kept.frozen_at = store::now();
  writer.update(kept);
  return kept;
}

AuditTool retire_tool(store::Writer& writer, const std::string& id, base::Date last_day) {
  AuditTool kept = found(writer, id);
  const std::string day = base::format_iso(last_day);
  if (day < kept.effective_from) {
    throw base::Error(called(kept.tool, kept.version) + " begins on " + kept.effective_from + ".",
                      "Give that day or a later one as its last.");
  }
  kept.effective_to = day;
  writer.update(kept);
  return kept;
}

std::shared_ptr<const Tool> parsed_tool(const AuditTool& kept) {
  struct Parsed {
    std::string content;
    std::shared_ptr<const Tool> tool;
  };
  static std::mutex mutex;
  static std::map<std::string, Parsed> all;
  {
    const std::lock_guard lock(mutex);
    const auto known = all.find(kept.hash);
    if (known != all.end() && known->second.content == kept.content) return known->second.tool;
  }
  auto tool = std::make_shared<const Tool>(read_tool(kept.content, called(kept.tool, kept.version)));
  const std::lock_guard lock(mutex);
  if (all.size() >= most_parsed) all.clear();
  all.insert_or_assign(kept.hash, Parsed{kept.content, tool});
  return tool;
}

}  // namespace windscreen::assure
