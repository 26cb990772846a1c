#include "validate/rule_examples.h"

#include <algorithm>
#include <stdexcept>

namespace windscreen::validate {
namespace {

constexpr std::string_view marked_fails = "<- fails";

// The cells of a line; "-" is an empty one.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t from = line.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return cells;
    line.remove_prefix(from);
    const std::size_t quote = line.find('"');
    std::size_t end = line.find(' ');
    std::string cell;
    if (quote != std::string_view::npos && (end == std::string_view::npos || quote < end)) {
      const std::size_t close = line.find('"', quote + 1);
      cell = std::string(line.substr(0, quote)) + std::string(line.substr(quote + 1, close - quote - 1));
      end = close == std::string_view::npos ? line.size() : close + 1;
    } else {
      end = std::min(end, line.size());
      cell = line.substr(0, end);
      if (cell == "-") cell.clear();
    }
    cells.push_back(std::move(cell));
    line.remove_prefix(end);
  }
}

std::size_t indent_of(std::string_view line) { return line.find_first_not_of(' '); }

class Reader {
 public:
  explicit Reader(Return which) : which_(which) {}

  void take(std::string_view line, std::size_t number) {
    line_ = number;
    if (const std::size_t comment = line.find('#'); comment != std::string_view::npos)
      line = line.substr(0, comment);
    const std::vector<std::string> cells = cells_of(line);
    if (cells.empty()) return;
    if (cells[0] == "rule" && indent_of(line) == 0) {
      begin(line);
    } else if (examples_.empty()) {
      refuse("an example begins with \"rule CODE: …\"");
    } else if (indent_of(line) >= 4) {
      table_line(line);
    } else {
      setting(line, cells);
    }
  }

  std::vector<RuleExample> examples() { return std::move(examples_); }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw std::invalid_argument("line " + std::to_string(line_) + ": " + why);
  }

  void begin(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("\"rule CODE: what is shown\" is expected");
    RuleExample example;
    example.line = line_;
    example.title = line.substr(colon + 1);
    example.tried.which = which_;
    example.tried.rule = cells_of(line.substr(0, colon)).at(1);
    examples_.push_back(std::move(example));
  }

  Day day(const std::string& text) const {
    const Day found = read_day(text, DayForm::either);
    if (!found.known()) refuse(text + " is no day");
    return found;
  }

  void provider(const std::vector<std::string>& cells) {
    Provider one;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::size_t equals = cells[i].find('=');
      if (equals == std::string::npos) refuse("KEY=VALUE is expected, not " + cells[i]);
      const std::string key = cells[i].substr(0, equals);
      const std::string value = cells[i].substr(equals + 1);
      if (key == "URN") {
        one.urn = value;
      } else if (key == "PLACE_CODES") {
        one.place_codes = value;
      } else if (key == "PROVIDER_CODES") {
        one.provider_codes = value;
      } else if (key == "LA_CODE_INFERRED") {
        one.la_code_inferred = value;
      } else if (key == "POSTCODE") {
        one.postcode = value;
      } else if (key == "REG_END") {
        one.reg_end = day(value);
      } else {
        refuse(key + " is no part of a provider");
      }
    }
    collection().providers.push_back(std::move(one));
    collection().has_providers = true;
  }

  void setting(std::string_view line, const std::vector<std::string>& cells) {
    const std::string& key = cells[0];
    if (key == "collection_start") {
      collection().start = day(cells.at(1));
    } else if (key == "collection_end") {
      collection().end = day(cells.at(1));
    } else if (key == "year") {
      collection().year = std::stoi(cells.at(1));
      collection().start = Day::on(collection().year - 1, 4, 1);
      collection().end = Day::on(collection().year, 3, 31);
    } else if (key == "authority") {
      collection().authority = cells.at(1);
    } else if (key == "xml") {
      collection().xml = true;
    } else if (key == "provider") {
      provider(cells);
    } else if (key == "postcode") {
      std::string postcode = cells.at(1);
      postcode.erase(std::remove(postcode.begin(), postcode.end(), ' '), postcode.end());
      collection().postcodes.insert(postcode);
      collection().has_postcodes = true;
    } else if (line.find("whole return fails") != std::string_view::npos) {
      examples_.back().whole_return = true;
    } else if (line.find("not run") != std::string_view::npos) {
      examples_.back().not_run = true;
    } else if (cells.size() == 1) {
      examples_.back().tried.tables.push_back({key, {}, {}, {}});
    } else {
      refuse("\"" + key + "\" is not understood");
    }
  }

  void table_line(std::string_view line) {
    auto& tables = examples_.back().tried.tables;
    if (tables.empty()) refuse("a row without a table");
    CaseTable& table = tables.back();
    const std::size_t mark = line.find(marked_fails);
    std::vector<std::string> cells = cells_of(line.substr(0, mark));
    if (table.columns.empty()) {
      table.columns = std::move(cells);
      return;
    }
    if (cells.size() != table.columns.size()) {
      refuse("a row has " + std::to_string(cells.size()) + " cells, and the table " +
             std::to_string(table.columns.size()) + " columns");
    }
    if (mark != std::string_view::npos) {
      examples_.back().fails[table.name].insert(static_cast<std::uint32_t>(table.rows.size()));
    }
    table.rows.push_back(std::move(cells));
    ++examples_.back().rows;
  }

  Collection& collection() { return examples_.back().tried.collection; }

  Return which_;
  std::size_t line_ = 0;
  std::vector<RuleExample> examples_;
};

std::string listed(const std::map<std::string, std::set<std::uint32_t>>& rows) {
  std::string text;
  for (const auto& [table, list] : rows) {
    text += " " + table;
    for (const std::uint32_t row : list) text += " " + std::to_string(row + 1);
  }
  return text.empty() ? " nothing" : text;
}

}  // namespace

std::vector<RuleExample> read_examples(std::string_view text, Return which) {
  Reader reader(which);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    reader.take(text.substr(0, end), number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.examples();
}

std::string wrong_with(const RuleExample& example) {
  RuleCase tried = example.tried;
  if (tried.collection.has_providers) index_providers(tried.collection);
  if (tried.which == Return::cin) {
    for (const CaseTable& table : tried.tables) {
      const auto place = std::find(table.columns.begin(), table.columns.end(), "ReferenceDate");
      if (table.name != "Header" || place == table.columns.end() || table.rows.empty()) continue;
      const Day reference =
          read_day(table.rows.front()[static_cast<std::size_t>(place - table.columns.begin())], DayForm::iso);
      if (!reference.known()) continue;
      tried.collection.end = reference;
      tried.collection.start = reference.plus_days(1).plus_years(-1);
    }
  }
  const CaseResult found = try_rule(tried);
  if (example.not_run) return found.run ? "it ran, and should not" : "";
  if (!found.run) return "not run: " + found.reason;
  if (found.rows != example.fails)
    return "fails expected at rows" + listed(example.fails) + "; found at" + listed(found.rows);
  if (found.whole_return != example.whole_return)
    return found.whole_return ? "the whole return fails" : "the whole return should fail";
  for (const auto& [table, rows] : found.rows) {
    if (!found.fields.contains(table)) return "no column of " + table + " is marked";
  }
  return {};
}

}  // namespace windscreen::validate
