// `windscreen init`: makes a workspace for an authority.
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/population_groups.h"
#include "ingest/csv_rows.h"
#include "lake/workspace.h"

namespace windscreen::cli {
namespace {

using base::Error;

struct InitOptions {
  std::string code;
  std::string name;
  std::string population;
  std::string population_groups;
  std::vector<std::string> council;
  int mid_year = 0;
  std::string benchmark_as;
  std::string region;
  std::vector<std::string> neighbours;
};

int last_mid_year() {
  const std::chrono::year_month_day today{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return static_cast<int>(today.year()) - 1;
}

struct PopulationColumns {
  std::optional<std::size_t> year;
  std::optional<std::size_t> children;
  std::optional<std::size_t> vintage;
};

PopulationColumns columns_of(const ingest::Row& header, const std::string& file) {
  PopulationColumns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = base::squash(header.cells[i]);
    if (title == "year" || title == "midyear") columns.year = i;
    if (title == "population" || title == "children") columns.children = i;
    if (title == "vintage") columns.vintage = i;
  }
  if (!columns.year || !columns.children) {
    throw Error::at(file, header.line, "the file needs the columns year and population",
                    "Write them in its first line: year,population,vintage (vintage may be left out).");
  }
  return columns;
}

std::vector<lake::Population> read_population(const std::string& file) {
  const auto rows = ingest::csv_part(file, file).open();
  ingest::Row row;
  if (!rows->next(row))
    throw Error::at(file, 0, "the file is empty", "Give it the columns year and population.");
  const PopulationColumns columns = columns_of(row, file);
  const auto cell = [&](std::optional<std::size_t> column) {
    return column && *column < row.cells.size() ? base::trim(row.cells[*column]) : std::string_view();
  };
  std::vector<lake::Population> population;
  while (rows->next(row)) {
    const auto year = whole_number(cell(columns.year));
    if (!year || *year < 1900 || *year > 2200) {
      throw Error::at(file, row.line, fmt::format("'{}' is not a year", cell(columns.year)),
                      "Give the year of the mid-year estimate, such as 2019.");
    }
    const auto children = whole_number(cell(columns.children));
    if (!children || *children <= 0) {
      throw Error::at(file, row.line, fmt::format("'{}' is not a number of children", cell(columns.children)),
                      "Give the number of children aged 0 to 17, a whole number over 0.");
    }
    population.push_back({static_cast<int>(*year), *children, std::string(cell(columns.vintage))});
  }
  if (population.empty())
    throw Error::at(file, 0, "the file holds no population", "Give a row for each year.");
  return population;
}

std::vector<lake::Population> population_of(const InitOptions& options) {
  if (const auto children = whole_number(options.population)) {
    return {{options.mid_year != 0 ? options.mid_year : last_mid_year(), *children, {}}};
  }
  if (!std::filesystem::is_regular_file(options.population)) {
    throw Error(fmt::format("'{}' is neither a number of children nor a file", options.population),
                "Give --population a whole number, or a CSV file with the columns year and population.");
  }
  if (options.mid_year != 0) {
    throw Error("--mid-year goes with a number of children; a file states its own years",
                "Leave out --mid-year.");
  }
  return read_population(options.population);
}

void init(const Context& context, const InitOptions& options) {
  lake::Authority settings{options.code, options.name, population_of(options)};
  settings.benchmark_as = options.benchmark_as;
  settings.region = options.region;
  settings.statistical_neighbours = options.neighbours;
  if (!options.population_groups.empty())
    settings.population_groups = read_population_groups(options.population_groups);
  settings.council_organisations = options.council;
  const lake::Workspace workspace = lake::Workspace::create(context.workspace, std::move(settings));
  const lake::Authority& authority = workspace.authority();
  say(fmt::format("{} is the workspace of {} ({}).", workspace.directory().string(), authority.name,
                  authority.code));
  for (const lake::Population& one : authority.population)
    say(fmt::format("Children aged 0 to 17 in mid-{}: {}.", one.mid_year, one.children));
  if (!authority.population_groups.empty())
    say(fmt::format("Populations of groups: {}.", authority.population_groups.size()));
  say("Next: windscreen load --as-at DATE FILE…");
}

}  // namespace

void add_init(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("init", "Make a workspace for an authority");
  const auto options = std::make_shared<InitOptions>();
  command
      ->add_option("--authority-code", options->code,
                   "The department's three-digit code, or a word of letters, digits and hyphens")
      ->required();
  command->add_option("--name", options->name, "The authority's name")->required();
  command
      ->add_option("--population", options->population,
                   "Children aged 0 to 17: a number, or a CSV file with the columns year, population and, if "
                   "known, vintage")
      ->required();
  command->add_option("--population-groups", options->population_groups,
                      "The same population by group: a CSV file with the columns year, dimension (age_band, "
                      "gender, ethnicity, disability or quadrant), group, children and, if known, source");
  command->add_option("--council-organisation", options->council,
                      "A name under which the council itself leads early help; several may be given");
  command
      ->add_option("--mid-year", options->mid_year,
                   "The year of the mid-year estimate, with a number; last year where it is not given")
      ->check(CLI::Range(1900, 2200));
  command->add_option(
      "--benchmark-as", options->benchmark_as,
      "The authority (name or code) whose region and statistical neighbours published figures "
      "are compared with, where this one has none of its own");
  command->add_option("--region", options->region, "The region to compare with, where it is not its own");
  command
      ->add_option("--neighbours", options->neighbours,
                   "The authorities (names or codes) to compare with instead of a model's statistical "
                   "neighbours")
      ->delimiter(',');
  add_workspace_option(
      *command, context,
      "windscreen init --authority-code 936 --name \"Surrey\" --population 258519 --mid-year "
      "2019 --workspace surrey");
  command->callback([&context, options] { init(context, *options); });
}

}  // namespace windscreen::cli
