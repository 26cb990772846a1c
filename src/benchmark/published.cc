#include "benchmark/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "benchmark/measure_tables.h"
#include "benchmark/store.h"

namespace windscreen::benchmark {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view conflict = "conflict";

std::string parquet(const fs::path& directory, const Dataset& dataset) {
  return fmt::format("read_parquet({})", base::sql_literal((directory / dataset.data).string()));
}

Level level_of(std::string_view text) {
  if (text == "National") return Level::national;
  return text == "Regional" ? Level::regional : Level::authority;
}

std::vector<std::string> pieces(std::string_view text, char separator) {
  std::vector<std::string> list;
  for (const std::string_view one : base::split(text, separator)) {
    if (!one.empty()) list.emplace_back(one);
  }
  return list;
}

/// True when each of the wanted `column=value` lines is among those of the row.
bool holds(const std::vector<std::string>& row, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& line) {
    return std::ranges::any_of(row, [&](const std::string& has) { return base::lower(has) == line; });
  });
}

/// A reason that stands whatever another dataset says: another one is not to give away what this one hides.
bool is_final(std::string_view symbol) {
  static constexpr std::array<std::string_view, 4> final_ones = {"c", "low", "k", "u"};
  return std::ranges::find(final_ones, symbol) != final_ones.end();
}

template <typename Visit>
void each_term(const Visit& visit) {
  for (const Measure& measure : measures()) {
    for (const Source& source : measure.sources) {
      for (const Sum* const sum : {&source.numerator, &source.denominator, &source.value}) {
        for (const Term& term : *sum) visit(source, term);
      }
    }
  }
}

}  // namespace

void Published::name_columns() {
  std::map<std::string, std::size_t> numbers;
  each_term([&](const Source& source, const Term& term) {
    const bool same = term.dataset.empty();
    const std::string_view dataset = same ? source.dataset : term.dataset;
    const std::string_view filters = term.filters.empty() && same ? source.filters : term.filters;
    const auto [at, added] =
        numbers.try_emplace(fmt::format("{}\n\n{}\n\n{}", dataset, filters, term.column), columns_.size());
    if (added) {
      columns_.push_back({.dataset = std::string(dataset),
                          .names = pieces(term.column, '|'),
                          .filters = pieces(base::lower(filters), '\n'),
                          .cells = {}});
    }
    column_of_.emplace(&term, at->second);
  });
}

void Published::order_sources() {
  const auto reach = [&](const Source& source) {
    if (source.dataset == tool) return 0;  // it repeats the others, rounded
    const auto at = std::ranges::find(datasets_, source.dataset, &Dataset::name);
    return at == datasets_.end() ? 0 : at->last_year;
  };
  for (const Measure& measure : measures()) {
    std::vector<std::size_t> order(measure.sources.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return reach(measure.sources[a]) > reach(measure.sources[b]);
    });
    order_.emplace(&measure, std::move(order));
  }
}

void Published::read_areas(query::Connection& connection, const fs::path& directory) {
  std::string all;
  for (const Dataset& one : datasets_) {
    if (one.kind == Kind::neighbours) continue;
    const bool mapped = std::ranges::any_of(columns_, [&](const Column& c) { return c.dataset == one.name; });
    if (!mapped) continue;
    // The tool's names and regions count only where no other file has any.
    all += fmt::format(
        "{} select level, area, area_name, new_code, region_code, region_name, year, {} as rank"
        " from {} where level in ('National', 'Regional', 'Local authority')",
        all.empty() ? "" : " union all", one.kind == Kind::statistics ? 1 : 0, parquet(directory, one));
  }
  if (all.empty()) return;
  auto rows = connection.query(
      "select level, area, arg_max(area_name, rank * 10000 + year),"
      " coalesce(arg_max(nullif(new_code, ''), year), ''),"
      " coalesce(arg_max(nullif(region_code, ''), rank * 10000 + year), ''),"
      " coalesce(arg_max(nullif(region_name, ''), rank * 10000 + year), ''), min(year), max(year)"
      " from (" +
      all +
      ") group by level, area"
      " order by case level when 'National' then 0 when 'Regional' then 1 else 2 end, area");
  first_year_ = 0;
  while (rows.next()) {
    Area area{.code = std::string(rows.text(1)),
              .name = std::string(rows.text(2)),
              .new_code = std::string(rows.text(3)),
              .level = level_of(rows.text(0)),
              .region_code = std::string(rows.text(4)),
              .region_name = std::string(rows.text(5)),
              .first_year = static_cast<int>(rows.integer(6)),
              .last_year = static_cast<int>(rows.integer(7))};
    first_year_ = first_year_ == 0 ? area.first_year : std::min(first_year_, area.first_year);
    last_year_ = std::max(last_year_, area.last_year);
    places_.emplace(area.code, areas_.size());
    if (area.code.find('/') != std::string::npos) {
      for (const std::string& part : pieces(area.code, '/')) joint_.emplace(part, areas_.size());
    }
    areas_.push_back(std::move(area));
  }
  // Where only the tool knows an authority, its region has a name and no code.
  for (Area& area : areas_) {
    if (area.level != Level::authority || !area.region_code.empty()) continue;
    for (const Area& region : areas_) {
      if (region.level == Level::regional && base::squash(region.name) == base::squash(area.region_name))
        area.region_code = region.code;
    }
  }
}

