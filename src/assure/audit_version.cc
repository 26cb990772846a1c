#include "assure/audit_version.h"

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

json cell(const store::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

/// Everything that a row says, by its columns' names.
template <typename T>
json said(const T& value) {
  json object = json::object();
  const store::Row row = T::record().row(value);
  for (std::size_t i = 0; i < row.size(); ++i) object[T::record().table().columns[i].name] = cell(row[i]);
  return object;
}

template <typename T>
json all_said(const store::Reader& reader, const std::string& audit_id) {
  json rows = json::array();
  for (const T& one : reader.select<T>("where audit_id = :audit order by id", {{"audit", audit_id}}))
    rows.push_back(said(one));
  return rows;
}

template <typename T>
T row_of(const json& object) {
  store::Row row = T::record().row(T{});
  const auto& columns = T::record().table().columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto found = object.find(columns[i].name);
    if (found == object.end()) continue;
    if (found->is_number_integer())
      row[i] = found->template get<std::int64_t>();
    else if (found->is_string())
      row[i] = found->template get<std::string>();
  }
  return T::record().value(std::move(row));
}

template <typename T>
std::vector<T> rows_of(const json& content, const char* name) {
  std::vector<T> rows;
  const auto found = content.find(name);
  if (found == content.end()) return rows;
  for (const json& one : *found) rows.push_back(row_of<T>(one));
  return rows;
}

}  // namespace

std::string audit_content(const store::Reader& reader, const store::Audit& audit) {
  const json content = {{"audit", said(audit)},
                        {"answers", all_said<store::AuditAnswer>(reader, audit.id)},
                        {"evidence", all_said<store::AuditEvidence>(reader, audit.id)},
                        {"moderations", all_said<store::AuditModeration>(reader, audit.id)},
                        {"conversations", all_said<store::AuditConversation>(reader, audit.id)}};
  return content.dump();
}

KeptAudit read_kept_audit(const std::string& content) {
  const json read = json::parse(content, nullptr, false);
  if (!read.is_object() || !read.contains("audit") || !read.at("audit").is_object())
    throw base::Error("What was kept of an audit cannot be read.",
                      "Check the store: windscreen store verify.");
  return {row_of<store::Audit>(read.at("audit")), rows_of<store::AuditAnswer>(read, "answers"),
          rows_of<store::AuditEvidence>(read, "evidence"),
          rows_of<store::AuditModeration>(read, "moderations"),
          rows_of<store::AuditConversation>(read, "conversations")};
}

}  // namespace windscreen::assure
