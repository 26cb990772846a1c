#include "assure/tool_catalogue.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <tuple>

#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "assure/yaml_tree.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed) throw base::Error("cannot read " + path.string() + ": " + failed.message());
  // One byte more than read_yaml takes, so that it says what is wrong.
  const YamlLimits limits;
  std::string text(std::min<std::uintmax_t>(size, limits.bytes + 1), '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || !in) throw base::Error("cannot read " + path.string());
  return text;
}

class Gathering {
 public:
  void take(const std::string& file, std::string_view text, bool own) {
    CatalogueTool one;
    one.tool = read_tool(text, file);
    one.sha256 = tool_hash(one.tool);
    one.file = file;
    one.own = own;
    for (const CatalogueTool& other : out_.tools) {
      if (other.tool.id != one.tool.id || other.tool.version != one.tool.version) continue;
      if (other.sha256 == one.sha256) return;
      throw base::Error(file + " is version " + words(one.tool.version) + " of the tool \"" + one.tool.id +
                            "\", which " + other.file + " is too, with other contents",
                        "Give the changed tool a new version.");
    }
    out_.tools.push_back(std::move(one));
  }
  template <typename Read>
  void attempt(const std::string& file, const Read& read) {
    try {
      read();
    } catch (const base::Error& error) {
      out_.faults.push_back({file, error.what(), error.remedy()});
    }
  }
  ToolCatalogue finish() {
    std::ranges::sort(out_.tools, {},
                      [](const CatalogueTool& one) { return std::tie(one.tool.id, one.tool.version); });
    return std::move(out_);
  }

 private:
  ToolCatalogue out_;
};

}  // namespace

ToolCatalogue load_tools(const fs::path& workspace_tools) {
  Gathering gathering;
  for (const BuiltinTool& builtin : builtin_tools()) {
    const std::string file = "audit_tools/" + std::string(builtin.path);
    gathering.attempt(file, [&] { gathering.take(file, builtin.text, false); });
  }
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator at(workspace_tools, failed), end; !failed && at != end; at.increment(failed)) {
    const fs::path extension = at->path().extension();
    if (extension == ".yaml" || extension == ".yml") files.push_back(at->path());
  }
  // In one order on every machine, so that of two files with one version the same one stands.
  std::ranges::sort(files);
  for (const fs::path& path : files)
    gathering.attempt(path.string(), [&] { gathering.take(path.string(), contents(path), true); });
  return gathering.finish();
}

const CatalogueTool* tool_in_force(const ToolCatalogue& catalogue, std::string_view id, base::Date day) {
  const CatalogueTool* out = nullptr;
  for (const CatalogueTool& one : catalogue.tools) {
    if (one.tool.id != id || day < one.tool.from || (one.tool.until && day > *one.tool.until)) continue;
    out = &one;
  }
  return out;
}

}  // namespace windscreen::assure
