#include "store/location.h"

#include "base/error.h"

namespace windscreen::store {
namespace {

bool is_postgresql(const std::string& wish) {
  return wish.starts_with("postgresql://") || wish.starts_with("postgres://");
}

}  // namespace

std::string Location::shown() const {
  if (engine == Engine::sqlite) return target;
  std::string text = target;
  // postgresql://user:password@host/database: the password lies between the first colon and the last @ of the
  // authority part.
  const std::size_t start = text.find("://") + 3;
  const std::size_t end = text.find_first_of("/?", start);
  const std::size_t at = text.rfind('@', end == std::string::npos ? end : end - 1);
  if (at != std::string::npos && at >= start) {
    const std::size_t colon = text.find(':', start);
    if (colon < at) text.replace(colon + 1, at - colon - 1, "…");
  }
  // The other way to say it: ?password=…
  for (std::size_t from = text.find("password="); from != std::string::npos;
       from = text.find("password=", from + 9)) {
    const std::size_t first = from + 9;
    const std::size_t last = text.find('&', first);
    text.replace(first, last == std::string::npos ? last : last - first, "…");
  }
  return text;
}

Location sqlite_file(const std::filesystem::path& file) {
  std::string path = std::filesystem::absolute(file).lexically_normal().string();
  if (path.find('"') != std::string::npos) {
    throw base::Error(path + ": the store cannot be at a path with a double quote",
                      "Move the workspace to a path without one.");
  }
  return {Engine::sqlite, std::move(path)};
}

Location locate(const std::filesystem::path& workspace, const std::string& wish) {
  if (wish.empty()) return sqlite_file(workspace / "store.sqlite");
  if (is_postgresql(wish)) return {Engine::postgresql, wish};
  throw base::Error("The store is neither left to the workspace nor a PostgreSQL database",
                    "Leave --store out to use store.sqlite in the workspace, or give --store "
                    "postgresql://USER@HOST/DATABASE.");
}

}  // namespace windscreen::store
