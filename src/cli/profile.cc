// `windscreen profile`: any authority's published picture, from the imported statistics alone.
#include "benchmark/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "benchmark/authorities.h"
#include "cli/command.h"
#include "lake/workspace.h"
#include "report/profile_page.h"
#include "report/profile_rows.h"

namespace windscreen::cli {
namespace {

struct ProfileOptions {
  std::string authority;
  std::string years;
  std::filesystem::path out;
  bool all_authorities = false;
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

void make_profile(const ProfileOptions& options, const Context& context) {
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
  if (options.all_authorities) {
    print(report::funnel_rows(profile), context.format);
  } else if (context.format == Format::table) {
    print(summary_of(profile), context.format);
  } else {
    print(report::profile_rows(profile), context.format);
  }
}

}  // namespace

void add_profile(CLI::App& program, Context& context) {
  CLI::App* command =
      program.add_subcommand("profile", "Any authority's published picture over the years, with comparisons");
  const auto options = std::make_shared<ProfileOptions>();
  command
      ->add_option("--authority", options->authority,
                   "The authority's name, three-digit code or nine-character code")
      ->required();
  command->add_option("--out", options->out,
                      "The HTML file to write; without it the figures are printed (--format csv or json for "
                      "all of them)");
  command
      ->add_flag(
          "--all-authorities", options->all_authorities,
          "Print every authority's newest figure with the limits of what is usual for its size, a row a "
          "measure and authority")
      ->excludes("--out");
  command->add_option("--years", options->years, "Only these years, such as 2013-2025 or 2021");
  add_workspace_option(*command, context,
                       "windscreen profile --authority Surrey --out surrey.html\n  windscreen profile "
                       "--authority 936 --years 2021 --format csv");
  add_format_option(*command, context);
  command->callback([options, &context] { make_profile(*options, context); });
}

}  // namespace windscreen::cli
