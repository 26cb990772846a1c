#include "assure/audit_load.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assure/stored_grades.h"
#include "base/text.h"
#include "model/local_day.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;
using store::Kind;

constexpr std::array<std::string_view, 16> columns = {
    "audit_id",    "programme",         "theme",       "sampled_how", "audit_month", "completed_date",
    "report_date", "person_id",         "team",        "service",     "quadrant",    "judgement",
    "is_reaudit",  "previous_audit_id", "probability", "from_before"};

// What a source has beyond a grade as figures read it.
struct More {
  std::string person;
  std::string probability;
  std::string programme;
  std::string theme;
  std::string reported;
};

// By the programme's id, the day of the first signature of a report on its theme.
std::unordered_map<std::string, base::Date> reports_by(const store::Queries& reader, base::Date as_at) {
  static constexpr std::array<Kind, 2> kinds = {Kind::text, Kind::text};
  std::unordered_map<std::string, base::Date> first;
  for (const store::Row& row : reader.query(
           "select r.programme_id, min(s.at) from audit_reports r join audit_report_signatures s on "
           "s.report_id = r.id where r.kind = 'thematic' and r.programme_id is not null and s.act = 'signed' "
           "group by r.programme_id",
           {}, kinds)) {
    const auto moment = store::moment_from(store::text_in(row, 1));
    if (!moment) continue;
    const base::Date day = model::local_day(std::chrono::floor<std::chrono::seconds>(*moment));
    if (day <= as_at) first.emplace(store::text_in(row, 0), day);
  }
  return first;
}

std::unordered_map<std::string, More> more_of(const store::Queries& reader, base::Date as_at) {
  const auto reports = reports_by(reader, as_at);
  static constexpr std::array<Kind, 6> kinds = {Kind::text, Kind::text, Kind::text,
                                                Kind::text, Kind::text, Kind::text};
  std::unordered_map<std::string, More> all;
  for (const store::Row& row :
       reader.query("select a.id, a.person_id, a.probability, p.id, p.kind, p.name from audits a "
                    "left join audit_rounds r on r.id = a.round_id "
                    "left join audit_programmes p on p.id = r.programme_id where a.final_grade is not null",
                    {}, kinds)) {
    More more{store::text_in(row, 1), store::text_in(row, 2), store::text_in(row, 4), {}, {}};
    if (more.programme == "thematic") {
      more.theme = store::text_in(row, 5);
      const auto report = reports.find(store::text_in(row, 3));
      if (report != reports.end()) more.reported = base::format_iso(report->second);
    }
    all.emplace(store::text_in(row, 0), std::move(more));
  }
  return all;
}

bool is_known_by(const GradedAudit& audit, base::Date as_at) {
  const auto& day = audit.completed ? audit.completed : audit.sampled;
  return day && audit.sampled && *day <= as_at;
}

std::string row_text(const StoredGrade& one, const More& more) {
  const auto day = [](const std::optional<base::Date>& date) {
    return date ? base::format_iso(*date) : std::string();
  };
  const auto flag = [](bool yes) { return std::string(yes ? "Y" : "N"); };
  const std::array<std::string, columns.size()> cells = {
      one.id, more.programme, more.theme, std::string(code(one.audit.stream)), day(one.audit.sampled),
      day(one.audit.completed), more.reported, more.person, one.team, one.service, one.quadrant,
      std::string(code(one.audit.grade)), flag(one.audit.stream == Stream::re_audit), one.previous,
      // As it is written down; what is no chance is not known.
      one.audit.weight ? more.probability : std::string(), flag(one.imported)};
  std::string text;
  for (const std::string& cell : cells) text += (&cell == cells.data() ? "" : ",") + base::csv_field(cell);
  return text + "\n";
}

}  // namespace

AuditSource audit_source(const store::Queries& reader, base::Date as_at) {
  const StoredGrades grades = read_grades(reader);
  const auto more = more_of(reader, as_at);
  std::vector<const StoredGrade*> chosen;
  for (const StoredGrade& one : grades.audits) {
    if (is_known_by(one.audit, as_at)) chosen.push_back(&one);
  }
  // The two engines do not sort text alike.
  std::ranges::sort(chosen, {},
                    [](const StoredGrade* one) { return std::pair(one->audit.sampled, one->id); });
  AuditSource source;
  source.audits = chosen.size();
  if (chosen.empty()) return source;
  for (const std::string_view column : columns)
    source.bytes += (source.bytes.empty() ? "" : ",") + std::string(column);
  source.bytes += "\n";
  for (const StoredGrade* one : chosen) source.bytes += row_text(*one, more.at(one->id));
  return source;
}

std::optional<lake::Snapshot> load_with_audits(const store::Store& store, const lake::Workspace& workspace,
                                               std::span<const fs::path> paths,
                                               ingest::PublishOptions options) {
  const AuditSource source =
      store.read([&](const store::Queries& reader) { return audit_source(reader, options.as_at); });
  if (source.audits > 0) options.made.push_back({std::string(audit_source_name), source.bytes});
  return ingest::load_and_publish(workspace, paths, options);
}

}  // namespace windscreen::assure
