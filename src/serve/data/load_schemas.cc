#include "serve/data/load_schemas.h"

#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json upload() {
  return object({{"upload", text()},
                 {"name", text()},
                 {"bytes", whole()},
                 {"received", whole()},
                 {"state", text()},
                 {"began_at", moment()},
                 {"most_part", whole()}});
}

SchemaMembers load_begun() {
  return {{"load", text()},  {"by", text()},         {"as_at", day()},
          {"state", text()}, {"began_at", moment()}, {"ended_at", moment_or_null()}};
}

SchemaMembers load_result() {
  return {{"snapshot", text_or_null()},     {"was_there", truth()},
          {"rows_read", whole_or_null()},   {"rows_kept", whole_or_null()},
          {"rows_merged", whole_or_null()}, {"rows_rejected", whole_or_null()},
          {"rows_flagged", whole_or_null()}};
}

ordered_json load() {
  ordered_json progress = object({{"stage", text()},
                                  {"done", whole()},
                                  {"total", whole()},
                                  {"rows", whole()},
                                  {"file", text()},
                                  {"stopping", truth()}});
  progress["type"] = {"object", "null"};
  return object(joined(
      {load_begun(),
       load_result(),
       {{"problem", text_or_null()},
        {"remedy", text_or_null()},
        {"notes", rows({{"file", text()}, {"part", text()}, {"sentence", text()}})},
        {"files", rows({{"name", text()}, {"bytes", whole()}, {"sha256", text()}, {"upload", text()}})},
        {"progress", progress}}}));
}

ordered_json outcome() {
  return object(
      {{"snapshot", text()},
       {"as_at", day()},
       {"loaded_at", text()},
       {"content_hash", text()},
       {"sources", rows({{"file", text()},
                         {"part", text()},
                         {"format", text()},
                         {"read", whole()},
                         {"kept", whole()},
                         {"merged", whole()},
                         {"rejected", whole()}})},
       {"tables", rows({{"table", text()}, {"rows", whole()}, {"flagged", whole()}})},
       {"reasons", rows({{"code", text()}, {"what", text()}, {"mend", text()}, {"rows", whole()}})},
       {"flags", rows({{"file", text()}, {"table", text()}, {"code", text()}, {"rows", whole()}})}});
}

}  // namespace

std::map<std::string, ordered_json> load_schemas() {
  const ordered_json texts = {{"type", "array"}, {"items", text()}};
  return {{"Upload", upload()},
          {"Uploads", {{"type", "array"}, {"items", upload()}}},
          {"UploadWish", object({{"name", text()}, {"bytes", whole()}})},
          {"UploadEnd", object({{"sha256", text()}})},
          {"UploadRemoved", object({{"upload", text()}})},
          {"LoadWish", object({{"as_at", day()}, {"uploads", texts}})},
          {"LoadBegun", object({{"load", text()}})},
          {"Load", load()},
          {"Loads", rows(joined({load_begun(), {{"files", whole()}, {"bytes", whole()}}, load_result()}))},
          {"Verification", object({{"snapshot", text()}, {"problems", texts}})},
          {"LoadOutcome", outcome()},
          {"Rejects", rows({{"file", text()},
                            {"part", text_or_null()},
                            {"format", text()},
                            {"line", whole_or_null()},
                            {"code", text()},
                            {"what", text()},
                            {"mend", text()}})},
          {"Comparison", rows({{"kind", text()},
                               {"id", text()},
                               {"area", text()},
                               {"name", text()},
                               {"unit", text()},
                               {"headline", truth()},
                               {"then", number_or_null()},
                               {"now", number_or_null()},
                               {"then_words", text_or_null()},
                               {"now_words", text_or_null()},
                               {"then_end", day_or_null()},
                               {"now_end", day_or_null()},
                               {"difference", number_or_null()},
                               {"worse", truth()},
                               {"verdict", text_or_null()},
                               {"sentence", text_or_null()},
                               {"rank", whole_or_null()}})}};
}

}  // namespace windscreen::serve
