#include "serve/audits/tool_routes.h"

#include <filesystem>
#include <set>

#include "assure/record_value.h"
#include "assure/tool_text.h"
#include "assure/workbook_file.h"
#include "assure/xlsform.h"
#include "assure/xlsform_file.h"
#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/tool_answers.h"
#include "serve/http/problem.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ToolLibrary library_of(const AuditSources& sources) {
  return sources.people.store.read(
      [&](const store::Queries& reader) { return tool_library(sources, reader); });
}

const LibraryTool& asked_for(const ToolLibrary& library, const Call& call) {
  const LibraryTool* found = library.find(call.path.at("tool"));
  if (found == nullptr)
    throw Problem{404, "There is no such version of an audit tool.", "Open the list of audit tools again."};
  return *found;
}

report::Cell cell_of(const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  return {};
}

Response list_all(AuditSources& sources, const Call& call) {
  const ToolLibrary library = library_of(sources);
  const std::string today = base::format_iso(sources.today());
  ordered_json tools = ordered_json::array();
  for (const LibraryTool& one : library.tools) tools.push_back(version_json(library, one, today));
  if (call.form == Form::csv) {
    report::Rows rows;
    for (const ordered_json& one : tools) {
      std::vector<report::Cell> cells;
      for (const auto& [name, value] : one.items()) {
        if (rows.rows.empty()) rows.columns.push_back(name);
        cells.push_back(cell_of(value));
      }
      rows.rows.push_back(std::move(cells));
    }
    return rows_answer(rows, call, "audit-tools");
  }
  ordered_json faults = ordered_json::array();
  for (const assure::CatalogueFault& fault : library.faults)
    faults.push_back({{"what", fault.what}, {"remedy", fault.remedy}});
  return json_answer(
      {{"tools", tools}, {"faults", faults}, {"may_change", reach_of(sources, call).runs_all()}});
}

ordered_json record_words(const assure::Tool& tool) {
  std::set<std::string> used;
  for (const assure::Section& section : tool.sections)
    for (const assure::Question& question : section.questions) used.insert(question.record);
  ordered_json words = ordered_json::array();
  for (const assure::RecordValue& value : assure::record_values()) {
    if (used.contains(std::string(value.name)))
      words.push_back({{"name", value.name}, {"words", value.words}});
  }
  return words;
}

Response show(AuditSources& sources, const Call& call) {
  const ToolLibrary library = library_of(sources);
  const LibraryTool& one = asked_for(library, call);
  const std::string today = base::format_iso(sources.today());
  ordered_json versions = ordered_json::array();
  for (const LibraryTool& other : library.tools)
    if (other.tool->id == one.tool->id) versions.push_back(version_json(library, other, today));
  ordered_json before = nullptr;
  if (const LibraryTool* was = library.before(one)) {
    before = {{"id", was->id},
              {"version", assure::words(was->tool->version)},
              {"changes", changes_json(assure::tool_changes(*was->tool, *one.tool))}};
  }
  return json_answer({{"about", version_json(library, one, today)},
                      {"content", assure::tool_json(*one.tool)},
                      {"records", record_words(*one.tool)},
                      {"versions", versions},
                      {"before", before},
                      {"may_change", reach_of(sources, call).runs_all()}});
}

Response file_answer(const char* type, std::string content, const std::string& name) {
  Response response;
  response.headers.add("Content-Type", type);
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = std::make_shared<const std::string>(std::move(content));
  return response;
}

Response as_yaml(AuditSources& sources, const Call& call) {
  const ToolLibrary library = library_of(sources);
  const LibraryTool& one = asked_for(library, call);
  return file_answer("application/yaml", assure::write_yaml(*one.tool), one.id + ".yaml");
}

Response as_xlsform(AuditSources& sources, const Call& call) {
  const ToolLibrary library = library_of(sources);
  const LibraryTool& one = asked_for(library, call);
  std::string bytes = assure::workbook_bytes([&](const std::filesystem::path& path) {
    assure::write_xlsform_file(assure::to_xlsform(*one.tool), path);
  });
  return file_answer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes),
                     one.id + ".xlsx");
}

}  // namespace

std::vector<Route> tool_routes(AuditSources& sources) {
  // What is asked in audits is no secret from those who work here, and says nothing of any child.
  const Access everyone = Access::signed_in();
  std::vector<Route> routes = {
      audit_route(sources,
                  {Method::get, "/audits/tools", everyone,
                   "The versions of audit tools that there are, and files that cannot be used.",
                   "AuditToolLibrary", "", true},
                  list_all),
      audit_route(sources,
                  {Method::get, "/audits/tools/{tool}", everyone,
                   "A version of an audit tool: what it asks, and what differs from the version before.",
                   "AuditToolVersion"},
                  show),
      audit_route(sources,
                  {Method::get, "/audits/tools/{tool}/yaml", everyone, "A version as a YAML file.", ""},
                  as_yaml),
      audit_route(sources,
                  {Method::get, "/audits/tools/{tool}/xlsform", everyone,
                   "A version as an XLSForm: a workbook for ODK or Kobo.", ""},
                  as_xlsform)};
  // The file itself, whatever the Accept header of a browser that follows a link says.
  for (Route& route : routes)
    if (route.schema.empty()) route.forms = {Form::text, Form::html};
  return routes;
}

}  // namespace windscreen::serve
