#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "improve/plan_fields.h"
#include "improve/plan_import_write.h"
#include "improve/plan_workbook_file.h"
#include "serve/http/problem.h"
#include "serve/improvement/improvement_import_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/improvement/improvement_wishes.h"

namespace windscreen::serve {
namespace {

using improve::PlanImport;
using improve::PlanMapping;
using improve::PlanTable;

std::string given_or_empty(const Call& call, const char* name) {
  const std::string* value = call.given(name);
  return value == nullptr ? std::string() : *value;
}

/// The bytes of the call as a table. What cannot be read becomes Refused (422).
PlanTable read_table(const Call& call) {
  const std::string& bytes = call.request.body;
  if (bytes.empty())
    throw Problem{400, "The file is empty.", "Choose a CSV file or a workbook (.xlsx) with a plan."};
  if (bytes.size() > improve::most_plan_bytes) {
    throw Problem{413, "The file is larger than 4 MB.",
                  "Take out pictures and sheets that do not belong to the plan."};
  }
  std::uint64_t header = 0;
  if (const std::string* line = call.given("header"))
    std::from_chars(line->data(), line->data() + line->size(), header);
  try {
    return improve::read_plan_table(bytes, "Your file", given_or_empty(call, "sheet"), header);
  } catch (const base::Error& unread) {
    throw Refused(422, unread.what(), unread.remedy(), "plan_unread");
  }
}

[[noreturn]] void no_such_column(const std::string& text) {
  throw Problem{400, "\u201c" + text + "\u201d names no column of the table.",
                "Look at the file first, and choose from the columns that it has."};
}

/// The place of the column that a text counts from 1.
std::size_t column_of(std::string_view text, const PlanTable& table) {
  std::size_t column = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), column);
  if (wrong != std::errc() || end != text.data() + text.size() || column < 1 ||
      column > table.headings.size())
    no_such_column(std::string(text));
  return column - 1;
}

/// What the parameters say of the columns: "map" names fields ("3-action,4-lead"), "updates" and "keep"
/// columns by number; the others are not used. Where none is given, the guesses.
PlanMapping mapping_given(const Call& call, const PlanTable& table) {
  PlanMapping mapping;
  mapping.carry_themes = given_or_empty(call, "carry") != "no";
  const std::string* map = call.given("map");
  const std::string* updates = call.given("updates");
  const std::string* keep = call.given("keep");
  if (map == nullptr && updates == nullptr && keep == nullptr) {
    mapping.fields = improve::guess_plan_fields(table.headings);
    return mapping;
  }
  mapping.fields.assign(table.headings.size(), "ignore");
  for (const std::string_view one :
       map == nullptr ? std::vector<std::string_view>() : base::split(*map, ',')) {
    const std::size_t hyphen = one.find('-');
    if (hyphen == std::string_view::npos) no_such_column(std::string(one));
    mapping.fields.at(column_of(one.substr(0, hyphen), table)) = one.substr(hyphen + 1);
  }
  const auto set_all = [&](const std::string* columns, const char* field) {
    if (columns == nullptr) return;
    for (const std::string_view one : base::split(*columns, ','))
      mapping.fields.at(column_of(one, table)) = field;
  };
  set_all(updates, "update");
  set_all(keep, "keep");
  return mapping;
}

base::Date since_given(const ImprovementSources& sources, const Call& call) {
  const std::string* since = call.given("since");
  return since == nullptr ? sources.today() : base::parse_iso(*since).value_or(sources.today());
}

Response preview_plan(ImprovementSources& sources, const Call& call) {
  const PlanTable table = read_table(call);
  const PlanMapping mapping = mapping_given(call, table);
  std::string stop = improve::plan_mapping_fault(table, mapping);
  const PlanImport import =
      stop.empty() ? improve::read_plan_import(table, mapping, sources.today()) : PlanImport();
  if (stop.empty() && import.actions.empty()) stop = "No row of the table has an action.";
  const bool before = sources.people.store.read(
      [&](const store::Queries& reader) { return improve::plan_was_brought_in(reader, table); });
  if (before) stop = "This table was brought in before: its plan is there.";
  return json_answer(import_preview_json(sources.book(), {table, mapping, import, std::move(stop), before,
                                                          since_given(sources, call), sources.today()}));
}

