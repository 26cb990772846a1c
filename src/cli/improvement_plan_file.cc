#include "cli/improvement_plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/improvement_series.h"
#include "cli/store_place.h"
#include "improve/engine_readings.h"
#include "improve/plan_fields.h"
#include "improve/plan_import_write.h"
#include "improve/plan_workbook_file.h"
#include "model/local_day.h"
#include "store/store.h"

namespace windscreen::cli {
namespace {

namespace fs = std::filesystem;
using base::Error;

struct PlanFileOptions {
  std::string store;
  fs::path file;
  std::string sheet;
  std::uint64_t header = 0;
  std::vector<std::string> map;
  std::string title;
  std::string since;
  bool themes_in_each_row = false;
  bool leave_out = false;
  bool dry_run = false;
  std::string plan;
  std::string on;
};

base::Date day_or_today(const std::string& option, const std::string& text) {
  if (!text.empty()) return date_option(option, text);
  return model::local_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

/// A column by its number or its heading.
std::size_t column_named(const improve::PlanTable& table, const std::string& name) {
  std::size_t number = 0;
  const auto [end, wrong] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (wrong == std::errc() && end == name.data() + name.size() && number >= 1 &&
      number <= table.headings.size())
    return number - 1;
  const auto found = std::ranges::find_if(table.headings, [&](const std::string& heading) {
    return !heading.empty() && base::squash(heading) == base::squash(name);
  });
  if (found != table.headings.end()) return static_cast<std::size_t>(found - table.headings.begin());
  throw Error("The table has no column \u201c" + name + "\u201d.",
              "Give its heading, or its number from the left.");
}

improve::PlanMapping mapping_asked(const improve::PlanTable& table, const PlanFileOptions& options) {
  improve::PlanMapping mapping{improve::guess_plan_fields(table.headings), !options.themes_in_each_row};
  for (const std::string& one : options.map) {
    const std::size_t sign = one.rfind('=');
    if (sign == std::string::npos)
      throw Error("\u201c" + one + "\u201d does not say what the column is.",
                  "Write COLUMN=FIELD, such as --map \"Lead officer=lead\".");
    const std::size_t column = column_named(table, one.substr(0, sign));
    const std::string field = one.substr(sign + 1);
    const improve::PlanField* known = improve::find_plan_field(field);
    // What the person says comes before what another column was guessed to be.
    for (std::string& other : mapping.fields) {
      if (known != nullptr && known->once && other == field) other = "ignore";
    }
    mapping.fields[column] = field;
  }
  return mapping;
}

void say_columns(const improve::PlanTable& table, const improve::PlanMapping& mapping) {
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    const improve::PlanField* field = improve::find_plan_field(mapping.fields[column]);
    say(fmt::format("  {}. {}: {} ({})", column + 1, improve::plan_heading(table, column),
                    field == nullptr ? "?" : field->words, mapping.fields[column]));
  }
}

void say_import(const improve::PlanImport& import) {
  for (const improve::PlanReject& one : import.rejects) {
    say(fmt::format("Row {}{}: \u201c{}\u201d: {}. {}", one.line, one.column.empty() ? "" : ", " + one.column,
                    one.says, one.why.ends_with('.') ? one.why.substr(0, one.why.size() - 1) : one.why,
                    one.becomes));
  }
  for (const std::string& note : import.notes) say(note);
  for (const std::string& heading : import.unused)
    say(fmt::format("The column \u201c{}\u201d is not used. --map \"{}=keep\" keeps its texts.", heading,
                    heading));
  say(fmt::format("{} actions in {} themes with {} measures can be brought in; {} rows are left out.",
                  import.actions.size(), import.themes.size(), import.measures(), import.rows_left_out()));
}

void import_plan_file(const Context& context, const PlanFileOptions& options) {
  std::error_code failed;
  const auto size = fs::file_size(options.file, failed);
  // A large file is refused before it is held in memory.
  if (!failed && size > improve::most_plan_bytes)
    throw Error(options.file.string() + " is larger than 4 MB.",
                "Take out pictures and sheets that do not belong to the plan.");
  const improve::PlanTable table = improve::read_plan_table(
      base::read_whole_file(options.file), options.file.string(), options.sheet, options.header);
  const improve::PlanMapping mapping = mapping_asked(table, options);
  say(fmt::format("The headings stand in row {}{}.", table.header_line,
                  table.sheet.empty() ? "" : " of the sheet \u201c" + table.sheet + "\u201d"));
  say_columns(table, mapping);
  improve::PlanWish wish;
  wish.title = options.title;
  wish.today = day_or_today("", "");
  wish.since = day_or_today("--since", options.since);
  const improve::PlanImport import = improve::read_plan_import(table, mapping, wish.today);
  say_import(import);
  if (options.dry_run) return;
  if (import.rows_left_out() > 0 && !options.leave_out)
    throw Error("Some rows cannot be used, so nothing was brought in.",
                "Mend them, or give --leave-out to bring in the others.");
  store::Store store(store_of(context, options.store));
  std::string plan;
  store.write({person_at_the_keyboard(), "improvement.import"},
              [&](store::Writer& writer) { plan = improve::write_plan_import(writer, table, import, wish); });
  say("The plan was brought in: " + plan);
}

void write_actions_csv(const std::vector<improve::PlanSheet>& sheets, const fs::path& path) {
  const auto actions = std::ranges::find(sheets, improve::actions_sheet, &improve::PlanSheet::title);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  // Excel reads UTF-8 as such only behind a byte order mark.
  out << "\xEF\xBB\xBF" << improve::sheet_csv(*actions);
  out.close();
  if (!out)
    throw Error("cannot write " + path.string(), "Check that you may write there and that there is room.");
}

void export_plan_file(const Context& context, const PlanFileOptions& options) {
  const std::string kind = base::lower(options.file.extension().string());
  if (kind != ".xlsx" && kind != ".csv")
    throw Error(options.file.string() + " is neither a workbook nor CSV.",
                "Give --out a name that ends with .xlsx or .csv.");
  const base::Date day = day_or_today("--on", options.on);
  const store::Store store(store_of(context, options.store));
  const improve::Book book =
      store.read([](const store::Reader& reader) { return improve::read_book(reader); });
  const auto plan = book.place_of(options.plan);
  if (!plan || !book.at(*plan).is("plan") || !book.at(*plan).there_on(day))
    throw Error("The improvement record has no plan \u201c" + options.plan + "\u201d on that day.",
                "windscreen improvement plans lists the plans.");
  const improve::ReadingSeries series = series_of(context, book);
  const auto sheets = improve::plan_sheets(book, *plan, day, improve::readings_of(series));
  if (kind == ".csv") {
    write_actions_csv(sheets, options.file);
  } else {
    improve::write_plan_workbook(sheets, options.file);
  }
  say("Wrote " + options.file.string() + ", as at " + base::format_long(day) + ".");
}

}  // namespace

void add_improvement_plan_files(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlanFileOptions>();
  CLI::App* importing = command.add_subcommand(
      "import-plan",
      "Read a plan from a spreadsheet, CSV or .xlsx (docs/improvement_plans_from_spreadsheets.md)");
  importing->add_option("FILE", options->file, "The file")->required()->check(CLI::ExistingFile);
  importing->add_option("--plan", options->title, "The title of the plan")->required();
  importing->add_option("--sheet", options->sheet,
                        "The sheet of the workbook (default: the one whose headings are known best)");
  importing->add_option("--header", options->header, "The row with the headings (default: found)");
  importing->add_option("--map", options->map,
                        "COLUMN=FIELD: what a column is, by heading or number; may be given more than once");
  importing->add_option("--since", options->since, "The plan\u2019s first day (default: today)");
  importing->add_flag("--themes-in-each-row", options->themes_in_each_row,
                      "A row without a theme has none, instead of that of the row above");
  importing->add_flag("--leave-out", options->leave_out, "Bring in the others where rows cannot be used");
  importing->add_flag("--dry-run", options->dry_run, "Say what would be read, and write nothing");
  add_store_option(*importing, options->store);
  add_workspace_option(*importing, context,
                       "windscreen improvement import-plan plan.xlsx --plan \"Improvement plan\" --dry-run");
  importing->callback([&context, options] { import_plan_file(context, *options); });

  CLI::App* exporting = command.add_subcommand("export", "Write a plan as a workbook, or its actions as CSV");
  exporting->add_option("PLAN", options->plan, "The plan\u2019s key")->required();
  exporting->add_option("--out", options->file, "The file: FILE.xlsx or FILE.csv")->required();
  exporting->add_option("--on", options->on, "As it stood at the end of this day (default: today)");
  add_store_option(*exporting, options->store);
  add_workspace_option(*exporting, context, "windscreen improvement export plan-2018 --out plan.xlsx");
  exporting->callback([&context, options] { export_plan_file(context, *options); });
}

}  // namespace windscreen::cli
