#include "serve/audits/import_routes.h"

#include <array>
#include <map>

#include "assure/past_audit_file.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t digits_of_hash = 64;

std::string month_of(const assure::PastAudit& audit) { return base::format_iso(audit.month).substr(0, 7); }

// What of this is of one file: the hash without the sheet.
std::string hash_of(const assure::PastAuditFile& file) { return file.import_id.substr(0, digits_of_hash); }

std::string sheet_given(const Call& call) {
  const std::string* sheet = call.given("sheet");
  return sheet == nullptr ? std::string() : *sheet;
}

// The bytes of the call as a table. What cannot be read becomes Refused (422); SeveralSheets is the caller's.
assure::PastAuditFile read_file(const Call& call) {
  const std::string& bytes = call.request.body;
  if (bytes.empty())
    throw Problem{400, "The file is empty.", "Choose a CSV file or a workbook (.xlsx) with past audits."};
  if (bytes.size() > most_import_bytes)
    throw Problem{413, "The file is larger than 4 MB.", "Divide it into files of some years each."};
  try {
    return assure::read_past_audit_bytes(bytes, "Your file", sheet_given(call));
  } catch (const assure::SeveralSheets&) {
    throw;
  } catch (const base::Error& unread) {
    throw Refused(422, unread.what(), unread.remedy(), "past_audits_unread");
  }
}

// Audits by month that were brought in from any file.
std::map<std::string, std::int64_t> there_by_month(const store::Queries& reader) {
  static constexpr std::array<store::Kind, 2> kinds = {store::Kind::text, store::Kind::integer};
  std::map<std::string, std::int64_t> there;
  for (const store::Row& row : reader.query(
           "select month, count(*) from audits where import_id is not null group by month", {}, kinds))
    there[std::get<std::string>(row.at(0))] = std::get<std::int64_t>(row.at(1));
  return there;
}

ordered_json months_json(const std::vector<assure::PastAudit>& audits,
                         const std::map<std::string, std::int64_t>& there) {
  std::map<std::string, std::array<std::int64_t, assure::grade_count>> months;
  for (const assure::PastAudit& one : audits) ++months[month_of(one)].at(static_cast<std::size_t>(one.grade));
  ordered_json rows = ordered_json::array();
  for (const auto& [month, grades] : months) {
    std::int64_t all = 0;
    ordered_json row = {{"month", month}};
    for (const assure::Grade grade : assure::all_grades) {
      const std::int64_t count = grades.at(static_cast<std::size_t>(grade));
      row[std::string(assure::code(grade))] = count;
      all += count;
    }
    row["audits"] = all;
    const auto before = there.find(month);
    row["there"] = before == there.end() ? 0 : before->second;
    rows.push_back(row);
  }
  return rows;
}

ordered_json rejects_json(const std::vector<assure::PastAuditReject>& rejects) {
  ordered_json rows = ordered_json::array();
  for (const assure::PastAuditReject& one : rejects) {
    if (rows.size() == most_rejects_shown) break;
    rows.push_back({{"line", one.line}, {"why", one.why}, {"remedy", one.remedy}});
  }
  return rows;
}

// The first audits as they were understood. Whose they are stays in the file: only whether it says so.
ordered_json sample_json(const std::vector<assure::PastAudit>& audits) {
  ordered_json rows = ordered_json::array();
  for (const assure::PastAudit& one : audits) {
    if (rows.size() == most_audits_shown) break;
    rows.push_back({{"month", month_of(one)},
                    {"grade", assure::code(one.grade)},
                    {"stream", one.stream},
                    {"service", report::json_or_null(one.service)},
                    {"quadrant", report::json_or_null(one.quadrant)},
                    {"team", report::json_or_null(one.team)},
                    {"child", one.child.has_value()},
                    {"completed_on", one.completed_on ? ordered_json(base::format_iso(*one.completed_on))
                                                      : ordered_json(nullptr)}});
  }
  return rows;
}

