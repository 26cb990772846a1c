#include "serve/data/load_routes.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "report/flat_rows.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/children/child_views.h"
#include "serve/data/load_outcome.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_files = 500;
constexpr std::size_t most_id = 100;

std::map<std::string, std::string> names_of_people(People& people) {
  return people.store.read([](const store::Queries& reader) {
    std::map<std::string, std::string> names;
    for (const store::Account& one : reader.select<store::Account>()) names[one.id] = one.name;
    return names;
  });
}

ordered_json progress_json(const LoadView& view) {
  if (!view.progress) return nullptr;
  return {{"stage", ingest::name_of(view.progress->stage)},
          {"done", view.progress->done},
          {"total", view.progress->total},
          {"rows", view.progress->rows},
          {"file", view.progress->file},
          {"stopping", view.stopping}};
}

ordered_json load_json(const LoadView& view, const std::string& who) {
  const store::DataLoad& row = view.row;
  ordered_json files = ordered_json::array();
  for (const store::DataLoadFile& file : view.files)
    files.push_back(
        {{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}, {"upload", file.upload_id}});
  return {{"load", row.id},
          {"by", who},
          {"as_at", row.as_at},
          {"state", row.state},
          {"began_at", row.began_at},
          {"ended_at", report::json_or_null(row.ended_at)},
          {"snapshot", report::json_or_null(row.snapshot)},
          {"was_there", row.was_there},
          {"rows_read", report::json_or_null(row.rows_read)},
          {"rows_kept", report::json_or_null(row.rows_kept)},
          {"rows_merged", report::json_or_null(row.rows_merged)},
          {"rows_rejected", report::json_or_null(row.rows_rejected)},
          {"rows_flagged", report::json_or_null(row.rows_flagged)},
          {"problem", report::json_or_null(row.problem)},
          {"remedy", report::json_or_null(row.remedy)},
          {"notes", ordered_json::parse(row.notes, nullptr, false)},
          {"files", files},
          {"progress", progress_json(view)}};
}

Response list_loads(Loading& loading, const Call& call) {
  const auto names = names_of_people(loading.people);
  report::Rows rows;
  rows.columns = {"load",      "by",        "as_at",       "state",         "began_at",
                  "ended_at",  "files",     "bytes",       "snapshot",      "was_there",
                  "rows_read", "rows_kept", "rows_merged", "rows_rejected", "rows_flagged"};
  for (const LoadView& view : loading.runner.all()) {
    const store::DataLoad& row = view.row;
    std::int64_t bytes = 0;
    for (const store::DataLoadFile& file : view.files) bytes += file.bytes;
    rows.rows.push_back({row.id, names.at(row.account_id), row.as_at, row.state, row.began_at,
                         report::cell(row.ended_at), static_cast<std::int64_t>(view.files.size()), bytes,
                         report::cell(row.snapshot), row.was_there, report::cell(row.rows_read),
                         report::cell(row.rows_kept), report::cell(row.rows_merged),
                         report::cell(row.rows_rejected), report::cell(row.rows_flagged)});
  }
  return rows_answer(rows, call, "loads");
}

std::vector<std::string> uploads_in(const nlohmann::json& body) {
  std::vector<std::string> uploads;
  const auto given = body.find("uploads");
  if (given != body.end() && given->is_array() && given->size() <= most_files) {
    for (const auto& one : *given) {
      if (one.is_string() && one.get_ref<const std::string&>().size() <= most_id) uploads.push_back(one);
    }
    if (uploads.size() == given->size()) return uploads;
  }
  throw Problem{400, "uploads is not a list of uploads.", "Give the ids of up to 500 finished uploads."};
}

Response begin_load(Loading& loading, const Call& call) {
  const auto as_at = base::parse_iso(text_member(*call.body, "as_at", 10));
  if (!as_at)
    throw Problem{400, "as_at is not a day.", "Give the day that the files describe, such as 2020-09-30."};
  const std::string id = loading.runner.begin(who_asks(call).account, *as_at, uploads_in(*call.body));
  return json_answer({{"load", id}});
}

Response show_load(Loading& loading, const Call& call) {
  const auto view = loading.runner.find(call.path.at("load"));
  if (!view) throw Problem{404, "There is no such load.", "/api/v1/loads lists them."};
  const auto names = names_of_people(loading.people);
  Response response = json_answer(load_json(*view, names.at(view->row.account_id)));
  if (view->row.state == "running") response.headers.add("Retry-After", "1");
  return response;
}

Response cancel_load(Loading& loading, const Call& call) {
  const std::string& id = call.path.at("load");
  loading.runner.cancel(who_asks(call).account, id);
  return json_answer({{"load", id}});
}

