// Reading a worked example.
#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "measure/example.h"

namespace windscreen::measure {
namespace {

using base::Error;
using std::string_view;

struct Reader {
  const std::string file;
  std::uint64_t line = 0;
  std::vector<GivenTable> common;
  std::vector<ExampleCase> cases;
  // Where rows go; nullptr outside a table.
  GivenTable* table = nullptr;

  [[noreturn]] void wrong(const std::string& what, std::string remedy = {}) const {
    throw Error::at(file, line, what, std::move(remedy));
  }

  ExampleCase& present() {
    if (cases.empty()) wrong("this line belongs to a case", "Put `-- case: TITLE` above it.");
    return cases.back();
  }

  base::Date day(string_view text) const {
    const auto date = base::parse_iso(base::trim(text));
    if (!date) wrong(fmt::format("\"{}\" is not a date", base::trim(text)), "Write it as 2020-09-30.");
    return *date;
  }

  void row(string_view text) {
    if (table == nullptr)
      wrong("this line is neither a comment nor a row of a table", "Start comments with #.");
    std::vector<string_view> cells = base::split(text, '|');
    // A bar at the end or the start of the line, as in a drawn table, is allowed.
    if (!table->columns.empty() && cells.size() == table->columns.size() + 1 &&
        base::trim(cells.back()).empty())
      cells.pop_back();
    if (table->columns.empty()) {
      for (const string_view cell : cells) table->columns.push_back(base::lower(base::trim(cell)));
      return;
    }
    if (cells.size() != table->columns.size())
      wrong(
          fmt::format("the row has {} cells and the table {} columns", cells.size(), table->columns.size()));
    std::vector<std::optional<std::string>> row;
    for (const string_view cell : cells) {
      const string_view content = base::trim(cell);
      row.push_back(content.empty() ? std::nullopt : std::optional<std::string>(content));
    }
    table->rows.push_back(std::move(row));
  }

  void number(string_view text, std::optional<std::optional<double>>& target) const {
    const string_view word = base::trim(text);
    if (word == "none") {
      target.emplace(std::nullopt);
      return;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size())
      wrong(fmt::format("\"{}\" is not a number", word), "Write a number, or none.");
    target.emplace(value);
  }

  // "gender = Female at 2020-08-31" (either part may be missing) and "value = 50, numerator = 1".
  void expect(string_view which, string_view what) {
    Expectation expectation;
    expectation.line = line;
    std::string about(base::trim(which));
    const std::size_t at = (" " + about).rfind(" at ");
    if (at != std::string::npos) {
      expectation.at = day(string_view(about).substr(at + 3));
      about = base::trim(string_view(about).substr(0, at));
    }
    if (!about.empty()) {
      const std::size_t equals = about.find('=');
      if (equals == std::string::npos) wrong("expected `DIMENSION = GROUP` behind expect");
      expectation.dimension = base::trim(string_view(about).substr(0, equals));
      expectation.group = base::trim(string_view(about).substr(equals + 1));
    }
    for (const string_view part : base::split(what, ',')) {
      const std::size_t equals = part.find('=');
      const string_view name = base::trim(part.substr(0, equals));
      const string_view value = equals == string_view::npos ? string_view() : part.substr(equals + 1);
      if (name == "value") {
        number(value, expectation.value);
      } else if (name == "numerator") {
        number(value, expectation.numerator);
      } else if (name == "denominator") {
        number(value, expectation.denominator);
      } else {
        wrong(fmt::format("\"{}\" cannot be expected", name),
              "Write value = …, numerator = …, denominator = ….");
      }
    }
    present().expectations.push_back(std::move(expectation));
  }

  void directive(string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == string_view::npos) wrong("this is not `-- key: value`");
    const string_view key = base::trim(text.substr(0, colon));
    const string_view value = base::trim(text.substr(colon + 1));
    table = nullptr;
    if (key == "case") {
      ExampleCase fresh;
      fresh.title = value;
      fresh.line = line;
      fresh.given = common;
      cases.push_back(std::move(fresh));
    } else if (key == "as at") {
      present().as_at = day(value);
    } else if (key == "window") {
      present().window = find_window(value);
      if (!present().window) wrong(fmt::format("\"{}\" is not a window", value));
    } else if (key == "given") {
      std::vector<GivenTable>& tables = cases.empty() ? common : cases.back().given;
      tables.push_back({base::lower(value), {}, {}, line});
      table = &tables.back();
    } else if (key == "expect" || key.starts_with("expect ")) {
      expect(key.substr(6), value);
    } else if (key == "counted") {
      std::vector<std::string> people;
      if (!value.empty() && value != "none") {
        for (const string_view one : base::split(value, ',')) people.emplace_back(base::trim(one));
      }
      present().counted = std::move(people);
    } else {
      wrong(fmt::format("\"{}\" means nothing here", key),
            "It is one of case, as at, window, given, expect, counted.");
    }
  }
};

}  // namespace

std::vector<ExampleCase> parse_example(const std::string& text, const std::filesystem::path& file) {
  Reader reader{file.string(), 0, {}, {}, nullptr};
  for (const string_view raw : base::split(text, '\n')) {
    ++reader.line;
    const string_view line = base::trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("--")) {
      reader.directive(line.substr(2));
    } else {
      reader.row(line);
    }
  }
  if (reader.cases.empty())
    throw Error::at(file.string(), 0, "the example has no case", "Add `-- case: TITLE` and what follows.");
  for (const ExampleCase& one : reader.cases) {
    reader.line = one.line;
    if (one.as_at == base::Date()) reader.wrong("the case has no day", "Add `-- as at: 2020-09-30`.");
    if (one.expectations.empty()) reader.wrong("the case expects nothing", "Add `-- expect: …`.");
  }
  return std::move(reader.cases);
}

}  // namespace windscreen::measure
