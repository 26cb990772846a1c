#include "report/report_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/hash.h"
#include "measure/disclosure.h"
#include "measure/figure_words.h"
#include "measure/period.h"
#include "report/pathway_pages.h"
#include "report/published_comparison.h"

namespace windscreen::report {
namespace {

using measure::Figure;

/// Numbers for values, in the order of their first mention.
template <typename T>
class Numbers {
 public:
  explicit Numbers(std::vector<T>& list) : list_(list) {
    for (std::size_t number = 0; number < list.size(); ++number) numbers_.emplace(list[number], number);
  }
  std::size_t of(const T& value) {
    const auto [place, added] = numbers_.try_emplace(value, list_.size());
    if (added) list_.push_back(value);
    return place->second;
  }

 private:
  std::vector<T>& list_;
  std::map<T, std::size_t> numbers_;
};

void add(Columns& columns, const measure::Definition& definition, const Figure& figure, bool suppressed) {
  if (suppressed) {
    columns.suppressed.push_back(columns.value.size());
  } else if (figure.symbol != measure::Symbol::none) {
    columns.symbols.emplace_back(columns.value.size(), figure.symbol);
  }
  columns.value.push_back(suppressed ? std::nullopt : figure.value);
  columns.numerator.push_back(suppressed ? std::nullopt : figure.numerator);
  columns.denominator.push_back(suppressed ? std::nullopt : figure.denominator);
  if (!suppressed && measure::counts_only(definition.unit, figure.denominator))
    columns.counts_only.push_back(columns.value.size() - 1);
  if (definition.unit != measure::Unit::mean && definition.unit != measure::Unit::median) return;
  columns.spread_low.push_back(suppressed ? std::nullopt : figure.spread_low);
  columns.spread_high.push_back(suppressed ? std::nullopt : figure.spread_high);
  columns.largest.push_back(suppressed ? std::nullopt : figure.largest);
}

class Arranging {
 public:
  explicit Arranging(Report& report)
      : periods_(report.periods), dimensions_(report.dimensions), groups_(report.groups) {}

  void series(IndicatorFigures& into, std::vector<const Figure*> totals, const Figure* again) {
    std::ranges::stable_sort(totals, {}, [](const Figure* figure) { return figure->period_end; });
    for (const Figure* figure : totals) {
      const bool newest = figure == totals.back();
      // A point before what the load holds is no point; the newest says why there is no value.
      if (figure->beyond_reach && !newest) continue;
      const bool suppressed = figure->suppressed || (newest && again != nullptr && again->suppressed);
      if (!figure->note.empty()) into.series.notes.emplace_back(into.series.value.size(), figure->note);
      add(into.series, *into.definition, *figure, suppressed);
      into.series.period.push_back(periods_.of({figure->period_start, figure->period_end}));
      if (into.definition->unit == measure::Unit::change) {
        const bool known = figure->compared_start && figure->compared_end;
        into.series.compared.push_back(
            known ? std::optional(periods_.of({*figure->compared_start, *figure->compared_end}))
                  : std::nullopt);
      }
    }
  }

  void breakdown(IndicatorFigures& into, const Figure& figure) {
    const std::size_t dimension = dimensions_.of(figure.dimension);
    auto place = std::ranges::find(into.breakdowns, dimension, &Breakdown::dimension);
    if (place == into.breakdowns.end()) {
      place = into.breakdowns.insert(into.breakdowns.end(), Breakdown{});
      place->dimension = dimension;
      place->period = periods_.of({figure.period_start, figure.period_end});
    }
    add(*place, *into.definition, figure, figure.suppressed);
    place->group.push_back(groups_.of(figure.group));
  }

