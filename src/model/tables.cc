#include "model/tables.h"

#include <vector>

namespace windscreen::model {

std::size_t Table::find(std::string_view column) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return i;
  }
  return npos;
}

std::span<const Table> tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out(ssd_tables().begin(), ssd_tables().end());
    out.insert(out.end(), ext_tables().begin(), ext_tables().end());
    return out;
  }();
  return all;
}

const Table* find_table(std::string_view name) {
  for (const Table& table : tables()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::string_view type_name(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::date:
      return "date";
    case Type::flag:
      return "flag";
    case Type::integer:
      return "integer";
    case Type::number:
      return "number";
    case Type::json:
      return "json";
  }
  return "";
}

std::string_view sql_type(Type type) {
  switch (type) {
    case Type::date:
      return "DATE";
    case Type::integer:
      return "BIGINT";
    case Type::number:
      return "DOUBLE";
    case Type::text:
    case Type::flag:
    case Type::json:
      return "VARCHAR";
  }
  return "";
}

}  // namespace windscreen::model
