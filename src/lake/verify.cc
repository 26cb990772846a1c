#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/hash.h"
#include "lake/lake.h"
#include "lake/manifest.h"

namespace windscreen::lake {

namespace fs = std::filesystem;

std::vector<std::string> verify(const Snapshot& snapshot) {
  std::vector<std::string> problems;
  std::set<std::string> known = {manifest_name};
  if (!is_manifest_unchanged(snapshot.directory))
    problems.push_back(fmt::format("{} is missing or was changed", manifest_name));
  for (const TableFile& table : snapshot.tables) {
    const std::string name = table.table + ".parquet";
    known.insert(name);
    const fs::path path = snapshot.directory / name;
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (error) {
      problems.push_back(fmt::format("{} is missing", name));
    } else if (bytes != table.bytes) {
      problems.push_back(fmt::format("{} has {} bytes instead of {}", name, bytes, table.bytes));
    } else {
      try {
        if (base::sha256_file(path) != table.sha256) problems.push_back(fmt::format("{} was changed", name));
      } catch (const base::Error& unreadable) {
        problems.emplace_back(unreadable.what());
      }
    }
  }
  std::error_code error;
  std::vector<std::string> unknown;
  for (const fs::directory_entry& entry : fs::directory_iterator(snapshot.directory, error)) {
    const std::string name = entry.path().filename().string();
    if (!known.contains(name)) unknown.push_back(fmt::format("{} does not belong here", name));
  }
  if (error) problems.push_back(fmt::format("the directory cannot be read: {}", error.message()));
  std::sort(unknown.begin(), unknown.end());
  problems.insert(problems.end(), unknown.begin(), unknown.end());
  if (content_hash(snapshot.tables) != snapshot.content_hash)
    problems.emplace_back("the manifest's hash of the content does not fit its tables");
  if (!snapshot.content_hash.starts_with(snapshot.id) ||
      snapshot.directory.filename().string() != snapshot.name())
    problems.emplace_back("the directory's name is not the snapshot's");
  return problems;
}

}  // namespace windscreen::lake
