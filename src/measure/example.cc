#include "measure/example.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "measure/measure.h"
#include "measure/nearest.h"
#include "model/tables.h"

namespace windscreen::measure {
namespace {

using base::Error;

[[noreturn]] void wrong(const ExampleText& example, std::uint64_t line, const std::string& what,
                        const std::string& remedy = {}) {
  throw Error::at(example.file.string(), line, what, remedy);
}

std::vector<lake::Population> read_population(const GivenTable& given, const ExampleText& example) {
  std::vector<lake::Population> all;
  for (const auto& row : given.rows) {
    lake::Population one;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = row[i].value_or("");
      if (given.columns[i] == "vintage") {
        one.vintage = text;
        continue;
      }
      std::int64_t number = 0;
      std::from_chars(text.data(), text.data() + text.size(), number);
      if (given.columns[i] == "mid_year") {
        one.mid_year = static_cast<int>(number);
      } else if (given.columns[i] == "children") {
        one.children = number;
      } else {
        wrong(example, given.line, "ref_population has the columns mid_year, children, vintage");
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::int64_t whole(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What a workspace says of its authority and of what is published, given like tables.
struct Setting {
  lake::Authority authority;
  std::vector<Comparator> comparators;
};

// True when the table is one of these, which no snapshot holds.
bool read_setting(const GivenTable& given, const ExampleText& example, Setting& setting) {
  if (given.table == "ref_population") {
    setting.authority.population = read_population(given, example);
    return true;
  }
  const bool groups = given.table == "ref_population_group";
  const bool councils = given.table == "ref_council_organisation";
  const bool owner = given.table == "ref_authority";
  if (!groups && !councils && !owner && given.table != "published") return false;
  for (const auto& row : given.rows) {
    lake::PopulationGroup group;
    Comparator comparator;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& column = given.columns[i];
      const std::string text = row[i].value_or("");
      if (groups && column == "mid_year") {
        group.mid_year = static_cast<int>(whole(text));
      } else if (groups && column == "dimension") {
        group.dimension = text;
      } else if (groups && column == "group_name") {
        group.group = text;
      } else if (groups && column == "children") {
        group.children = whole(text);
      } else if (groups && column == "source") {
        group.source = text;
      } else if (councils && column == "name") {
        setting.authority.council_organisations.push_back(text);
      } else if (owner && column == "code") {
        setting.authority.code = text;
      } else if (owner && column == "name") {
        setting.authority.name = text;
      } else if (given.table == "published" && column == "which") {
        comparator.words = text;
      } else if (given.table == "published" && column == "value") {
        comparator.value = std::strtod(text.c_str(), nullptr);
      } else if (given.table == "published" && column == "period_end") {
        comparator.period_start = comparator.period_end = base::parse_iso(text).value_or(base::Date());
      } else {
        wrong(example, given.line, fmt::format("{} has no column {}", given.table, column));
      }
    }
    if (groups) setting.authority.population_groups.push_back(std::move(group));
    if (given.table == "published") setting.comparators.push_back(std::move(comparator));
  }
  return true;
}

// The newest published figure of the comparator on or before the day.
FindComparator finder(const std::vector<Comparator>& comparators) {
  return
      [&comparators](const Definition&, std::string_view which, base::Date day) -> std::optional<Comparator> {
        std::optional<Comparator> best;
        for (const Comparator& one : comparators) {
          if (base::lower(one.words) != which || one.period_end > day) continue;
          if (!best || best->period_end < one.period_end) best = one;
        }
        return best;
      };
}

void fill(query::Connection& connection, const GivenTable& given, const ExampleText& example) {
  const model::Table* table = model::find_table(given.table);
  if (table == nullptr) {
    std::vector<std::string_view> names;
    for (const model::Table& one : model::tables()) names.push_back(one.name);
    wrong(example, given.line, fmt::format("there is no table {}", given.table),
          fmt::format("Did you mean {}?", nearest_words(given.table, names)));
  }
  std::vector<std::string> all;
  for (const model::Column& column : table->columns)
    all.push_back(fmt::format("{} {}", base::sql_name(column.name), model::sql_type(column.type)));
  connection.run(
      fmt::format("create table if not exists {} ({})", base::sql_name(table->name), fmt::join(all, ", ")));
  if (given.rows.empty()) return;
  std::vector<std::string> names;
  for (const std::string& name : given.columns) {
    if (table->find(name) == model::Table::npos) {
      std::vector<std::string_view> known;
      for (const model::Column& column : table->columns) known.push_back(column.name);
      wrong(example, given.line, fmt::format("{} has no column {}", given.table, name),
            fmt::format("Did you mean {}?", nearest_words(name, known)));
    }
    names.push_back(base::sql_name(name));
  }
  std::vector<std::string> rows;
  for (const auto& row : given.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const auto& cell : row) cells.push_back(cell ? base::sql_literal(*cell) : "null");
    rows.push_back(fmt::format("({})", fmt::join(cells, ", ")));
  }
  try {
    connection.run(fmt::format("insert into {} ({}) values {}", base::sql_name(table->name),
                               fmt::join(names, ", "), fmt::join(rows, ", ")));
  } catch (const Error& error) {
    wrong(example, given.line, fmt::format("the rows do not fit the table: {}", error.what()));
  }
}

std::string shown(const std::optional<double>& number) {
  return number ? fmt::format("{}", *number) : "none";
}

bool same(const std::optional<double>& is, const std::optional<double>& should) {
  if (is.has_value() != should.has_value()) return false;
  return !is || std::abs(*is - *should) < 5e-7;
}

class Run {
 public:
  Run(const Catalogue& catalogue, const Definition& definition, const ExampleText& example,
      const ExampleCase& one)
      : definition_(definition),
        example_(example),
        case_(one),
        measurer_(open(catalogue, example, one, setting_)) {}

  std::vector<std::string> differences() {
    for (const Expectation& expectation : case_.expectations) compare(expectation);
    if (case_.counted) compare_counted(*case_.counted);
    return std::move(differences_);
  }

 private:
  static Measurer open(const Catalogue& catalogue, const ExampleText& example, const ExampleCase& one,
                       Setting& setting) {
    query::Options options;
    options.threads = 1;
    query::Database database(options);
    {
      query::Connection connection = database.connect();
      for (const GivenTable& given : one.given) {
        if (!read_setting(given, example, setting)) fill(connection, given, example);
      }
    }
    return {std::move(database), one.as_at, setting.authority, catalogue};
  }

  void say(std::uint64_t line, const std::string& what) {
    differences_.push_back(
        fmt::format("{}, line {} ({}): {}", example_.file.string(), line, case_.title, what));
  }

  // The figures of the newest period on a day.
  std::vector<Figure> figures_at(base::Date day) {
    Request request;
    request.as_at = day;
    request.window = case_.window;
    request.threads = 1;
    request.comparator = finder(setting_.comparators);
    std::set<std::string> dimensions;
    for (const Expectation& one : case_.expectations) {
      if (one.dimension != "total") dimensions.insert(one.dimension);
    }
    request.dimensions.assign(dimensions.begin(), dimensions.end());
    Measurement measured = measurer_.compute({&definition_}, request);
    if (!measured.faults.empty()) throw Error(measured.faults.front().what);
    return std::move(measured.figures);
  }

  void compare(const Expectation& expectation) {
    const base::Date day = expectation.at.value_or(case_.as_at);
    if (!figures_.contains(day)) figures_[day] = figures_at(day);
    const std::vector<Figure>& figures = figures_.at(day);
    if (expectation.at && figures.front().period_end != day) {
      say(expectation.line, "there is no period that ends on " + base::format_iso(day));
      return;
    }
    const auto found = std::find_if(figures.begin(), figures.end(), [&](const Figure& one) {
      return one.dimension == expectation.dimension && one.group == expectation.group;
    });
    // A group without a row has no figure; it can be expected to be `none`.
    const Figure figure = found == figures.end() ? Figure{} : *found;
    const auto check = [&](std::string_view name, const std::optional<double>& is,
                           const std::optional<std::optional<double>>& should) {
      if (should && !same(is, *should))
        say(expectation.line,
            fmt::format("{} of {} is {}, not {}", name, expectation.group, shown(is), shown(*should)));
    };
    check("value", figure.value, expectation.value);
    check("numerator", figure.numerator, expectation.numerator);
    check("denominator", figure.denominator, expectation.denominator);
  }

  void compare_counted(std::vector<std::string> should) {
    std::vector<std::string> is;
    for (const CountedRow& row : measurer_.counted(definition_, case_.as_at, case_.window))
      is.push_back(row.person_id);
    std::sort(is.begin(), is.end());
    std::sort(should.begin(), should.end());
    if (is != should)
      say(case_.line, fmt::format("counted are {}, not {}", fmt::join(is, ", "), fmt::join(should, ", ")));
  }

  const Definition& definition_;
  const ExampleText& example_;
  const ExampleCase& case_;
  // Before what is opened with it.
  Setting setting_;
  Measurer measurer_;
  std::map<base::Date, std::vector<Figure>> figures_;
  std::vector<std::string> differences_;
};

}  // namespace

std::vector<std::string> run_example(const Catalogue& catalogue, const Definition& definition,
                                     const ExampleText& example) {
  std::vector<std::string> differences;
  for (const ExampleCase& one : parse_example(example.text, example.file)) {
    for (std::string& difference : Run(catalogue, definition, example, one).differences())
      differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace windscreen::measure