Response import_plan(ImprovementSources& sources, const Call& call) {
  const std::string hash = given_or_empty(call, "hash");
  if (hash.empty())
    throw Problem{400, "hash is missing.", "Look at the file first, and send the hash that was given."};
  const PlanTable table = read_table(call);
  if (hash != table.hash) {
    throw Refused(409, "This is another file than the one that was looked at.",
                  "Look at this one before it is brought in.", "other_file");
  }
  const PlanMapping mapping = mapping_given(call, table);
  const std::string fault = improve::plan_mapping_fault(table, mapping);
  if (!fault.empty()) throw Refused(422, "The columns cannot be used so.", fault, "improvement_refused");
  const PlanImport import = improve::read_plan_import(table, mapping, sources.today());
  if (import.rows_left_out() > 0 && given_or_empty(call, "leave_out") != "yes") {
    throw Refused(422, "Some rows cannot be used, so nothing was brought in.",
                  "Mend the rows, or say that the others are to be brought in without them.",
                  "improvement_refused");
  }
  improve::PlanWish wish;
  wish.title = given_or_empty(call, "title");
  wish.since = since_given(sources, call);
  wish.today = sources.today();
  wish.account_id = call.identity->account;
  std::string plan;
  by_the_record(sources, call, "improvement.import", [&](store::Writer& writer) {
    plan = improve::write_plan_import(writer, table, import, wish);
  });
  return json_answer({{"plan", plan},
                      {"themes", import.themes.size()},
                      {"actions", import.actions.size()},
                      {"measures", import.measures()},
                      {"left_out", import.rows_left_out()}});
}

Response workbook_of_plan(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const improve::Book book = sources.book();
  const std::size_t plan = thing_of(book, call, "plan", "plan", day);
  const auto series = sources.series_for(call, book);
  const auto sheets = improve::plan_sheets(book, plan, day, improve::readings_of(*series));
  Response response;
  response.headers.add("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("Content-Disposition",
                       "attachment; filename=\"plan-" + base::format_iso(day) + ".xlsx\"");
  response.body = std::make_shared<const std::string>(improve::plan_workbook_bytes(sheets));
  return response;
}

/// What both addresses that take a file are told of it.
std::vector<Parameter> table_parameters() {
  constexpr std::int64_t last_row = 1'048'576;
  return {
      {"sheet", Parameter::Kind::text, "The title of the workbook\u2019s sheet that is read.", 0, 0, {}},
      {"header",
       Parameter::Kind::integer,
       "The row that has the headings; found when not given.",
       1,
       last_row,
       {}},
      {"map",
       Parameter::Kind::text,
       "What columns are, counted from 1: \u201c2-action,3-lead\u201d. Guessed when nothing is said of any.",
       0,
       0,
       {}},
      {"updates", Parameter::Kind::text, "Columns that are updates: \u201c5,6\u201d.", 0, 0, {}},
      {"keep", Parameter::Kind::text, "Columns that are kept as updates with their heading.", 0, 0, {}},
      {"carry",
       Parameter::Kind::choice,
       "Whether a row without a theme belongs to that of the row above.",
       0,
       0,
       {"yes", "no"}},
      {"since", Parameter::Kind::date, "The first day of the plan; today when not given.", 0, 0, {}}};
}

}  // namespace

std::vector<Route> improvement_import_routes(ImprovementSources& sources) {
  const Access keeps = Access::needs(Permission::keep_improvement);
  std::vector<Route> routes = {
      api_route(sources,
                {Method::put, "/improvement/imports/preview", keeps,
                 "Reads a plan from CSV or a workbook, and says what would be brought in. Nothing is saved.",
                 "ImprovementImportPreview", "", false, Workers::figures},
                preview_plan),
      api_route(sources,
                {Method::put, "/improvement/imports", keeps,
                 "Brings in a plan: the same bytes as were looked at, all of it or nothing.",
                 "ImprovementImported", "", false, Workers::figures},
                import_plan)};
  for (Route& route : routes) {
    route.body = BodyKind::bytes;
    route.takes.clear();
    route.most_body = improve::most_plan_bytes;
    route.query = table_parameters();
  }
  routes.back().query.push_back({"title", Parameter::Kind::text, "The title of the plan.", 0, 0, {}});
  routes.back().query.push_back(
      {"hash", Parameter::Kind::slug, "The file\u2019s SHA-256, as the preview gave it.", 0, 0, {}});
  routes.back().query.push_back({"leave_out",
                                 Parameter::Kind::choice,
                                 "Whether rows that cannot be used are left out.",
                                 0,
                                 0,
                                 {"yes", "no"}});
  routes.push_back(
      improvement_view(sources, "/improvement/plans/{plan}/workbook",
                       "A plan with its actions, measures, milestones and entries as a workbook.", "", false,
                       workbook_of_plan, Workers::figures));
  // The file itself, whatever the Accept header of a browser that follows a link says.
  routes.back().forms = {Form::text, Form::html};
  return routes;
}

}  // namespace windscreen::serve
