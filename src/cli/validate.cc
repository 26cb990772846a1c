// windscreen validate: the department's checks of a return, before it is sent.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "validate/finding_rows.h"
#include "validate/open_return.h"

namespace windscreen::cli {
namespace {

using base::Error;
using validate::Collection;
using validate::Day;
using validate::Finding;
using validate::FindingRow;
using validate::FindingRows;
using validate::Result;
using validate::Return;
using validate::RuleOutcome;
using validate::Severity;

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

struct Counts {
  std::uint64_t errors = 0;
  std::uint64_t queries = 0;
  std::uint64_t others = 0;
  std::size_t not_run = 0;
};

Counts count(const Result& result) {
  Counts counts;
  for (const RuleOutcome& rule : result.rules) {
    (rule.severity == Severity::error   ? counts.errors
     : rule.severity == Severity::query ? counts.queries
                                        : counts.others) += rule.findings;
    counts.not_run += rule.run ? 0U : 1U;
  }
  return counts;
}

void say_outcome(const Result& result) {
  const Counts counts = count(result);
  for (const RuleOutcome& rule : result.rules) {
    if (!rule.run) say(fmt::format("Rule {} was not run: {}.", rule.code, rule.reason));
  }
  say(
      fmt::format("{} rules were run over {} children, {} were not run. Errors: {}. Queries: {}. Checks "
                  "between tables: {}.",
                  result.rules.size() - counts.not_run, result.children, counts.not_run, counts.errors,
                  counts.queries, counts.others));
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
Rows child_rows(const FindingRows& findings) {
  struct OfChild {
    std::int64_t errors = 0;
    std::int64_t queries = 0;
    std::int64_t others = 0;
    std::string rules;
    std::int64_t all() const { return errors + queries + others; }
  };
  std::map<std::string_view, OfChild> children;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const FindingRow one = findings.at(i);
    if (one.table.empty()) continue;
    OfChild& child = children[one.child];
    ++(one.severity == "error" ? child.errors : one.severity == "query" ? child.queries : child.others);
    // Findings come by rule, so that a rule is new where it is not the last.
    const bool listed = child.rules == one.rule || child.rules.ends_with(";" + std::string(one.rule));
    if (!listed) child.rules += (child.rules.empty() ? "" : ";") + std::string(one.rule);
  }
  std::vector<std::pair<std::string_view, const OfChild*>> order;
  for (const auto& [id, child] : children) order.emplace_back(id, &child);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second->all() > b.second->all(); });
  Rows rows;
  rows.columns = {"child", "errors", "queries", "others", "rules"};
  for (const auto& [id, child] : order)
    rows.rows.push_back({name_cell(id), child->errors, child->queries, child->others, child->rules});
  return rows;
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
  say_outcome(result);
  const FindingRows findings(which, data, result);
  if (options.summary == "rule") {
    print(rule_rows(result), context.format);
  } else if (options.summary == "child") {
    print(child_rows(findings), context.format);
  } else {
    print(finding_rows(findings), context.format);
  }
  return count(result).errors > 0 ? 1 : 0;
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
