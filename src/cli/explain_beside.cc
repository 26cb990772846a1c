#include "cli/explain_beside.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "measure/baselines.h"
#include "measure/figure_words.h"
#include "report/report_data.h"

namespace windscreen::cli {
namespace {

constexpr int months_looked_at = 36;

using Field = std::pair<std::string, Cell>;

/// "22.6% (year to 31 March 2020)".
Cell in_words(const measure::Definition& definition, const std::optional<benchmark::Comparator>& one) {
  if (!one) return {};
  measure::SeriesPoint point;
  point.value = one->value;
  return fmt::format("{} ({})", measure::value_words(definition, point), one->period);
}

Cell value_of(const std::optional<benchmark::Comparator>& one) { return one ? Cell{one->value} : Cell(); }

Cell year_of(const std::optional<benchmark::Comparator>& one) {
  return one ? Cell{std::int64_t{one->year}} : Cell();
}

Cell words(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

std::vector<Field> fields_of(const Beside& beside, const measure::Definition* definition) {
  const benchmark::Comparison none;
  const benchmark::Comparison& published = beside.published ? *beside.published : none;
  std::vector<Field> fields = {{"verdict", words(beside.verdict)}};
  if (definition != nullptr) {
    fields.emplace_back("england", in_words(*definition, published.england));
    fields.emplace_back("region", in_words(*definition, published.region));
    fields.emplace_back("neighbours", in_words(*definition, published.neighbours_mean));
  } else {
    fields.emplace_back("benchmark_england", value_of(published.england));
    fields.emplace_back("benchmark_region", value_of(published.region));
    fields.emplace_back("benchmark_neighbours", value_of(published.neighbours_mean));
    fields.emplace_back("benchmark_england_year", year_of(published.england));
    fields.emplace_back("benchmark_region_year", year_of(published.region));
    fields.emplace_back("benchmark_neighbours_year", year_of(published.neighbours_mean));
  }
  fields.emplace_back("benchmark_note", words(published.words));
  return fields;
}

}  // namespace

Beside beside_of(const lake::Workspace& workspace, const measure::Catalogue& catalogue,
                 const measure::Definition& definition, const measure::Figure& figure,
                 measure::Request request, report::MeasuredSnapshot& measured) {
  Beside beside;
  if (report::PublishedComparison* published = measured.published()) {
    beside.published = published->beside(definition, figure);
    request.comparator = published->finder();
  }
  request.months = months_looked_at;
  const auto measurement = measured.measurer().compute({&definition}, request);
  report::Report series;
  report::arrange({&definition}, measurement.figures, {}, series);
  report::analyse(series, measure::read_baselines(workspace.directory() / "baselines.csv", catalogue));
  if (const auto& analysis = series.indicators.front().analysis)
    beside.verdict = analysis->verdict.sentence();
  return beside;
}

void put_beside(const Beside& beside, bool for_reading, const measure::Definition& definition,
                Rows& explanation) {
  const std::vector<Field> fields = fields_of(beside, for_reading ? &definition : nullptr);
  auto at = std::ranges::find(explanation.columns, "as_at") - explanation.columns.begin();
  for (const auto& [name, value] : fields) {
    explanation.columns.insert(explanation.columns.begin() + at, name);
    explanation.rows.front().insert(explanation.rows.front().begin() + at, value);
    ++at;
  }
}

}  // namespace windscreen::cli