std::uint8_t Published::number_of(std::string_view symbol) {
  const auto at = std::ranges::find(symbols_, symbol);
  if (at == symbols_.end()) {
    symbols_.emplace_back(symbol);
    return static_cast<std::uint8_t>(symbols_.size() - 1);
  }
  return static_cast<std::uint8_t>(at - symbols_.begin());
}

void Published::read_dataset(query::Connection& connection, const fs::path& directory,
                             const Dataset& dataset) {
  std::vector<Column*> columns;
  std::set<std::string> names;
  const auto years = static_cast<std::size_t>(last_year_ - first_year_) + 1;
  for (Column& one : columns_) {
    if (one.dataset != dataset.name) continue;
    one.cells.assign(areas_.size() * years, {});
    columns.push_back(&one);
    names.insert(one.names.begin(), one.names.end());
  }
  if (columns.empty()) return;
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + base::sql_literal(name);
  auto rows = connection.query(
      fmt::format("select lower(measure), filters, area, year, value, symbol from {} where lower(measure) in"
                  " ({}) order by measure, filters",
                  parquet(directory, dataset), list));
  std::string measure;
  std::string filters;
  std::vector<Column*> fitting;
  bool first = true;
  while (rows.next()) {
    if (first || rows.text(0) != measure || rows.text(1) != filters) {
      first = false;
      measure = rows.text(0);
      filters = rows.text(1);
      const std::vector<std::string> has = pieces(filters, '\n');
      fitting.clear();
      for (Column* const one : columns) {
        if (std::ranges::find(one->names, measure) != one->names.end() && holds(has, one->filters))
          fitting.push_back(one);
      }
    }
    if (fitting.empty()) continue;
    const auto place = places_.find(std::string(rows.text(2)));
    if (place == places_.end()) continue;
    const auto year = static_cast<std::size_t>(rows.integer(3) - first_year_);
    Cell cell;
    if (rows.is_null(4)) {
      cell.symbol = number_of(rows.text(5));
    } else {
      cell.value = rows.number(4);
      cell.symbol = 0;
    }
    for (Column* const one : fitting) {
      Cell& held = one->cells[place->second * years + year];
      const bool says_other = held.symbol != 1 && (held.symbol != cell.symbol || held.value != cell.value);
      held = cell;
      if (says_other) held = {.value = 0, .symbol = number_of(conflict)};
    }
  }
}

void Published::read_neighbours(query::Connection& connection, const fs::path& directory) {
  std::map<int, std::unordered_map<std::string, std::vector<std::string>>, std::greater<>> models;
  // A table of its own comes before the lists: its name says the model's year.
  std::vector<const Dataset*> tables;
  for (const Dataset& one : datasets_) {
    if (one.kind == Kind::neighbours) tables.push_back(&one);
  }
  std::ranges::sort(tables, std::greater{}, [](const Dataset* one) { return one->name; });
  for (const Dataset* const one : tables) {
    std::set<int> there;
    for (const auto& [model, lists] : models) there.insert(model);
    auto rows = connection.query(fmt::format(
        "select model, area, neighbour from {} order by model, area, rank", parquet(directory, *one)));
    while (rows.next()) {
      const int model = static_cast<int>(rows.integer(0));
      if (there.contains(model)) continue;
      models[model][std::string(rows.text(1))].emplace_back(rows.text(2));
    }
  }
  models_.assign(models.begin(), models.end());
}

