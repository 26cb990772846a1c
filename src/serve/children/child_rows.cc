#include "serve/children/child_rows.h"

#include <utility>

#include "serve/children/child_views.h"

namespace windscreen::serve {
namespace {

nlohmann::ordered_json json_of(const report::Cell& cell) {
  return std::visit(
      [](const auto& value) -> nlohmann::ordered_json {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<T, base::Date>) {
          return base::format_iso(value);
        } else {
          return value;
        }
      },
      cell);
}

Response csv_of(const report::Rows& rows, const std::string& name) {
  std::string text;
  report::write_csv(
      report::lazy(rows), [&](std::string_view piece) { text += piece; }, report::CsvFor::spreadsheets);
  return uncached("text/csv; charset=utf-8", std::move(text), name + ".csv");
}

Response json_of(nlohmann::ordered_json about, const report::Rows& rows) {
  about["rows"] = rows_json(rows);
  return uncached("application/json",
                  about.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace

nlohmann::ordered_json rows_json(const report::Rows& rows) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& row : rows.rows) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < rows.columns.size(); ++i) object[rows.columns[i]] = json_of(row[i]);
    list.push_back(std::move(object));
  }
  return list;
}

Response counts_response(const Call& call, nlohmann::ordered_json about, const report::Rows& rows,
                         const std::string& name) {
  return call.form == Form::csv ? csv_of(rows, name) : json_of(std::move(about), rows);
}

Response list_response(const Call& call, nlohmann::ordered_json about, report::Rows rows,
                       const Viewing& viewing, const std::string& name) {
  if (call.form == Form::csv) {
    for (const char* column : {"taken_by", "taken_at", "viewing"}) rows.columns.emplace_back(column);
    for (auto& row : rows.rows) {
      row.emplace_back(viewing.who);
      row.emplace_back(viewing.at);
      row.emplace_back(viewing.id);
    }
    return csv_of(rows, name);
  }
  about["viewing"] = viewing.id;
  return json_of(std::move(about), rows);
}

}  // namespace windscreen::serve