Response preview(AuditSources& sources, const Call& call) try {
  check_runs_all(sources, call);
  const assure::PastAuditFile file = read_file(call);
  const auto [there, before] = sources.people.store.read([&](const store::Queries& reader) {
    return std::pair(there_by_month(reader), reader.count<store::Audit>("where import_id = :import",
                                                                        {{"import", file.import_id}}) > 0);
  });
  std::size_t with_child = 0;
  for (const assure::PastAudit& one : file.read.audits) with_child += one.child ? 1U : 0U;
  return json_answer({{"sheets", ordered_json::array()},
                      {"hash", hash_of(file)},
                      {"sheet", file.sheet},
                      {"audits", file.read.audits.size()},
                      {"with_child", with_child},
                      {"rejected", file.read.rejects.size()},
                      {"rejects", rejects_json(file.read.rejects)},
                      {"warnings", file.warnings},
                      {"months", months_json(file.read.audits, there)},
                      {"sample", sample_json(file.read.audits)},
                      {"brought_in_before", before}});
} catch (const assure::SeveralSheets& several) {
  // The person chooses; the same bytes are then sent with a sheet.
  const ordered_json none = ordered_json::array();
  return json_answer({{"sheets", several.titles()},
                      {"hash", ""},
                      {"sheet", ""},
                      {"audits", 0},
                      {"with_child", 0},
                      {"rejected", 0},
                      {"rejects", none},
                      {"warnings", none},
                      {"months", none},
                      {"sample", none},
                      {"brought_in_before", false}});
}

Response import(AuditSources& sources, const Call& call) try {
  check_runs_all(sources, call);
  const std::string* hash = call.given("hash");
  if (hash == nullptr)
    throw Problem{400, "hash is missing.", "Look at the file first, and send the hash that was given."};
  const std::string* leave_out = call.given("leave_out");
  const assure::PastAuditFile file = read_file(call);
  if (*hash != hash_of(file))
    throw Refused(409, "This is another file than the one that was looked at.",
                  "Look at this one before it is brought in.", "other_file");
  by_the_rules(sources.people.store, {who_asks(call).account, "audits.import"}, [&](store::Writer& writer) {
    assure::bring_in(writer, file, leave_out != nullptr && *leave_out == "yes");
  });
  return json_answer({{"audits", file.read.audits.size()}, {"left_out", file.read.rejects.size()}});
} catch (const assure::SeveralSheets& several) {
  throw Refused(422, several.what(), several.remedy(), "past_audits_unread");
}

}  // namespace

std::vector<Route> import_routes(AuditSources& sources) {
  const Access lead = Access::needs(Permission::run_audits);
  std::vector<Route> routes = {
      audit_route(sources,
                  {Method::put, "/audits/import/preview", lead,
                   "Reads past audits from CSV or a workbook, and says what would be brought in. Nothing is "
                   "saved.",
                   "AuditImportPreview", "", false, Workers::figures},
                  preview),
      audit_route(sources,
                  {Method::put, "/audits/import", lead,
                   "Brings in past audits: the same bytes as were looked at, all of them or none.",
                   "AuditImported", "", false, Workers::figures},
                  import)};
  for (Route& route : routes) {
    route.body = BodyKind::bytes;
    route.takes.clear();
    route.most_body = most_import_bytes;
    route.query = {
        {"sheet", Parameter::Kind::text, "The title of the workbook\u2019s sheet that is read.", 0, 0, {}}};
  }
  routes.back().query.push_back(
      {"hash", Parameter::Kind::slug, "The file\u2019s SHA-256, as the preview gave it.", 0, 0, {}});
  routes.back().query.push_back({"leave_out",
                                 Parameter::Kind::choice,
                                 "Whether rows that cannot be used are left out.",
                                 0,
                                 0,
                                 {"yes", "no"}});
  return routes;
}

}  // namespace windscreen::serve