Published Published::open(const fs::path& workspace) {
  Published published;
  published.datasets_ = list_datasets(workspace);
  if (published.datasets_.empty()) return published;
  published.symbols_ = {"", "", std::string(conflict)};
  published.name_columns();
  published.order_sources();
  const fs::path directory = directory_of(workspace);
  query::Database database;
  query::Connection connection = database.connect();
  published.read_areas(connection, directory);
  for (const Dataset& one : published.datasets_) {
    if (one.kind != Kind::neighbours) published.read_dataset(connection, directory, one);
  }
  published.read_neighbours(connection, directory);
  return published;
}

std::optional<std::size_t> Published::find(std::string_view code) const {
  const auto at = places_.find(std::string(code));
  return at == places_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::size_t> Published::find_joint(std::string_view code) const {
  const auto at = joint_.find(std::string(code));
  return at == joint_.end() ? std::nullopt : std::optional(at->second);
}

Published::SumValue Published::sum(const Sum& terms, std::size_t area, int year) const {
  SumValue result{.value = 0.0, .symbol = {}};
  const auto years = static_cast<std::size_t>(last_year_ - first_year_) + 1;
  for (const Term& term : terms) {
    const std::vector<Cell>& cells = columns_[column_of_.at(&term)].cells;
    const int asked = year - term.years_back;
    Cell cell;
    if (!cells.empty() && asked >= first_year_ && asked <= last_year_)
      cell = cells[area * years + static_cast<std::size_t>(asked - first_year_)];
    if (cell.symbol == 0) {
      if (result.value) *result.value += term.factor * cell.value;
      continue;
    }
    result.value.reset();
    // What is hidden counts for more than what is absent.
    const std::string_view symbol = symbols_[cell.symbol];
    if (result.symbol.empty() || is_final(symbol)) result.symbol = symbol;
  }
  return result;
}

PublishedFigure Published::evaluate(const Measure& measure, const Source& source, std::size_t area,
                                    int year) const {
  PublishedFigure figure;
  figure.dataset = source.dataset;
  const auto keep = [&](std::string_view symbol) {
    if (figure.symbol.empty()) figure.symbol = symbol;
  };
  const double times = multiplier(measure.unit);
  if (!source.numerator.empty()) {
    const SumValue upper = sum(source.numerator, area, year);
    figure.numerator = upper.value;
    keep(upper.symbol);
    if (source.denominator.empty()) {
      figure.value = upper.value;
    } else {
      const SumValue lower = sum(source.denominator, area, year);
      figure.denominator = lower.value;
      keep(lower.symbol);
      if (upper.value && lower.value && *lower.value > 0) figure.value = times * *upper.value / *lower.value;
      if (upper.value && lower.value && *lower.value <= 0) keep("z");
    }
  }
  if (!figure.value && !source.value.empty()) {
    const SumValue as_published = sum(source.value, area, year);
    if (as_published.value) figure.value = source.constant + *as_published.value;
    if (source.numerator.empty()) keep(as_published.symbol);
  }
  if (figure.value) figure.symbol = {};
  return figure;
}

PublishedFigure Published::figure(const Measure& measure, std::size_t area, int year) const {
  PublishedFigure first;
  const auto order = order_.find(&measure);
  if (order == order_.end()) return first;
  for (const std::size_t number : order->second) {
    const PublishedFigure found = evaluate(measure, measure.sources[number], area, year);
    if (found.value) return found;
    if (is_final(found.symbol) || found.symbol == conflict) return found;
    if (first.symbol.empty() && !found.symbol.empty()) first = found;
  }
  return first;
}

std::optional<NeighbourList> Published::neighbours(std::string_view code, int year) const {
  const std::string wanted(code);
  std::optional<NeighbourList> oldest;
  for (const auto& [model, lists] : models_) {
    const auto at = lists.find(wanted);
    if (at == lists.end()) continue;
    oldest = NeighbourList{.model = model, .codes = at->second};
    if (model <= year) return oldest;
  }
  return oldest;
}

}  // namespace windscreen::benchmark
