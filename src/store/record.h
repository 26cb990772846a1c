// A row as a C++ struct: each struct that lives in the store names its table and fields once, in its
// `record()`.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "store/table.h"

namespace windscreen::store {

/// What is special about a field: a secret, or a column that a later migration added and what older rows
/// hold.
struct FieldTrait {
  bool secret = false;
  int since = 0;
  Value before = {};
};

/// A member of T and its column. The kind and whether it may be null come from the member's type.
template <typename T>
struct Field {
  using Member = std::variant<std::string T::*, std::optional<std::string> T::*, std::int64_t T::*,
                              std::optional<std::int64_t> T::*, bool T::*>;
  std::string name;
  Member member;
  FieldTrait trait = {};
};

/// The table of T and the way between a T and its row. Made once a type; thread-safe.
template <typename T>
class Record {
 public:
  /// `since` is the migration that makes the table.
  Record(std::string name, int since, std::initializer_list<Field<T>> fields, bool append_only = false)
      : fields_(fields) {
    table_.name = std::move(name);
    table_.since = since;
    table_.append_only = append_only;
    for (const Field<T>& field : fields_) {
      Column column;
      column.name = field.name;
      column.secret = field.trait.secret;
      column.since = field.trait.since == 0 ? since : field.trait.since;
      column.before = field.trait.before;
      std::visit([&column](auto member) { describe(column, T{}.*member); }, field.member);
      table_.columns.push_back(std::move(column));
    }
  }

  const Table& table() const { return table_; }

  Row row(const T& value) const {
    Row row;
    row.reserve(fields_.size());
    for (const Field<T>& field : fields_)
      row.push_back(std::visit([&value](auto member) { return cell(value.*member); }, field.member));
    return row;
  }

  T value(Row row) const {
    T value;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      std::visit([&](auto member) { take(value.*member, std::move(row.at(i))); }, fields_[i].member);
    }
    return value;
  }

 private:
  static void describe(Column&, const std::string&) {}
  static void describe(Column& column, const std::optional<std::string>&) { column.nullable = true; }
  static void describe(Column& column, std::int64_t) { column.kind = Kind::integer; }
  static void describe(Column& column, bool) { column.kind = Kind::boolean; }
  static void describe(Column& column, const std::optional<std::int64_t>&) {
    column.kind = Kind::integer;
    column.nullable = true;
  }

  static Value cell(const std::string& value) { return value; }
  static Value cell(std::int64_t value) { return value; }
  static Value cell(bool value) { return std::int64_t{value ? 1 : 0}; }
  template <typename V>
  static Value cell(const std::optional<V>& value) {
    return value ? Value(*value) : Value();
  }

  template <typename V>
  static void take(V& target, Value&& value) {
    target = std::get<V>(std::move(value));
  }
  static void take(bool& target, Value&& value) { target = std::get<std::int64_t>(value) != 0; }
  template <typename V>
  static void take(std::optional<V>& target, Value&& value) {
    if (std::holds_alternative<std::monostate>(value))
      target.reset();
    else
      target = std::get<V>(std::move(value));
  }

  Table table_;
  std::vector<Field<T>> fields_;
};

}  // namespace windscreen::store
