// The report as JSON, in the form of web/src/data/report.ts.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "measure/disclosure.h"
#include "report/analysis_json.h"
#include "report/authority_funnel.h"
#include "report/benchmark_json.h"
#include "report/json_value.h"
#include "report/pathway_json.h"
#include "report/report_data.h"
#include "report/since_json.h"
#include "report/teams_json.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

Json numbers(const std::vector<std::optional<double>>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(json_number(value));
  return array;
}

void put_columns(Json& object, const Columns& columns) {
  object["value"] = numbers(columns.value);
  object["numerator"] = numbers(columns.numerator);
  object["denominator"] = numbers(columns.denominator);
  object["suppressed"] = columns.suppressed;
  for (const auto& [place, symbol] : columns.symbols)
    object["symbols"].push_back(Json::array({place, measure::name_of(symbol)}));
  if (!columns.counts_only.empty()) object["counts_only"] = columns.counts_only;
  if (columns.spread_low.empty()) return;
  object["spread_low"] = numbers(columns.spread_low);
  object["spread_high"] = numbers(columns.spread_high);
  object["largest"] = numbers(columns.largest);
}

Json series_json(const Series& series) {
  Json object = {{"period", series.period}};
  put_columns(object, series);
  if (!series.compared.empty()) {
    object["compared"] = Json::array();
    for (const auto& period : series.compared) object["compared"].push_back(json_or_null(period));
  }
  Json notes = Json::array();
  for (const auto& [place, text] : series.notes) notes.push_back(Json::array({place, text}));
  object["notes"] = std::move(notes);
  return object;
}

Json breakdown_json(const Breakdown& breakdown) {
  Json object = {
      {"dimension", breakdown.dimension}, {"period", breakdown.period}, {"group", breakdown.group}};
  put_columns(object, breakdown);
  if (breakdown.funnel) object["funnel"] = funnel_json(*breakdown.funnel);
  return object;
}

Json indicator_json(const IndicatorFigures& figures) {
  const measure::Definition& definition = *figures.definition;
  Json object = {
      {"id", definition.id},
      {"name", definition.name},
      {"area", definition.area},
      {"unit", measure::name_of(definition.unit)},
      {"grain", measure::name_of(definition.grain)},
      {"window", measure::name_of(definition.window)},
      {"polarity", measure::name_of(definition.polarity)},
      {"measure", definition.measure},
      {"definition", definition.text},
      {"caveat", definition.caveat},
      {"annex_a", definition.annex_a},
      {"of", definition.of},
      {"compared_with", definition.compared_with},
      {"sql", definition.sql},
      {"hash", definition.hash},
      {"local", definition.local},
      {"from", figures.from ? Json(base::format_iso(*figures.from)) : Json(nullptr)},
      {"series", series_json(figures.series)},
  };
  Json breakdowns = Json::array();
  for (const Breakdown& breakdown : figures.breakdowns) breakdowns.push_back(breakdown_json(breakdown));
  object["breakdowns"] = std::move(breakdowns);
  if (figures.analysis) object["analysis"] = analysis_json(*figures.analysis);
  if (figures.comparison) object["comparison"] = comparison_json(*figures.comparison);
  if (figures.authorities) object["authorities"] = authority_funnel_json(figures.authorities);
  return object;
}

Json caseload_json(const std::optional<Caseload>& caseload) {
  if (!caseload) return nullptr;
  Json services = Json::array();
  for (const CaseloadService& service : caseload->services) {
    Json from = Json::array();
    Json to = Json::array();
    Json count = Json::array();
    for (const CaseloadBar& bar : service.bars) {
      from.push_back(bar.from);
      to.push_back(json_or_null(bar.to));
      count.push_back(json_or_null(bar.workers));
    }
    services.push_back({{"name", service.name},
                        {"workers", service.workers},
                        {"children", service.children},
                        {"mean", service.mean},
                        {"median", service.median},
                        {"max", json_or_null(service.max)},
                        {"limit", json_or_null(service.limit)},
                        {"over_limit", json_or_null(service.over_limit)},
                        {"from", std::move(from)},
                        {"to", std::move(to)},
                        {"count", std::move(count)}});
  }
  return {{"as_at", base::format_iso(caseload->as_at)}, {"services", std::move(services)}};
}

/// Row counts, held back from the public where they are 1 to 5: a table's rows can be children of one kind.
class RowCounts {
 public:
  explicit RowCounts(measure::Audience audience) : public_(audience == measure::Audience::public_) {}

  bool hides(std::int64_t rows) const { return public_ && rows >= 1 && rows <= 5; }
  Json operator()(std::int64_t rows) const { return hides(rows) ? Json(nullptr) : Json(rows); }
  /// A part of a whole: also held back where what is left of the whole is small.
  Json part(std::int64_t rows, std::int64_t whole) const {
    return hides(rows) || hides(whole - rows) || hides(whole) ? Json(nullptr) : Json(rows);
  }

 private:
  bool public_;
};

