#include "report/flat_rows.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/json_value.h"

namespace windscreen::report {
namespace {

std::string csv_text(const Cell& value, CsvFor reader) {
  struct Writer {
    CsvFor reader;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return exact(number); }
    std::string operator()(const std::string& text) const {
      return reader == CsvFor::programs ? base::csv_field(text) : base::csv_field_for_spreadsheets(text);
    }
    std::string operator()(base::Date date) const { return base::format_iso(date); }
  };
  return std::visit(Writer{reader}, value);
}

}  // namespace

std::string exact(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

Cell number_cell(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return {};
  constexpr double exact_up_to = 9007199254740992.0;  // 2^53
  if (std::trunc(*number) == *number && std::abs(*number) < exact_up_to)
    return static_cast<std::int64_t>(*number);
  return *number;
}

Cell text_cell(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

LazyRows lazy(const Rows& rows) {
  return {rows.columns, rows.rows.size(), [&rows](std::size_t at) { return rows.rows[at]; }};
}

void write_csv(const LazyRows& rows, const Sink& sink, CsvFor reader) {
  std::string line;
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    if (i != 0) line += ',';
    line += base::csv_field(rows.columns[i]);
  }
  sink(line += '\n');
  for (std::size_t at = 0; at < rows.count; ++at) {
    line.clear();
    const std::vector<Cell> row = rows.row(at);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) line += ',';
      line += csv_text(row[i], reader);
    }
    sink(line += '\n');
  }
}

void write_json(const LazyRows& rows, const Sink& sink) {
  sink("[");
  for (std::size_t at = 0; at < rows.count; ++at) {
    const std::vector<Cell> row = rows.row(at);
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < row.size(); ++i) object[rows.columns[i]] = json_cell(row[i]);
    sink(at == 0 ? "\n" : ",\n");
    sink(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  sink(rows.count == 0 ? "]\n" : "\n]\n");
}

}  // namespace windscreen::report
