#include "store/table.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/hash.h"

namespace windscreen::store {
namespace {

using base::Error;
using nlohmann::json;

[[noreturn]] void refuse(const Table& table, const Column& column, std::string_view why) {
  throw Error(fmt::format("{}.{} {}", table.name, column.name, why));
}

/// The id goes into the digest, so that equal secrets of two people do not look equal.
std::string digest(const Table& table, const Column& column, const std::string& id,
                   const std::string& secret) {
  return "sha256:" + base::sha256(fmt::format("{}.{}\n{}\n{}", table.name, column.name, id, secret));
}

json cell_image(const Table& table, const Column& column, const std::string& id, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    if (!column.nullable) refuse(table, column, "must have a value");
    return nullptr;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (column.kind == Kind::text) refuse(table, column, "holds text, not a number");
    if (column.kind == Kind::integer) return *number;
    if (*number != 0 && *number != 1) refuse(table, column, "is true or false");
    return *number == 1;
  }
  const auto& text = std::get<std::string>(value);
  if (column.kind != Kind::text) refuse(table, column, "holds a number, not text");
  if (text.find('\0') != std::string::npos) refuse(table, column, "holds a zero byte");
  if (column.secret) return digest(table, column, id, text);
  return text;
}

json value_json(const Column& column, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return column.kind == Kind::boolean ? json(*number == 1) : json(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

}  // namespace

std::string column_list(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) {
    if (!list.empty()) list += ", ";
    list += column.name;
  }
  return list;
}

const std::string& row_id(const Row& row) { return std::get<std::string>(row.at(0)); }

std::string image(const Table& table, const Row& row) {
  if (row.size() != table.columns.size())
    throw Error(
        fmt::format("A row of {} has {} cells, not {}", table.name, row.size(), table.columns.size()));
  if (!std::holds_alternative<std::string>(row[0])) refuse(table, table.columns[0], "must have a value");
  json object = json::object();
  for (std::size_t i = 0; i < row.size(); ++i)
    object[table.columns[i].name] = cell_image(table, table.columns[i], row_id(row), row[i]);
  try {
    return object.dump();
  } catch (const json::type_error&) {
    throw Error(fmt::format("A row of {} holds text that is not UTF-8", table.name),
                "Send the text as UTF-8.");
  }
}

bool same_image(const Table& table, std::string_view logged, std::string_view present) {
  if (logged == present) return true;
  const json was = json::parse(logged, nullptr, false);
  const json is = json::parse(present, nullptr, false);
  if (!was.is_object() || !is.is_object()) return false;
  for (const Column& column : table.columns) {
    const auto found = was.find(column.name);
    if (found == was.end() && column.since <= table.since) return false;
    const json expected = found == was.end() ? value_json(column, column.before) : *found;
    if (is.value(column.name, json()) != expected) return false;
  }
  return true;
}

}  // namespace windscreen::store
