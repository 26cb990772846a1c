// windscreen validate: the department's checks of a return, before it is sent.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "lake/workspace.h"
#include "report/child_workers.h"
#include "validate/findings_summary.h"
#include "validate/open_return.h"

namespace windscreen::cli {
namespace {

using base::Error;
using validate::Collection;
using validate::Day;
using validate::FindingRow;
using validate::FindingRows;
using validate::Result;
using validate::Return;
using validate::RuleOutcome;

struct ValidateOptions {
  std::string which;
  std::string year = "2025-26";
  std::vector<std::filesystem::path> paths;
  std::vector<std::filesystem::path> previous;
  std::string start;
  std::string end;
  std::string authority;
  std::string providers;
  std::string postcodes;
  std::vector<std::string> rules;
  std::string summary;
  std::filesystem::path out;
  std::filesystem::path workers_of;
  unsigned threads = 0;
};

/// 2026 of "2025-26".
int year_of(const std::string& text) {
  const bool formed = text.size() == 7 && text[4] == '-' && text.find_first_not_of("0123456789") == 4 &&
                      text.find_first_not_of("0123456789", 5) == std::string::npos;
  const int year = formed ? std::stoi(text.substr(0, 4)) + 1 : 0;
  if (!formed || year % 100 != std::stoi(text.substr(5)))
    throw CLI::ValidationError("--year", text + " is no collection year. Write it as 2025-26.");
  return year;
}

std::string year_words(int year) { return fmt::format("{}-{:02}", year - 1, year % 100); }

Day day_given(const std::string& name, const std::string& text) {
  return Day::of(base::days_since_epoch(date_option(name, text)));
}

Collection collection_of(const ValidateOptions& options, Return which) {
  Collection collection;
  collection.year = year_of(options.year);
  const auto known = validate::known_years_of(which);
  if (std::find(known.begin(), known.end(), collection.year) == known.end()) {
    std::string years;
    for (const int year : known) years += (years.empty() ? "" : ", ") + year_words(year);
    throw CLI::ValidationError(
        "--year", fmt::format("The rules of {} are not known. Known are: {}.", options.year, years));
  }
  collection.start = Day::on(collection.year - 1, 4, 1);
  collection.end = Day::on(collection.year, 3, 31);
  collection.authority = base::upper(options.authority);
  return collection;
}

void settle_days(const ValidateOptions& options, Collection& collection) {
  if (!options.start.empty()) collection.start = day_given("--collection-start", options.start);
  if (!options.end.empty()) collection.end = day_given("--collection-end", options.end);
  if (collection.end <= collection.start)
    throw CLI::ValidationError("--collection-end", "The collection must end after it starts.");
}

void say_notes(const validate::ReturnData& data) {
  for (const validate::Note& note : data.notes) {
    const std::string place = note.line > 0       ? fmt::format("{}, line {}: ", note.file, note.line)
                              : note.file.empty() ? std::string()
                                                  : note.file + ": ";
    say(place + note.words);
  }
}

void say_outcome(const Result& result, const validate::FindingsSummary& summary) {
  for (const RuleOutcome& rule : result.rules) {
    if (!rule.run) say(fmt::format("Rule {} was not run: {}.", rule.code, rule.reason));
  }
  say(
      fmt::format("{} rules were run over {} children, {} were not run. Errors: {}. Queries: {}. Checks "
                  "between tables: {}.",
                  result.rules.size() - summary.rules_not_run, result.children, summary.rules_not_run,
                  summary.findings.errors, summary.findings.queries, summary.findings.others));
}

Cell name_cell(std::string_view text) { return text.empty() ? Cell() : Cell(std::string(text)); }

LazyRows finding_rows(const FindingRows& findings) {
  LazyRows rows;
  rows.columns = {"rule", "severity", "table", "row", "child", "fields", "message"};
  rows.count = findings.size();
  rows.row = [&findings](std::size_t i) {
    const FindingRow one = findings.at(i);
    return std::vector<Cell>{
        std::string(one.rule),   std::string(one.severity),
        name_cell(one.table),    one.row == 0 ? Cell() : Cell(static_cast<std::int64_t>(one.row)),
        name_cell(one.child),    name_cell(one.fields),
        std::string(one.message)};
  };
  return rows;
}

/// A row for each rule: whether it was run, why not, and how often it failed.
Rows rule_rows(const Result& result) {
  Rows rows;
  rows.columns = {"rule", "severity", "findings", "run", "reason", "message"};
  for (const RuleOutcome& rule : result.rules) {
    rows.rows.push_back({std::string(rule.code), std::string(name_of(rule.severity)),
                         rule.run ? Cell(static_cast<std::int64_t>(rule.findings)) : Cell(), rule.run,
                         name_cell(rule.reason), std::string(rule.message)});
  }
  return rows;
}

/// A row for each child with findings, those with most first.
Rows child_rows(const Result& result, const validate::FindingsSummary& summary) {
  Rows rows;
  rows.columns = {"child", "errors", "queries", "others", "rules"};
  for (const validate::ChildFindings& child : summary.children) {
    std::string codes;
    for (const std::uint16_t rule : child.rules) {
      if (!codes.empty()) codes += ';';
      codes += result.rules[rule].code;
    }
    const auto number = [](std::uint64_t count) { return Cell(static_cast<std::int64_t>(count)); };
    rows.rows.push_back({name_cell(child.child), number(child.findings.errors),
                         number(child.findings.queries), number(child.findings.others), codes});
  }
  return rows;
}

void write_workbook(const ValidateOptions& options, Return which, const validate::ReturnData& data,
                    const Result& result, const FindingRows& findings) {
  report::FindingsBook book{
      .which = which,
      .year = data.collection.year,
      .checked = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
      .result = result,
      .rows = findings,
      .notes = data.notes};
  for (const auto& path : options.paths) book.files.push_back(path.filename().string());
  std::unordered_map<std::string, report::ChildWorker> workers;
  if (!options.workers_of.empty()) {
    const auto workspace = lake::Workspace::open(options.workers_of);
    workers = report::child_workers(lake::find_snapshot(workspace, ""));
    book.worker_of = [&workers](std::string_view child) {
      const auto found = workers.find(std::string(child));
      return found == workers.end() ? report::ChildWorker{} : found->second;
    };
  }
  report::write_findings_workbook(book, options.out);
  say(fmt::format("{} has them all.", options.out.string()));
}

int validate_return(const ValidateOptions& options, Context& context) {
  const Return which = options.which == "cin" ? Return::cin : Return::ssda903;
  validate::ReturnData data(validate::tables_of(which));
  data.collection = collection_of(options, which);
  if (!options.providers.empty()) validate::read_providers(options.providers, data.collection);
  if (!options.postcodes.empty()) validate::read_postcodes(options.postcodes, data.collection);
  validate::open_return(which, options.paths, false, data);
  if (!options.previous.empty()) validate::open_return(which, options.previous, true, data);
  settle_days(options, data.collection);
  say_notes(data);

  validate::RunOptions run;
  run.codes = options.rules;
  run.threads = options.threads;
  Result result;
  try {
    result = validate::run(which, data, run);
  } catch (const std::invalid_argument& wrong) {
    throw CLI::ValidationError("--rules", wrong.what());
  }
  const FindingRows findings(which, data, result);
  const validate::FindingsSummary summary = validate::summarise(result, findings);
  say_outcome(result, summary);
  if (!options.out.empty()) write_workbook(options, which, data, result, findings);
  if (options.summary == "rule") {
    print(rule_rows(result), context.format);
  } else if (options.summary == "child") {
    print(child_rows(result, summary), context.format);
  } else if (options.out.empty()) {
    print(finding_rows(findings), context.format);
  }
  return summary.findings.errors > 0 ? 1 : 0;
}

}  // namespace

void add_validate(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ValidateOptions>();
  CLI::App* command = program.add_subcommand("validate", "Check a return by the department's rules");
  command
      ->add_option("--return", options->which,
                   "ssda903 (looked after children) or cin (children in need census)")
      ->required()
      ->check(CLI::IsMember({"ssda903", "cin"}));
  command->add_option("--year", options->year, "The collection year")->capture_default_str();
  command->add_option("paths", options->paths, "CSV files, an XML message, a workbook, or a folder of them")
      ->required()
      ->check(CLI::ExistingPath);
  command
      ->add_option("--previous", options->previous, "Last year's return, for the rules that compare with it")
      ->check(CLI::ExistingPath);
  command->add_option("--collection-start", options->start,
                      "The collection's first day, where it is not 1 April");
  command->add_option("--collection-end", options->end, "Its last day, where it is not 31 March");
  command->add_option("--rules", options->rules, "Only these rules: codes with commas between them")
      ->delimiter(',');
  command->add_option("--authority", options->authority,
                      "The authority's code, as placements are coded with it");
  command->add_option("--providers", options->providers, "Ofsted's register of providers, a CSV file")
      ->check(CLI::ExistingFile);
  command->add_option("--postcodes", options->postcodes, "The postcodes that exist, a CSV file or one a line")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--summary", options->summary,
                   "A row for each rule, or for each child, instead of each finding")
      ->check(CLI::IsMember({"rule", "child"}));
  command->add_option("--out", options->out,
                      "Write a workbook (xlsx) with sheets for rules, children and workers, instead of rows");
  command
      ->add_option("--workers-of", options->workers_of,
                   "A workspace whose newest snapshot says who works with each child, for --out")
      ->check(CLI::ExistingDirectory);
  command->add_option("--threads", options->threads, "How many threads; all cores where not given")
      ->check(CLI::Range(1U, 64U));
  add_format_option(*command, context);
  command->footer(
      "Example: windscreen validate --return ssda903 --year 2025-26 this_year/ --previous last_year/ "
      "--format csv > findings.csv\n"
      "Ends with 1 where errors were found, and with 0 where there are none. Nothing is kept, and nothing "
      "leaves this machine.");
  command->callback([options, &context] { context.exit_code = validate_return(*options, context); });
}

}  // namespace windscreen::cli
