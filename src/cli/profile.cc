// `windscreen profile`: any authority's published picture, from the imported statistics alone.
#include "benchmark/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "benchmark/authorities.h"
#include "benchmark/symbols.h"
#include "cli/command.h"
#include "lake/workspace.h"
#include "report/profile_page.h"

namespace windscreen::cli {
namespace {

struct Options {
  std::string authority;
  std::string years;
  std::filesystem::path out;
};

struct Years {
  int first = 0;
  int last = 0;
};

/// "2021", "2013-2025" or "2013:2025".
Years years_of(const std::string& text) {
  if (text.empty()) return {};
  const auto read = [&](std::string_view part) {
    int year = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), year);
    if (error != std::errc() || end != part.data() + part.size() || year < 1990 || year > 2100) {
      throw CLI::ValidationError("--years",
                                 "\"" + text + "\" is not a span of years. Write it as 2013-2025 or 2021.");
    }
    return year;
  };
  const std::size_t at = text.find_first_of("-:");
  const std::string_view all = text;
  if (at == std::string::npos) return {read(all), read(all)};
  Years years{read(all.substr(0, at)), read(all.substr(at + 1))};
  if (years.first > years.last)
    throw CLI::ValidationError("--years", "The first year of \"" + text + "\" is after the last.");
  return years;
}

Cell whole(bool known, int value) { return known ? Cell{std::int64_t{value}} : Cell(); }

/// A row a measure and year.
LazyRows rows_of(const benchmark::Profile& profile) {
  std::vector<std::pair<const benchmark::ProfileMeasure*, const benchmark::ProfileYear*>> all;
  for (const benchmark::ProfileMeasure& one : profile.measures) {
    for (const benchmark::ProfileYear& year : one.years) all.emplace_back(&one, &year);
  }
  LazyRows rows;
  rows.columns = {"authority",
                  "code",
                  "id",
                  "group",
                  "area",
                  "name",
                  "unit",
                  "year",
                  "period",
                  "value",
                  "numerator",
                  "denominator",
                  "symbol",
                  "reason",
                  "england",
                  "region",
                  "neighbours_mean",
                  "neighbours_median",
                  "neighbours_with_value",
                  "neighbours_of",
                  "neighbours_model",
                  "rank",
                  "of",
                  "quartile",
                  "published_with",
                  "dataset"};
  rows.count = all.size();
  rows.row = [all = std::move(all), &profile](std::size_t at) -> std::vector<Cell> {
    const benchmark::Measure& measure = *all[at].first->measure;
    const benchmark::ProfileYear& year = *all[at].second;
    const bool placed = year.place.has_value();
    const benchmark::Place place = year.place.value_or(benchmark::Place{});
    const bool near = year.neighbours.of > 0;
    const std::string symbol(year.own.symbol);
    return {profile.area.name,
            profile.area.code,
            std::string(measure.id),
            std::string(measure.group),
            std::string(measure.area),
            std::string(measure.name),
            std::string(name_of(measure.unit)),
            std::int64_t{year.year},
            year.period,
            cell(year.own.value),
            cell(year.own.numerator),
            cell(year.own.denominator),
            symbol.empty() ? Cell() : Cell{symbol},
            symbol.empty() ? Cell() : Cell{std::string(benchmark::meaning_of(symbol))},
            cell(year.england.value),
            cell(year.region.value),
            cell(year.neighbours.mean),
            cell(year.neighbours.median),
            whole(near, year.neighbours.with_value),
            whole(near, year.neighbours.of),
            whole(near && year.neighbours.model != 0, year.neighbours.model),
            whole(placed, place.rank),
            whole(placed, place.of),
            whole(placed, place.quartile),
            year.published_with.empty() ? Cell() : Cell{year.published_with},
            std::string(year.own.dataset)};
  };
  return rows;
}

/// On a screen: a line a measure, with its latest figure.
Rows summary_of(const benchmark::Profile& profile) {
  Rows rows;
  rows.columns = {"measure", "year", "value", "england", "region", "neighbours", "rank", "of"};
  for (const benchmark::ProfileMeasure& one : profile.measures) {
    const auto last =
        std::find_if(one.years.rbegin(), one.years.rend(),
                     [](const benchmark::ProfileYear& year) { return year.own.value.has_value(); });
    const benchmark::Measure& measure = *one.measure;
    const std::string name = measure.group.empty() ? std::string(measure.name)
                                                   : fmt::format("{}: {}", measure.name, measure.group);
    if (last == one.years.rend()) {
      rows.rows.push_back({name, Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell()});
      continue;
    }
    const bool compared = measure.unit != benchmark::Unit::count;
    const bool placed = last->place.has_value();
    const benchmark::Place place = last->place.value_or(benchmark::Place{});
    rows.rows.push_back({name, std::int64_t{last->year}, cell(last->own.value),
                         compared ? cell(last->england.value) : Cell(),
                         compared ? cell(last->region.value) : Cell(), cell(last->neighbours.mean),
                         whole(placed, place.rank), whole(placed, place.of)});
  }
  return rows;
}

void make_profile(const Options& options, const Context& context) {
  const Years years = years_of(options.years);
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  const auto published = benchmark::Published::open(workspace.directory());
  const benchmark::Area& area = benchmark::find_authority(published, options.authority);
  const benchmark::Profile profile = benchmark::profile_of(published, area, years.first, years.last);
  for (const std::string& note : profile.notes) say(note);
  if (!options.out.empty()) {
    report::write_profile(profile, published.datasets(), options.out);
    say(fmt::format("{}: {} measures of {}, {} to {}. Open it in a browser; it needs no network.",
                    options.out.string(), profile.measures.size(), profile.area.name, profile.first_year,
                    profile.last_year));
    return;
  }
  if (context.format == Format::table) {
    print(summary_of(profile), context.format);
  } else {
    print(rows_of(profile), context.format);
  }
}

}  // namespace

void add_profile(CLI::App& program, Context& context) {
  CLI::App* command =
      program.add_subcommand("profile", "Any authority's published picture over the years, with comparisons");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("--authority", options->authority,
                   "The authority's name, three-digit code or nine-character code")
      ->required();
  command->add_option("--out", options->out,
                      "The HTML file to write; without it the figures are printed (--format csv or json for "
                      "all of them)");
  command->add_option("--years", options->years, "Only these years, such as 2013-2025 or 2021");
  add_workspace_option(*command, context,
                       "windscreen profile --authority Surrey --out surrey.html\n  windscreen profile "
                       "--authority 936 --years 2021 --format csv");
  add_format_option(*command, context);
  command->callback([options, &context] { make_profile(*options, context); });
}

}  // namespace windscreen::cli
