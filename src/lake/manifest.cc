#include "lake/manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/hash.h"

namespace windscreen::lake {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr int manifest_version = 1;
constexpr const char* hash_field = "manifest_hash";

std::string text_of(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_json(const Snapshot& snapshot) {
  Json document;
  document["manifest_version"] = manifest_version;
  document["id"] = snapshot.id;
  document["authority_code"] = snapshot.authority_code;
  document["authority_name"] = snapshot.authority_name;
  document["as_at"] = base::format_iso(snapshot.as_at);
  document["loaded_at"] = snapshot.loaded_at;
  document["windscreen_version"] = snapshot.windscreen_version;
  document["engine_version"] = snapshot.engine_version;
  document["content_hash"] = snapshot.content_hash;
  document["rejected"] = snapshot.rejected;
  document["flagged"] = snapshot.flagged;
  document["sources"] = Json::array();
  for (const SourceRecord& record : snapshot.sources) {
    const Source& source = record.source;
    document["sources"].push_back({{"file", source.file},
                                   {"part", source.part},
                                   {"format", source.format},
                                   {"reader_version", source.reader_version},
                                   {"sha256", source.sha256},
                                   {"bytes", source.bytes},
                                   {"read", record.counts.read},
                                   {"kept", record.counts.kept},
                                   {"merged", record.counts.merged},
                                   {"rejected", record.counts.rejected}});
  }
  document["tables"] = Json::array();
  for (const TableFile& file : snapshot.tables) {
    document["tables"].push_back(
        {{"table", file.table}, {"rows", file.rows}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return document;
}

std::optional<Snapshot> from_json(const Json& document) {
  Snapshot snapshot;
  const auto as_at = base::parse_iso(document.at("as_at").get<std::string>());
  if (!as_at) return std::nullopt;
  snapshot.as_at = *as_at;
  snapshot.id = document.at("id");
  snapshot.authority_code = document.at("authority_code");
  snapshot.authority_name = document.at("authority_name");
  snapshot.loaded_at = document.at("loaded_at");
  snapshot.windscreen_version = document.at("windscreen_version");
  snapshot.engine_version = document.at("engine_version");
  snapshot.content_hash = document.at("content_hash");
  snapshot.rejected = document.at("rejected");
  snapshot.flagged = document.at("flagged");
  for (const Json& one : document.at("sources")) {
    SourceRecord record;
    record.source = {one.at("file"),           one.at("part"),   one.at("format"),
                     one.at("reader_version"), one.at("sha256"), one.at("bytes")};
    record.counts = {one.at("read"), one.at("kept"), one.at("merged"), one.at("rejected")};
    snapshot.sources.push_back(std::move(record));
  }
  for (const Json& one : document.at("tables"))
    snapshot.tables.push_back({one.at("table"), one.at("rows"), one.at("bytes"), one.at("sha256")});
  return snapshot;
}

// What stands in the directory's manifest; nothing where it is missing or cannot be read.
std::optional<std::string> read_text(const fs::path& directory) {
  try {
    return base::read_whole_file(directory / manifest_name);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::string content_hash(const std::vector<TableFile>& tables) {
  base::Sha256 hash;
  for (const TableFile& file : tables) hash.update(file.table + " " + file.sha256 + "\n");
  return hash.finish();
}

std::string manifest_text(const Snapshot& snapshot) {
  Json document = to_json(snapshot);
  document[hash_field] = base::sha256(text_of(document));
  return text_of(document);
}

std::optional<Snapshot> read_manifest(const fs::path& directory) {
  const auto text = read_text(directory);
  if (!text) return std::nullopt;
  try {
    const Json document = Json::parse(*text);
    if (document.at("manifest_version").get<int>() != manifest_version) return std::nullopt;
    std::optional<Snapshot> snapshot = from_json(document);
    if (snapshot) snapshot->directory = directory;
    return snapshot;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

bool is_manifest_unchanged(const fs::path& directory) {
  const auto text = read_text(directory);
  if (!text) return false;
  Json document = Json::parse(*text, nullptr, false);
  if (!document.is_object() || !document.contains(hash_field) || text_of(document) != *text) return false;
  const Json stated = document[hash_field];
  document.erase(hash_field);
  return stated.is_string() && stated.get<std::string>() == base::sha256(text_of(document));
}

}  // namespace windscreen::lake
