#include "report/figure_rows.h"

#include <fmt/format.h>

#include "base/error.h"
#include "measure/disclosure.h"
#include "measure/figure_words.h"
#include "measure/nearest.h"

namespace windscreen::report {
namespace {

Cell value_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? number_cell(one->value) : Cell();
}

Cell year_cell(const std::optional<benchmark::Comparator>& one) {
  return one ? Cell{std::int64_t{one->year}} : Cell();
}

// What people read: counts where a percentage would be of too few, and the symbol where there is no value.
Cell shown_value(const measure::Definition& definition, const measure::Figure& figure) {
  if (figure.symbol != measure::Symbol::none) return std::string(measure::name_of(figure.symbol));
  if (measure::counts_only(definition.unit, figure.denominator))
    return measure::value_words(definition, measure::point_of(figure));
  return number_cell(figure.value);
}

// The note with the spread behind it, without which no mean is shown.
Cell shown_note(const measure::Figure& figure) {
  const std::string spread = measure::spread_words(measure::point_of(figure));
  if (spread.empty() || figure.note.empty()) return text_cell(figure.note + spread);
  return text_cell(figure.note + "; " + spread);
}

}  // namespace

std::vector<std::string> figure_columns() {
  return {"id",
          "area",
          "name",
          "unit",
          "period_start",
          "period_end",
          "dimension",
          "group",
          "value",
          "numerator",
          "denominator",
          "suppressed",
          "benchmark_england",
          "benchmark_region",
          "benchmark_neighbours",
          "lower_limit",
          "upper_limit",
          "snapshot",
          "compared_start",
          "compared_end",
          "note",
          "signal",
          "benchmark_england_year",
          "benchmark_region_year",
          "benchmark_neighbours_year",
          "benchmark_note",
          "spread_low",
          "spread_high",
          "largest",
          "symbol"};
}

LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures,
                     const std::vector<measure::FigureLimits>& limits, const std::string& snapshot,
                     PublishedComparison* published, bool for_reading) {
  LazyRows rows;
  rows.columns = figure_columns();
  rows.count = figures.size();
  rows.row = [&definitions, &figures, &limits, snapshot, published, for_reading](std::size_t at) {
    const measure::Figure& figure = figures[at];
    const measure::FigureLimits& limit = limits.at(at);
    const measure::Definition& definition = *definitions[figure.definition];
    const benchmark::Comparison beside =
        (published != nullptr ? published->beside(definition, figure) : std::nullopt)
            .value_or(benchmark::Comparison{});
    return std::vector<Cell>{definition.id,
                             definition.area,
                             definition.name,
                             std::string(name_of(definition.unit)),
                             figure.period_start,
                             figure.period_end,
                             figure.dimension,
                             figure.group,
                             for_reading ? shown_value(definition, figure) : number_cell(figure.value),
                             number_cell(figure.numerator),
                             number_cell(figure.denominator),
                             figure.suppressed,
                             value_cell(beside.england),
                             value_cell(beside.region),
                             value_cell(beside.neighbours_mean),
                             number_cell(limit.lower),
                             number_cell(limit.upper),
                             snapshot,
                             cell(figure.compared_start),
                             cell(figure.compared_end),
                             for_reading ? shown_note(figure) : text_cell(figure.note),
                             text_cell(limit.signal),
                             year_cell(beside.england),
                             year_cell(beside.region),
                             year_cell(beside.neighbours_mean),
                             text_cell(beside.words),
                             number_cell(figure.spread_low),
                             number_cell(figure.spread_high),
                             number_cell(figure.largest),
                             text_cell(std::string(measure::name_of(figure.symbol)))};
  };
  return rows;
}

Rows definition_rows(const std::vector<const measure::Definition*>& definitions) {
  Rows rows;
  rows.columns = {"id",       "area",    "name",       "unit",       "grain", "window",
                  "polarity", "measure", "breakdowns", "definition", "local", "hash"};
  for (const measure::Definition* one : definitions) {
    rows.rows.push_back(
        {one->id, one->area, one->name, std::string(name_of(one->unit)), std::string(name_of(one->grain)),
         std::string(name_of(one->window)), std::string(name_of(one->polarity)), one->measure,
         fmt::format("{}", fmt::join(one->breakdowns, ", ")), one->text, one->local, one->hash});
  }
  return rows;
}

