#include "report/report_record.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "lake/durable.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using RecordJson = nlohmann::json;

std::filesystem::path place_of(const lake::Workspace& workspace, const std::string& snapshot_name) {
  return workspace.directory() / "reports" / (snapshot_name + ".json");
}

}  // namespace

std::optional<ReportRecord> read_report_record(const lake::Workspace& workspace,
                                               const std::string& snapshot_name) {
  std::ifstream file(place_of(workspace, snapshot_name));
  if (!file) return std::nullopt;
  const RecordJson json = RecordJson::parse(file, nullptr, false);
  if (!json.is_object() || !json.contains("definitions") || !json["definitions"].is_object())
    return std::nullopt;
  ReportRecord record;
  if (json.contains("made_at") && json["made_at"].is_string())
    record.made_at = json["made_at"].get<std::string>();
  for (const auto& [id, hash] : json["definitions"].items()) {
    if (hash.is_string()) record.definitions[id] = hash.get<std::string>();
  }
  return record;
}

void keep_report_record(const lake::Workspace& workspace, const std::string& snapshot_name,
                        const ReportRecord& record) {
  const auto place = place_of(workspace, snapshot_name);
  lake::make_directories(place.parent_path());
  const RecordJson json = {{"made_at", record.made_at}, {"definitions", record.definitions}};
  lake::replace_file(place, json.dump(1) + "\n");
}

ReportRecord record_of(const Report& report) {
  ReportRecord record;
  record.made_at = report.made_at;
  for (const IndicatorFigures& one : report.indicators)
    record.definitions[one.definition->id] = one.definition->hash;
  return record;
}

}  // namespace windscreen::report