Response verify_snapshot(Loading& loading, const Call& call) {
  const auto state = loading.lake.now();
  const lake::Snapshot& snapshot = state->find(call.path.at("snapshot"));
  return json_answer({{"snapshot", snapshot.name()}, {"problems", lake::verify(snapshot)}});
}

Parameter snapshot_in_path() {
  return {"snapshot", Parameter::Kind::slug, "A snapshot's name, or how it begins.", 0, 0, {}};
}

// What became of a snapshot's rows: computed once, as a snapshot never changes.
Answer outcome(Loading& loading, const Call& call) {
  const auto state = loading.lake.now();
  const lake::Snapshot& snapshot = state->find(call.path.at("snapshot"));
  return Deferred{fmt::format("outcome {} {}", snapshot.name(), snapshot.content_hash), [state, &snapshot] {
                    return make_document("application/json", load_outcome(snapshot).dump() + "\n");
                  }};
}

Answer rejects(Loading& loading, const Call& call) {
  const auto state = loading.lake.now();
  const lake::Snapshot& snapshot = state->find(call.path.at("snapshot"));
  const std::string* given = call.given("page");
  // A download has them all.
  const std::int64_t page = given != nullptr ? std::stoll(*given) : call.form == Form::csv ? 0 : 1;
  return Deferred{fmt::format("rejects {} {} {} {}", snapshot.name(), snapshot.content_hash, page,
                              media_type_of(call.form)),
                  [state, &snapshot, page, form = call.form] {
                    return rows_document(report::lazy(reject_rows(snapshot, page)), form,
                                         "rejects-" + snapshot.name());
                  }};
}

}  // namespace

Route loading_route(Loading& loading, const Parameter& id, Method method, const char* address,
                    const char* summary, const char* schema, Response (*make)(Loading&, const Call&),
                    Workers by) {
  Route made = account_route(
      method, address, Access::needs(Permission::load_data), summary,
      [&loading, make](const Call& call) { return make(loading, call); }, by);
  made.schema = schema;
  if (made.pattern.find("{" + id.name + "}") != std::string::npos) made.path = {id};
  return made;
}

std::vector<Route> load_routes(Loading& loading) {
  const auto route = [&loading](Method method, const char* address, const char* summary, const char* schema,
                                Response (*make)(Loading&, const Call&), Workers by = Workers::store) {
    return loading_route(loading, {"load", Parameter::Kind::slug, "The load's id.", 0, 0, {}}, method,
                         address, summary, schema, make, by);
  };
  std::vector<Route> routes = {
      route(Method::get, "/api/v1/loads", "The loads made here, newest first.", "Loads", list_loads),
      route(Method::post, "/api/v1/loads", "Begins to load finished uploads, in the background.", "LoadBegun",
            begin_load),
      route(Method::get, "/api/v1/loads/{load}", "A load: how far it is, or what became of it.", "Load",
            show_load),
      route(Method::post, "/api/v1/loads/{load}/cancel", "Asks a load to stop before it publishes anything.",
            "LoadBegun", cancel_load),
      route(Method::post, "/api/v1/snapshots/{snapshot}/verify",
            "Checks every file of a snapshot against its hash.", "Verification", verify_snapshot,
            Workers::figures)};
  routes[0].forms = {Form::json, Form::csv};
  routes[1].takes = "LoadWish";
  // A page that shows how far a load is asks every second, and keeps no session going by that.
  routes[2].counts_as_use = false;
  routes[3].takes = "Nothing";
  routes[4].takes = "Nothing";
  routes[4].path = {snapshot_in_path()};

  const auto reading = [&loading](const char* address, const char* summary, const char* schema,
                                  Answer (*answer)(Loading&, const Call&)) {
    Route made;
    made.pattern = address;
    made.access = Access::needs(Permission::load_data);
    made.forms = {Form::json};
    made.path = {snapshot_in_path()};
    made.summary = summary;
    made.schema = schema;
    made.answer = [&loading, answer](const Call& call) { return answer(loading, call); };
    return made;
  };
  routes.push_back(reading("/api/v1/snapshots/{snapshot}/outcome",
                           "What became of the rows of a snapshot's files, by file, table and reason.",
                           "LoadOutcome", outcome));
  routes.push_back(
      reading("/api/v1/snapshots/{snapshot}/rejects",
              "The rejected rows: where they stand, why, and how to mend them. No value of them.", "Rejects",
              rejects));
  routes.back().forms = {Form::json, Form::csv};
  routes.back().query = {{"page",
                          Parameter::Kind::integer,
                          "A hundred rows a page, from 1; CSV has them all.",
                          1,
                          1'000'000'000,
                          {}}};
  return routes;
}

}  // namespace windscreen::serve