 private:
  Numbers<std::pair<base::Date, base::Date>> periods_;
  Numbers<std::string> dimensions_;
  Numbers<std::string> groups_;
};

/// Only the newest period's groups: a definition whose window is short may come with several.
std::vector<std::optional<base::Date>> newest_ends(std::size_t definitions,
                                                   const std::vector<Figure>& figures) {
  std::vector<std::optional<base::Date>> ends(definitions);
  for (const Figure& figure : figures) {
    auto& end = ends.at(figure.definition);
    if (!end || *end < figure.period_end) end = figure.period_end;
  }
  return ends;
}

/// A fault's words without the directories of this machine, which are no reader's business.
std::string without_directories(std::string what, const std::filesystem::path& file) {
  const std::string full = file.string();
  if (full.empty()) return what;
  for (std::size_t at = what.find(full); at != std::string::npos; at = what.find(full, at)) {
    what.replace(at, full.size(), file.filename().string());
  }
  return what;
}

std::string hash_of(const std::vector<const measure::Definition*>& definitions) {
  std::string text;
  for (const measure::Definition* definition : definitions) {
    text += fmt::format("{} {}\n", definition->id, definition->hash);
  }
  return base::sha256(text);
}

/// The workspace's published figures; what is wrong with them is a fault of the report, which needs none.
std::unique_ptr<PublishedComparison> published_beside(const lake::Workspace& workspace, Report& report) {
  try {
    auto published = PublishedComparison::open(workspace);
    if (published) report.benchmarks = published->published().datasets();
    return published;
  } catch (const base::Error& error) {
    report.faults.emplace_back("benchmarks",
                               without_directories(fmt::format("{}. {}", error.what(), error.remedy()),
                                                   workspace.directory() / "benchmarks" / "manifest.json"));
    return nullptr;
  }
}

void compare(PublishedComparison& published, Report& report) {
  for (IndicatorFigures& one : report.indicators) {
    if (one.series.period.empty()) continue;
    const auto& [start, end] = report.periods.at(one.series.period.back());
    Figure newest;
    newest.period_start = start;
    newest.period_end = end;
    newest.dimension = "total";
    // What is suppressed is not in the columns.
    newest.value = one.series.value.back();
    newest.numerator = one.series.numerator.back();
    newest.denominator = one.series.denominator.back();
    one.comparison = published.beside(*one.definition, newest);
    one.authorities = published.among(*one.definition, newest);
  }
}

}  // namespace

void arrange(const std::vector<const measure::Definition*>& definitions, const std::vector<Figure>& series,
             const std::vector<Figure>& breakdowns, Report& report) {
  report.indicators.assign(definitions.size(), {});
  std::vector<std::vector<const Figure*>> totals(definitions.size());
  for (const Figure& figure : series) {
    if (figure.dimension == "total") totals.at(figure.definition).push_back(&figure);
  }
  const auto ends = newest_ends(definitions.size(), breakdowns);
  std::vector<const Figure*> again(definitions.size(), nullptr);
  for (const Figure& figure : breakdowns) {
    if (figure.dimension == "total" && figure.period_end == ends[figure.definition]) {
      again[figure.definition] = &figure;
    }
  }
  Arranging arranging(report);
  for (std::size_t number = 0; number < definitions.size(); ++number) {
    report.indicators[number].definition = definitions[number];
    arranging.series(report.indicators[number], std::move(totals[number]), again[number]);
  }
  for (const Figure& figure : breakdowns) {
    if (figure.dimension == "total" || figure.period_end != ends[figure.definition]) continue;
    if (figure.beyond_reach) continue;
    arranging.breakdown(report.indicators[figure.definition], figure);
  }
}

Report begun(const lake::Snapshot& snapshot, const ReportRequest& request) {
  Report report;
  report.authority_code = snapshot.authority_code;
  report.authority_name = snapshot.authority_name;
  report.audience = request.audience;
  report.as_at = request.as_at;
  report.months = request.months;
  report.round_to = request.round_to;
  report.snapshot = snapshot;
  return report;
}

Report collect(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
               const measure::Catalogue& catalogue, const ReportRequest& request,
               const std::function<void(std::size_t, std::size_t)>& progress) {
  Report report = begun(snapshot, request);
  report.made_at = base::utc_now();
  if (const auto* population = measure::population_on(workspace.authority().population, request.as_at)) {
    report.population = *population;
  }

  const std::vector<const measure::Definition*> asked = catalogue.all();
  report.definitions_hash = hash_of(asked);
  report.headlines = read_headlines(workspace, catalogue);
  const auto baselines = measure::read_baselines(workspace.directory() / "baselines.csv", catalogue);

  const std::size_t steps = 2 * asked.size() + 1;
  measure::Request figures;
  figures.as_at = request.as_at;
  figures.months = request.months;
  figures.audience = request.audience;
  figures.round_to = request.round_to;
  figures.threads = request.threads;
  const auto published = published_beside(workspace, report);
  if (published) figures.comparator = published->finder();
  // The older snapshot is closed again before the newer is opened.
  std::optional<OlderFigures> older;
  const auto report_progress = [&](std::size_t done) {
    if (progress) progress(done, steps);
  };
  if (request.since) older = read_older(workspace, *request.since, asked, figures);
  report_progress(0);
  measure::Measurer measurer(workspace, snapshot);
  auto series = measurer.compute(asked, figures, report_progress);
  figures.months = 1;
  figures.dimensions = {"all"};
  auto breakdowns =
      measurer.compute(asked, figures, [&](std::size_t done) { report_progress(asked.size() + done); });
  report.disclosure = together(series.disclosure, breakdowns.disclosure);
  arrange(asked, series.figures, breakdowns.figures, report);
  for (std::size_t number = 0; number < report.indicators.size(); ++number)
    report.indicators[number].from = series.reach.at(number);
  if (published) compare(*published, report);

  for (const measure::DefinitionFault& fault : catalogue.faults) {
    report.faults.emplace_back(fault.file.stem().string(),
                               fmt::format("{}, line {}: {}", fault.file.filename().string(), fault.line,
                                           without_directories(fault.what, fault.file)));
  }
  for (const measure::MeasureFault& fault : series.faults) {
    const measure::Definition* definition = catalogue.find(fault.id);
    report.faults.emplace_back(
        fault.id, without_directories(fault.what, definition ? definition->file : std::filesystem::path()));
    std::erase_if(report.indicators,
                  [&](const IndicatorFigures& figure) { return figure.definition == definition; });
  }

  analyse(report, baselines);
  report_progress(steps - 1);
  read_pathway_pages(measurer, workspace, snapshot, catalogue, request.threads, report);
  report_progress(steps - 1);
  read_teams(measurer, catalogue, snapshot.as_at, request.threads, report);
  report_progress(steps - 1);

  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  report.caseload = read_caseload(connection, catalogue, request.as_at, request.audience);
  report.quality = read_data_quality(connection, snapshot);
  if (older) {
    const SameDay same_day = read_same_day(measurer, older->snapshot.as_at, request.as_at, asked, figures);
    report.since = since_of(report, *older, same_day, asked);
  }
  report_progress(steps);
  return report;
}

}  // namespace windscreen::report
