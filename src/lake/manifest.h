// manifest.json: all that is known of a snapshot, beside its files. It carries its own hash, so that a change
// in it shows. Thread-safe: functions of values.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lake/lake.h"

namespace windscreen::lake {

inline constexpr const char* manifest_name = "manifest.json";

/// SHA-256 over the tables' names and hashes, which must be in order of name.
std::string content_hash(const std::vector<TableFile>& tables);

/// The manifest's text.
std::string manifest_text(const Snapshot& snapshot);

/// The snapshot in a directory; nullopt when its manifest is missing, broken or of a later version.
std::optional<Snapshot> read_manifest(const std::filesystem::path& directory);

/// True when the manifest in the directory is, byte for byte, as it was written.
bool is_manifest_unchanged(const std::filesystem::path& directory);

}  // namespace windscreen::lake