Json sources_json(const lake::Snapshot& snapshot, const RowCounts& shown, bool named) {
  Json sources = Json::array();
  std::size_t place = 0;
  for (const lake::SourceRecord& record : snapshot.sources) {
    const auto count = [](std::uint64_t rows) { return static_cast<std::int64_t>(rows); };
    const bool hidden = shown.hides(count(record.counts.read)) || shown.hides(count(record.counts.kept)) ||
                        shown.hides(count(record.counts.merged));
    const auto rows = [&](std::uint64_t value) { return hidden ? Json(nullptr) : Json(value); };
    ++place;
    sources.push_back({
        // Where the file lay on the loading machine is no reader's business, and the public are not told its
        // name: people name files after themselves.
        {"file", named ? std::filesystem::path(record.source.file).filename().string()
                       : fmt::format("Source {}", place)},
        {"part", named ? record.source.part : std::string()},
        {"format", record.source.format},
        {"reader_version", record.source.reader_version},
        {"sha256", record.source.sha256},
        {"bytes", record.source.bytes},
        {"read", rows(record.counts.read)},
        {"kept", rows(record.counts.kept)},
        {"merged", rows(record.counts.merged)},
        {"rejected", rows(record.counts.rejected)},
    });
  }
  return sources;
}

Json quality_json(const Report& report) {
  const RowCounts shown(report.audience);
  Json reasons = Json::array();
  for (const CodeCount& reason : report.quality.reasons) {
    reasons.push_back({{"code", reason.code}, {"rows", shown(reason.rows)}});
  }
  Json flags = Json::array();
  for (const CodeCount& flag : report.quality.flags) {
    flags.push_back({{"code", flag.code}, {"table", flag.table}, {"rows", shown(flag.rows)}});
  }
  Json tables = Json::array();
  for (const TableCompleteness& table : report.quality.tables) {
    Json filled = Json::array();
    for (const std::int64_t rows : table.filled) filled.push_back(shown.part(rows, table.rows));
    tables.push_back({{"table", table.table},
                      {"row_is", table.row_is},
                      {"rows", shown(table.rows)},
                      {"columns", table.columns},
                      {"filled", std::move(filled)}});
  }
  return {{"sources", sources_json(report.snapshot, shown, report.audience == measure::Audience::internal)},
          {"reasons", std::move(reasons)},
          {"flags", std::move(flags)},
          {"tables", std::move(tables)}};
}

/// What was done, and in words; null where the report is internal and nothing is rounded.
Json disclosure_json(const Report& report) {
  if (report.audience == measure::Audience::internal && report.round_to <= 1) return nullptr;
  const measure::DisclosureAccount& account = report.disclosure;
  return {{"words", measure::words_of(account, report.round_to)},
          {"round_to", report.round_to},
          {"figures", account.figures},
          {"small", account.small},
          {"cover", account.cover},
          {"overlap", account.overlap},
          {"history", account.history},
          {"highest", account.highest},
          {"rounded", account.rounded},
          {"merged", account.merged},
          {"small_teams", account.small_teams}};
}

Json provenance_json(const Report& report) {
  const RowCounts shown(report.audience);
  Json tables = Json::array();
  for (const lake::TableFile& table : report.snapshot.tables) {
    const bool hidden = shown.hides(static_cast<std::int64_t>(table.rows));
    tables.push_back({{"table", table.table},
                      {"rows", shown(static_cast<std::int64_t>(table.rows))},
                      // The size would tell what the rows do not.
                      {"bytes", hidden ? Json(nullptr) : Json(table.bytes)},
                      {"sha256", table.sha256}});
  }
  return {{"snapshot", report.snapshot.name()},
          {"content_hash", report.snapshot.content_hash},
          {"loaded_at", report.snapshot.loaded_at},
          {"made_at", report.made_at},
          {"windscreen_version", WINDSCREEN_VERSION},
          {"loaded_by_version", report.snapshot.windscreen_version},
          {"engine_version", report.snapshot.engine_version},
          {"tables", std::move(tables)},
          {"definitions_hash", report.definitions_hash}};
}

}  // namespace

std::string to_json(const Report& report) {
  Json periods = Json::array();
  for (const auto& [start, end] : report.periods) {
    periods.push_back(Json::array({base::format_iso(start), base::format_iso(end)}));
  }
  Json indicators = Json::array();
  for (const IndicatorFigures& figures : report.indicators) indicators.push_back(indicator_json(figures));
  Json faults = Json::array();
  for (const auto& [id, what] : report.faults) faults.push_back({{"id", id}, {"what", what}});
  Json population = nullptr;
  if (report.population) {
    population = {{"mid_year", report.population->mid_year},
                  {"children", report.population->children},
                  {"vintage", report.population->vintage}};
  }
  const Json whole = {
      {"contract", contract},
      {"authority", {{"code", report.authority_code}, {"name", report.authority_name}}},
      {"audience", report.audience == measure::Audience::public_ ? "public" : "internal"},
      {"disclosure", disclosure_json(report)},
      {"as_at", base::format_iso(report.as_at)},
      {"months", report.months},
      {"population", std::move(population)},
      {"periods", std::move(periods)},
      {"dimensions", report.dimensions},
      {"groups", report.groups},
      {"indicators", std::move(indicators)},
      {"headlines", report.headlines},
      {"faults", std::move(faults)},
      {"caseload", caseload_json(report.caseload)},
      {"pathway", pathway_json(report.pathway)},
      {"disproportion", disproportion_json(report.disproportion)},
      {"since", since_json(report.since)},
      {"teams", teams_json(report.teams)},
      {"benchmarks", benchmarks_json(report.benchmarks)},
      {"quality", quality_json(report)},
      {"provenance", provenance_json(report)},
  };
  return whole.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace windscreen::report
