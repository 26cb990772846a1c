// Runs rule test cases, one JSON object a line, and says which rules fail them: rule_vectors FILE.jsonl… (see
// tests/vector_check).
//
// A case has `return`, `year`, `rule`, `case`, `tables` (a table's rows in order, each a column-to-value
// map), `columns`, `metadata` and `expected` (table to the numbers of the rows at fault, from 0). Optional:
// `ingested_expected` (taken instead of `expected`), `index` (the numbers of a table's rows), `skipped` (the
// rule must say that it cannot run), `fields` (the columns at fault, by table), `la_level` (a finding about
// the whole return), `typed_dates` and `text_dates` (columns that hold days, as "Table.COLUMN").
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "validate/rule_case.h"

namespace windscreen::validate {
namespace {

using Json = nlohmann::json;
using RowNumbers = std::map<std::string, std::set<std::int64_t>>;

std::string text_of(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string list;
  for (const Json& one : value) list += (list.empty() ? "" : ",") + text_of(one);
  return list;
}

// What cases call by another name than the return.
std::string column_name(const std::string& table, const std::string& column) {
  if (table == "Episodes" && column == "PLACEMENT") return "PLACE";
  if (table == "Header" && column == "UASC_STATUS") return "UASC";
  return column;
}

CaseTable table_of(const Json& one, const std::string& name, const Json& rows) {
  CaseTable table;
  table.name = name;
  const Json columns = one.at("columns").value(name, Json::array());
  for (const Json& column : columns) table.columns.push_back(column_name(name, column.get<std::string>()));
  for (const Json& row : rows) {
    auto& cells = table.rows.emplace_back();
    for (const Json& column : columns) cells.push_back(text_of(row.value(column.get<std::string>(), Json())));
  }
  // Whichever way the case writes them, they are days to the rule.
  const auto form = [&](const char* key) {
    for (const Json& place : one.value(key, Json::array())) {
      const auto words = place.get<std::string>();
      if (words.starts_with(name + ".")) table.days[words.substr(name.size() + 1)] = DayForm::either;
    }
  };
  form("typed_dates");
  form("text_dates");
  return table;
}

Day day_of(const Json& value) {
  const Day day = read_day(value.get<std::string>(), DayForm::either);
  if (!day.known()) throw std::invalid_argument(value.dump() + " is no day");
  return day;
}

void read_providers(const Json& lines, Collection& collection) {
  for (const Json& line : lines) {
    Provider provider;
    provider.urn = text_of(line.value("URN", Json()));
    provider.place_codes = text_of(line.value("PLACE_CODES", Json()));
    provider.provider_codes = text_of(line.value("PROVIDER_CODES", Json()));
    provider.la_code_inferred = text_of(line.value("LA_CODE_INFERRED", Json()));
    for (char& c : provider.la_code_inferred)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    provider.postcode = text_of(line.value("POSTCODE", Json()));
    provider.reg_end = read_day(text_of(line.value("REG_END", Json())), DayForm::either);
    collection.providers.push_back(std::move(provider));
  }
  index_providers(collection);
}

Collection collection_of(const Json& one) {
  Collection collection;
  collection.year = std::stoi(one.at("year").get<std::string>().substr(0, 4)) + 1;
  collection.start = Day::on(collection.year - 1, 4, 1);
  collection.end = Day::on(collection.year, 3, 31);
  if (one.at("tables").contains("Header") && !one["tables"]["Header"].empty()) {
    const Day reference =
        read_day(text_of(one["tables"]["Header"][0].value("ReferenceDate", Json())), DayForm::either);
    if (reference.known()) {
      collection.end = reference;
      collection.start = reference.plus_days(1).plus_years(-1);
    }
  }
  const Json& given = one.at("metadata");
  if (given.contains("collection_start")) collection.start = day_of(given["collection_start"]);
  if (given.contains("collection_end")) collection.end = day_of(given["collection_end"]);
  if (given.contains("collection_start") && !given.contains("collection_end")) {
    collection.end = collection.start.plus_years(1).plus_days(-1);
  }
  if (given.contains("collection_end") && !given.contains("collection_start")) {
    collection.start = collection.end.plus_days(1).plus_years(-1);
  }
  collection.xml = given.value("file_format", "csv") == "xml";
  collection.authority = given.value("localAuthority", "");
  for (char& c : collection.authority) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (given.contains("provider_info")) read_providers(given["provider_info"], collection);
  if (given.contains("postcodes")) {
    collection.has_postcodes = true;
    for (const Json& postcode : given["postcodes"]) {
      std::string plain = text_of(postcode);
      std::erase(plain, ' ');
      collection.postcodes.insert(plain);
    }
  }
  return collection;
}

RowNumbers numbers(const Json& expected) {
  RowNumbers rows;
  for (const auto& [table, list] : expected.items()) {
    for (const Json& row : list) rows[table].insert(row.get<std::int64_t>());
    if (rows[table].empty()) rows.erase(table);
  }
  return rows;
}

std::string words(const RowNumbers& rows) {
  std::string text;
  for (const auto& [table, list] : rows) {
    text += (text.empty() ? "" : "; ") + table;
    for (const std::int64_t row : list) text += " " + std::to_string(row);
  }
  return text.empty() ? "nothing" : text;
}

/// Empty where the case passes, otherwise what is wrong.
std::string judge(const Json& one) {
  RuleCase tried;
  tried.which = one.at("return") == "cin" ? Return::cin : Return::ssda903;
  tried.rule = one.at("rule").get<std::string>();
  tried.collection = collection_of(one);
  for (const auto& [name, rows] : one.at("tables").items()) tried.tables.push_back(table_of(one, name, rows));
  const CaseResult found = try_rule(tried);

  if (one.value("skipped", false)) return found.run ? "it ran, and should have said that it cannot" : "";
  RowNumbers rows;
  for (const auto& [table, list] : found.rows) {
    for (const std::uint32_t row : list) {
      const bool named = one.contains("index") && one["index"].contains(table);
      rows[table].insert(named ? one["index"][table].at(row).get<std::int64_t>() : row);
    }
  }
  const RowNumbers expected =
      numbers(one.contains("ingested_expected") ? one["ingested_expected"] : one.at("expected"));
  if (rows != expected) {
    return "expected " + words(expected) + "; found " + words(rows) +
           (found.run ? "" : "; not run: " + found.reason);
  }
  if (one.value("la_level", false) != found.whole_return) {
    return found.whole_return ? "a finding about the whole return was not expected"
                              : "a finding about the whole return is missing";
  }
  if (!one.contains("fields")) return {};
  for (const auto& [table, list] : one["fields"].items()) {
    if (!rows.contains(table)) continue;
    const auto wanted = list.get<std::set<std::string>>();
    const auto marked = found.fields.find(table);
    if (marked == found.fields.end() || marked->second != wanted)
      return "other columns are marked in " + table;
  }
  return {};
}

int check(int count, char** files) {
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(files[i]);
    if (!file) {
      std::fprintf(stderr, "%s cannot be read.\n", files[i]);
      return 2;
    }
    std::string line;
    for (std::uint64_t number = 1; std::getline(file, line); ++number) {
      if (line.empty()) continue;
      std::string rule = "?";
      std::string wrong;
      try {
        const Json one = Json::parse(line);
        rule = one.at("return").get<std::string>() + " " + one.at("rule").get<std::string>() + " case " +
               one.at("case").dump();
        wrong = judge(one);
      } catch (const std::exception& error) {
        wrong = error.what();
      }
      if (wrong.empty()) {
        ++passed;
      } else {
        ++failed;
        std::printf("%s (%s:%llu): %s\n", rule.c_str(), files[i], static_cast<unsigned long long>(number),
                    wrong.c_str());
      }
    }
  }
  std::printf("%zu passed, %zu failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}

}  // namespace
}  // namespace windscreen::validate

int main(int count, char** arguments) { return windscreen::validate::check(count, arguments); }
