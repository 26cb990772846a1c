#include <array>

#include "assure/tool_text.h"
#include "assure/xlsform.h"
#include "assure/xlsform_file.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/audits/tool_answers.h"
#include "serve/audits/tool_routes.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// Of a tool as JSON, and of a file: what read_yaml takes is not larger.
constexpr std::size_t most_body = std::size_t{512} << 10U;
constexpr const char* whose = "the tool";

assure::ReadTool tool_in(const Call& call) {
  const auto given = call.body->find("tool");
  if (given == call.body->end() || !given->is_object())
    throw Problem{400, "The body has no tool.", "Send the tool as an object under \"tool\"."};
  return assure::try_tool(given->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), whose);
}

// The version that this one goes on from: the one before it, or the highest where it is no later than that.
const LibraryTool* base_of(const ToolLibrary& library, const assure::Tool& tool) {
  const LibraryTool* found = nullptr;
  for (const LibraryTool& one : library.tools)
    if (one.tool->id == tool.id) found = &one;
  return found;
}

ordered_json checked(const ToolLibrary& library, const assure::ReadTool& read) {
  ordered_json faults = faults_json(read.faults);
  ordered_json next = nullptr;
  ordered_json changes = ordered_json::array();
  bool taken = false;
  if (read.tool) {
    const LibraryTool* same = library.find(tool_slug(read.tool->id, read.tool->version));
    taken = same != nullptr && same->hash != assure::tool_hash(*read.tool);
    if (const LibraryTool* base = base_of(library, *read.tool)) {
      next = assure::words(assure::next_version(*base->tool, *read.tool));
      changes = changes_json(assure::tool_changes(*base->tool, *read.tool));
    }
  }
  return {{"faults", faults}, {"taken", taken}, {"next_version", next}, {"changes", changes}};
}

Response check(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const assure::ReadTool read = tool_in(call);
  return json_answer(sources.people.store.read(
      [&](const store::Queries& reader) { return checked(tool_library(sources, reader), read); }));
}

// 422 with what is wrong, at what, beside the plain words.
Response refused(const ordered_json& found, const Problem& problem) {
  const Response plain = respond_with(problem);
  ordered_json body = ordered_json::parse(*plain.body);
  for (const auto& [name, value] : found.items()) body[name] = value;
  Response response = json_answer(body, problem.status);
  response.headers = plain.headers;
  return response;
}

Response save(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const assure::ReadTool read = tool_in(call);
  const ordered_json found = sources.people.store.read(
      [&](const store::Queries& reader) { return checked(tool_library(sources, reader), read); });
  if (!read.faults.empty()) {
    return refused(found, {422, "The audit tool cannot be used yet: " + read.faults.front().what + ".",
                           read.faults.front().remedy, "tool_faults"});
  }
  if (found.at("taken").get<bool>()) {
    return refused(found, {409, "This version is there already, with other contents.",
                           "A version is never changed. Give this one the version " +
                               found.at("next_version").get<std::string>() + ".",
                           "tool_version_taken"});
  }
  const auto imported = call.body->find("imported");
  const bool from_file = imported != call.body->end() && imported->is_boolean() && imported->get<bool>();
  const auto origin = from_file ? assure::ToolOrigin::imported : assure::ToolOrigin::authority;
  const std::string account = call.identity->account;
  by_the_rules(sources.people.store, {account, "audit_tool.save"},
               [&](store::Writer& writer) { assure::keep_tool(writer, *read.tool, origin, account); });
  return json_answer({{"id", tool_slug(read.tool->id, read.tool->version)}});
}

Response retire(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto last_day = base::parse_iso(text_member(*call.body, "last_day", 10));
  if (!last_day) throw Problem{400, "The last day is no date.", "Write year, month and day: 2026-04-01."};
  const std::string& id = call.path.at("tool");
  const auto library =
      sources.people.store.read([&](const store::Queries& reader) { return tool_library(sources, reader); });
  const LibraryTool* one = library.find(id);
  if (one == nullptr)
    throw Problem{404, "There is no such version of an audit tool.", "Open the list of audit tools again."};
  const std::string account = call.identity->account;
  by_the_rules(sources.people.store, {account, "audit_tool.retire"}, [&](store::Writer& writer) {
    const auto kept = assure::keep_tool(writer, *one->tool, one->origin, account);
    assure::retire_tool(writer, kept.id, *last_day);
  });
  return json_answer({{"id", id}});
}

bool is_workbook(const std::string& bytes) { return bytes.starts_with("PK"); }

Response import(AuditSources& sources, const Call& call) try {
  check_runs_all(sources, call);
  const std::string& bytes = call.request.body;
  if (bytes.empty()) throw Problem{400, "The file is empty.", "Choose an XLSForm (.xlsx) or a tool as YAML."};
  ordered_json notes = ordered_json::array();
  assure::Tool tool;
  if (is_workbook(bytes)) {
    assure::ImportedTool imported =
        assure::from_xlsform(assure::read_xlsform_bytes(bytes, "Your workbook"), "Your workbook");
    for (const assure::FormNote& note : imported.notes)
      notes.push_back({{"sheet", note.sheet}, {"line", note.line}, {"what", note.what}});
    tool = std::move(imported.tool);
  } else {
    tool = assure::read_tool(bytes, "Your file");
  }
  return json_answer({{"content", assure::tool_json(tool)}, {"notes", notes}});
} catch (const base::Error& unread) {
  throw Refused(422, unread.what(), unread.remedy(), "tool_unread");
}

}  // namespace

std::vector<Route> tool_change_routes(AuditSources& sources) {
  const Access lead = Access::needs(Permission::run_audits);
  std::vector<Route> routes = {
      audit_route(sources,
                  {Method::post, "/audits/tools/check", lead,
                   "What stands in the way of using a tool, and which version it should have.",
                   "AuditToolChecked", "AuditToolWish"},
                  check),
      audit_route(sources,
                  {Method::post, "/audits/tools", lead,
                   "Saves a version of an audit tool; one that is there is never changed.", "AuditToolSaved",
                   "AuditToolWish"},
                  save),
      audit_route(
          sources,
          {Method::put, "/audits/tools/import", lead,
           "Reads an XLSForm or a YAML file as an audit tool. Nothing is saved.", "AuditToolImported", ""},
          import),
      audit_route(sources,
                  {Method::post, "/audits/tools/{tool}/retire", lead,
                   "Has no audit begin with a version after a day.", "AuditToolSaved", "AuditToolLastDay"},
                  retire)};
  for (Route& route : routes) route.most_body = most_body;
  routes.back().most_body = 0;
  routes[2].body = BodyKind::bytes;
  return routes;
}

}  // namespace windscreen::serve
