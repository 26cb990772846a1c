#include "serve/administration/change_rows.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "store/bookkeeping.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

json object_of(const std::optional<std::string>& image) {
  json object = image ? json::parse(*image, nullptr, false) : json::object();
  return object.is_object() ? object : json::object();
}

// Secrets by the descriptions of the tables; of a table that this program does not know, by what a digest
// looks like.
bool is_secret(const std::string& table, const std::string& column, const json& was, const json& is) {
  static const auto secrets = [] {
    std::map<std::string, std::set<std::string>> found;
    for (const store::Table* one : store::all_tables()) {
      std::set<std::string>& columns = found[one->name];
      for (const store::Column& each : one->columns) {
        if (each.secret) columns.insert(each.name);
      }
    }
    return found;
  }();
  const auto digest = [](const json& value) {
    return value.is_string() && value.get_ref<const std::string&>().starts_with("sha256:");
  };
  const auto known = secrets.find(table);
  return known == secrets.end() ? digest(was) || digest(is) : known->second.contains(column);
}

std::optional<std::string> text_of(const json& value) {
  if (value.is_null()) return std::nullopt;
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

bool is_about_child(std::string_view table, std::string_view column) {
  // Also in tables that are still to come.
  return column == "person_id" || column.ends_with("_person_id") || column.starts_with("child") ||
         (table == "access_records" && column == "purpose_detail");
}

std::vector<ShownField> shown_fields(const store::Change& change, bool with_children) {
  const json before = object_of(change.before);
  const json after = object_of(change.after);
  std::set<std::string> names;
  for (const auto& [name, value] : before.items()) names.insert(name);
  for (const auto& [name, value] : after.items()) names.insert(name);
  // The row is named beside them.
  names.erase("id");
  std::vector<ShownField> fields;
  for (const std::string& name : names) {
    const json was = before.value(name, json());
    const json is = after.value(name, json());
    if (was == is) continue;
    ShownField field{name, {}, {}, is_secret(change.table, name, was, is), false};
    field.withheld = !with_children && is_about_child(change.table, name);
    if (!field.secret && !field.withheld) {
      field.was = text_of(was);
      field.is = text_of(is);
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<std::string> child_of(const store::Change& change) {
  for (const auto* image : {&change.after, &change.before}) {
    const json row = object_of(*image);
    if (const auto found = row.find("person_id"); found != row.end() && found->is_string())
      return found->get<std::string>();
  }
  return std::nullopt;
}

}  // namespace windscreen::serve