Rows explanation(const measure::Definition& definition, const measure::Figure& figure,
                 const lake::Snapshot& snapshot, base::Date as_at) {
  std::vector<std::string> sources;
  for (const lake::SourceRecord& record : snapshot.sources) {
    const lake::Source& source = record.source;
    sources.push_back(fmt::format("{}{}{} ({}, SHA-256 {})", source.file, source.part.empty() ? "" : ", ",
                                  source.part, source.format, source.sha256));
  }
  Rows rows;
  rows.rows.emplace_back();
  const auto add = [&](const char* name, Cell value) {
    rows.columns.emplace_back(name);
    rows.rows.front().push_back(std::move(value));
  };
  const auto text = [&](const char* name, const std::string& value) {
    add(name, value.empty() ? Cell() : Cell(value));
  };
  text("id", definition.id);
  text("name", definition.name);
  text("area", definition.area);
  text("definition", definition.text);
  text("caveat", definition.caveat);
  text("unit", std::string(name_of(definition.unit)));
  text("measure", definition.measure);
  text("grain", std::string(name_of(definition.grain)));
  text("window", std::string(name_of(definition.window)));
  text("polarity", std::string(name_of(definition.polarity)));
  text("breakdowns", fmt::format("{}", fmt::join(definition.breakdowns, ", ")));
  text("annex_a", definition.annex_a);
  text("benchmark", definition.benchmark);
  text("of", definition.of);
  text("compared_with", definition.compared_with);
  add("period_start", figure.period_start);
  add("period_end", figure.period_end);
  add("value", number_cell(figure.value));
  add("numerator", number_cell(figure.numerator));
  add("denominator", number_cell(figure.denominator));
  add("compared_start", cell(figure.compared_start));
  add("compared_end", cell(figure.compared_end));
  text("note", figure.note);
  add("as_at", as_at);
  text("snapshot", snapshot.name());
  text("snapshot_hash", snapshot.content_hash);
  text("loaded_at", snapshot.loaded_at);
  text("sources", fmt::format("{}", fmt::join(sources, "; ")));
  text("file", definition.file.string());
  text("shared", fmt::format("{}", fmt::join(definition.shared, ", ")));
  text("definition_hash", definition.hash);
  text("engine", snapshot.engine_version);
  text("sql", definition.sql);
  return rows;
}

Rows snapshot_rows(const std::vector<lake::Snapshot>& snapshots) {
  Rows rows;
  rows.columns = {"snapshot", "as_at",    "loaded_at", "sources", "rows_read",   "kept",
                  "merged",   "rejected", "flagged",   "bytes",   "content_hash"};
  for (const lake::Snapshot& snapshot : snapshots) {
    lake::RowCounts counts;
    for (const lake::SourceRecord& source : snapshot.sources) {
      counts.read += source.counts.read;
      counts.kept += source.counts.kept;
      counts.merged += source.counts.merged;
    }
    std::uint64_t bytes = 0;
    for (const lake::TableFile& file : snapshot.tables) bytes += file.bytes;
    const auto number = [](std::uint64_t value) { return Cell{static_cast<std::int64_t>(value)}; };
    rows.rows.push_back({snapshot.name(), snapshot.as_at, snapshot.loaded_at, number(snapshot.sources.size()),
                         number(counts.read), number(counts.kept), number(counts.merged),
                         number(snapshot.rejected), number(snapshot.flagged), number(bytes),
                         snapshot.content_hash});
  }
  return rows;
}

const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id) {
  if (const measure::Definition* found = catalogue.find(id)) return *found;
  for (const measure::DefinitionFault& fault : catalogue.faults) {
    if (fault.file.stem() == id)
      throw base::Error(
          fmt::format("the definition of {} cannot be used: {}: {}", id, place_of(fault), fault.what));
  }
  std::vector<std::string_view> known;
  known.reserve(catalogue.definitions.size());
  for (const measure::Definition& one : catalogue.definitions) known.push_back(one.id);
  throw base::Error(fmt::format("there is no indicator \"{}\"", id),
                    fmt::format("Did you mean {}? `windscreen indicators --list` has them all.",
                                measure::nearest_words(id, known)));
}

}  // namespace windscreen::report
