#include "serve/audits/tool_library.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <system_error>
#include <tuple>

#include "base/date.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using assure::ToolOrigin;

// Changes whenever a file comes, goes or is written.
std::string fingerprint(const fs::path& directory) {
  std::vector<std::string> files;
  std::error_code failed;
  for (fs::directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;
    const auto size = fs::file_size(at->path(), unknown);
    const auto written = fs::last_write_time(at->path(), unknown).time_since_epoch().count();
    files.push_back(at->path().filename().string() + "/" + std::to_string(unknown ? 0 : size) + "/" +
                    std::to_string(written));
  }
  std::ranges::sort(files);
  std::string all;
  for (const std::string& one : files) all += one + "\n";
  return all;
}

ToolOrigin origin_of(const std::string& text) {
  for (const ToolOrigin one : {ToolOrigin::authority, ToolOrigin::imported})
    if (text == assure::code(one)) return one;
  return ToolOrigin::shipped;
}

std::map<std::string, std::int64_t> uses(const store::Queries& reader) {
  static constexpr std::array<store::Kind, 2> kinds = {store::Kind::text, store::Kind::integer};
  std::map<std::string, std::int64_t> counted;
  for (const store::Row& row : reader.query(
           "select tool_id, count(*) from audits where tool_id is not null group by tool_id", {}, kinds))
    counted[std::get<std::string>(row.at(0))] = std::get<std::int64_t>(row.at(1));
  return counted;
}

}  // namespace

std::string tool_slug(const std::string& tool, const assure::Version& version) {
  std::string numbers = assure::words(version);
  std::ranges::replace(numbers, '.', '-');
  return tool + "-" + numbers;
}

std::shared_ptr<const assure::ToolCatalogue> tool_catalogue(const AuditSources& sources) {
  struct Known {
    std::string print;
    std::shared_ptr<const assure::ToolCatalogue> catalogue;
  };
  static std::mutex mutex;
  static std::map<std::string, Known> all;
  const fs::path directory = sources.workspace / "audit_tools";
  const std::string print = fingerprint(directory);
  const std::lock_guard lock(mutex);
  Known& known = all[directory.string()];
  if (!known.catalogue || known.print != print)
    known = {print, std::make_shared<const assure::ToolCatalogue>(assure::load_tools(directory))};
  return known.catalogue;
}

ToolLibrary tool_library(const AuditSources& sources, const store::Queries& reader) {
  const auto catalogue = tool_catalogue(sources);
  ToolLibrary out;
  out.faults = catalogue->faults;
  const auto counted = uses(reader);
  for (const store::AuditTool& kept : assure::kept_tools(reader)) {
    LibraryTool one;
    try {
      one.tool = assure::parsed_tool(kept);
    } catch (const base::Error& error) {
      out.faults.push_back({"", error.what(), error.remedy()});
      continue;
    }
    one.id = tool_slug(kept.tool, one.tool->version);
    one.hash = kept.hash;
    one.origin = origin_of(kept.origin);
    one.last_day = kept.effective_to;
    const auto used = counted.find(kept.id);
    one.audits = used == counted.end() ? 0 : used->second;
    one.kept = kept;
    out.tools.push_back(std::move(one));
  }
  for (const assure::CatalogueTool& file : catalogue->tools) {
    const std::string id = tool_slug(file.tool.id, file.tool.version);
    const auto kept = std::ranges::find(out.tools, id, &LibraryTool::id);
    if (kept != out.tools.end()) {
      kept->file = file.file;
      if (kept->hash != file.sha256) {
        out.faults.push_back({file.file,
                              file.file + " is no longer what version " + assure::words(file.tool.version) +
                                  " of \"" + file.tool.id + "\" was when it was taken in",
                              "Put the file back as it was, and give the changed tool a new version."});
      }
      continue;
    }
    LibraryTool one;
    one.id = id;
    // Shares the catalogue, so that nothing is copied.
    one.tool = std::shared_ptr<const assure::Tool>(catalogue, &file.tool);
    one.hash = file.sha256;
    one.origin = file.own ? ToolOrigin::authority : ToolOrigin::shipped;
    one.file = file.file;
    if (file.tool.until) one.last_day = base::format_iso(*file.tool.until);
    out.tools.push_back(std::move(one));
  }
  std::ranges::sort(out.tools, {},
                    [](const LibraryTool& one) { return std::tie(one.tool->id, one.tool->version); });
  return out;
}

const LibraryTool* ToolLibrary::find(const std::string& id) const {
  const auto found = std::ranges::find(tools, id, &LibraryTool::id);
  return found == tools.end() ? nullptr : &*found;
}

const LibraryTool* ToolLibrary::in_force(const std::string& tool, const std::string& day) const {
  const LibraryTool* found = nullptr;
  for (const LibraryTool& one : tools) {
    if (one.tool->id == tool && base::format_iso(one.tool->from) <= day &&
        (!one.last_day || day <= *one.last_day))
      found = &one;
  }
  return found;
}

const LibraryTool* ToolLibrary::before(const LibraryTool& one) const {
  const LibraryTool* found = nullptr;
  for (const LibraryTool& other : tools)
    if (other.tool->id == one.tool->id && other.tool->version < one.tool->version) found = &other;
  return found;
}

}  // namespace windscreen::serve
