#include "serve/audits/report_answers.h"

#include <map>
#include <utility>

#include "assure/grade.h"
#include "assure/restatement.h"
#include "base/month_words.h"
#include "report/json_value.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/report_data.h"
#include "serve/audits/report_tables.h"
#include "serve/children/child_views.h"
#include "store/audits.h"

namespace windscreen::serve {
namespace {

using assure::ReportStanding;
using assure::ReportState;
using nlohmann::ordered_json;
using store::AuditReport;

/// A report as it is read within one transaction.
struct Read {
  AuditReport report;
  ReportStanding standing;
  std::map<std::string, std::string> names;
  std::string programme;
  /// Of the audits that were restated, their months.
  std::map<std::string, std::string> months;
  std::string signing_fault;
  std::string publishing_fault;
};

Problem no_report() {
  return {404, "There is no such report, or it is not for you.", "Open it from the list of reports."};
}

Read read_one(const store::Reader& reader, const ReportReader& who, AuditReport report) {
  Read read{std::move(report), {}, account_names(reader), {}, {}, {}, {}};
  read.standing = assure::standing_of(reader, read.report.id);
  if (read.report.programme_id) {
    if (const auto programme = reader.find<store::AuditProgramme>(*read.report.programme_id))
      read.programme = programme->name;
  }
  for (const store::AuditRestatement& one : read.standing.restatements) {
    if (const auto audit = reader.find<store::Audit>(one.audit_id)) read.months[audit->id] = audit->month;
  }
  read.signing_fault = assure::signing_fault(reader, read.report, who.account);
  read.publishing_fault = assure::publishing_fault(reader, read.report, who.account);
  return read;
}

Read read_report(AuditSources& sources, const ReportReader& who, const std::string& id) {
  return sources.people.store.read([&](const store::Queries& reader) {
    auto report = reader.find<AuditReport>(id);
    if (!report) throw no_report();
    Read read = read_one(reader, who, std::move(*report));
    if (!may_see(who, read.report, read.standing)) throw no_report();
    return read;
  });
}

// "September 2020" of "2020-09".
std::string month_words(const std::string& month) {
  const auto day = base::parse_iso(month + "-01");
  return day ? base::month_words(*day) : month;
}

std::string said(const std::optional<std::string>& value, const std::string& field) {
  if (!value) return "no final grade";
  if (field != "final_grade") return *value;
  const auto grade = assure::read_grade(*value);
  return grade ? std::string(assure::words(*grade)) : *value;
}

std::string restatement_words(const store::AuditRestatement& one, const std::string& month) {
  if (one.field == "state") return "An audit of " + month + " that was drawn is not made after all.";
  if (!one.was) {
    return "An audit of " + month + " has become final since: " + said(one.now_is, one.field) + ".";
  }
  return "An audit of " + month + " counted as " + said(one.was, one.field) + "; now it has " +
         (one.now_is ? "the grade " + said(one.now_is, one.field) : std::string("no final grade")) + ".";
}

ordered_json restatements_json(const Read& read, const ReportReader& who) {
  ordered_json rows = ordered_json::array();
  if (!who.figures) return rows;
  for (const store::AuditRestatement& one : assure::standing_restatements(read.standing.restatements)) {
    const auto found = read.months.find(one.audit_id);
    const std::string month = found == read.months.end() ? std::string() : found->second;
    rows.push_back({{"at", one.at},
                    {"month", month},
                    {"field", one.field},
                    {"was", report::json_or_null(one.was)},
                    {"now", report::json_or_null(one.now_is)},
                    {"reason", who.drafts ? report::json_or_null(one.reason) : ordered_json()},
                    {"words", restatement_words(one, month_words(month))}});
  }
  return rows;
}

ordered_json name_of(const Read& read, const ReportReader& who, const std::string& account) {
  const auto found = read.names.find(account);
  return who.figures && found != read.names.end() ? ordered_json(found->second) : ordered_json();
}

ordered_json signatures_json(const Read& read, const ReportReader& who) {
  ordered_json rows = ordered_json::array();
  for (const store::AuditReportSignature& one : read.standing.signatures) {
    const std::string to(assure::words_of_audience(one.published_to.value_or("")));
    rows.push_back({{"act", one.act},
                    {"by", name_of(read, who, one.account_id)},
                    {"at", one.at},
                    {"published_to", report::json_or_null(one.published_to)},
                    {"words", one.act == "signed" ? "Signed" : "Published to " + to}});
  }
  return rows;
}

// When somebody first did it, and to whom it went last.
void add_standing(ordered_json& line, const ReportStanding& standing) {
  for (const char* name : {"signed_at", "published_at", "published_to"}) line[name] = nullptr;
  for (const store::AuditReportSignature& one : standing.signatures) {
    const char* name = one.act == "signed" ? "signed_at" : "published_at";
    if (line[name].is_null()) line[name] = one.at;
    if (one.published_to) line["published_to"] = *one.published_to;
  }
  line["restated"] = !assure::standing_restatements(standing.restatements).empty();
}

ordered_json line_json(const Read& read, const ReportReader& who) {
  const AuditReport& report = read.report;
  ordered_json line = {{"id", report.id},
                       {"kind", report.kind},
                       {"kind_words", assure::words_of_report(report.kind)},
                       {"month_from", report.month_from},
                       {"month_to", report.month_to},
                       {"months_words", months_words(report)},
                       {"programme", read.programme.empty() ? ordered_json() : ordered_json(read.programme)},
                       {"state", assure::code(read.standing.state)},
                       {"state_words", assure::words(read.standing.state)},
                       {"made_at", report.made_at},
                       {"author", name_of(read, who, report.author_id)}};
  add_standing(line, read.standing);
  return line;
}

// What the caller may do, and where their role would let them but something else does not, what.
void add_may(ordered_json& answer, const Read& read, const Call& call) {
  const bool signs = call.identity && call.identity->permissions.contains(Permission::sign_audit_reports);
  const bool makes = call.identity && call.identity->permissions.contains(Permission::run_audits);
  const ReportState state = read.standing.state;
  answer["may"] = {{"replace", makes && state == ReportState::draft},
                   {"sign", signs && read.signing_fault.empty()},
                   {"publish", signs && read.publishing_fault.empty()}};
  const std::string& fault = state == ReportState::draft ? read.signing_fault : read.publishing_fault;
  answer["why_not"] = signs && !fault.empty() ? ordered_json(fault) : ordered_json();
  answer["publish_to"] = ordered_json::array();
  for (const std::string_view audience : assure::audiences_of(read.report.kind))
    answer["publish_to"].push_back({{"to", audience}, {"words", assure::words_of_audience(audience)}});
}

}  // namespace

ReportReader report_reader(const Call& call) {
  const Identity& who = who_asks(call);
  const auto may = [&](Permission one) { return who.permissions.contains(one); };
  return {may(Permission::run_audits) || may(Permission::sign_audit_reports),
          may(Permission::see_audit_figures), who.account};
}

bool may_see(const ReportReader& reader, const AuditReport& report, const ReportStanding& standing) {
  if (reader.drafts) return true;
  if (standing.state != ReportState::published) return false;
  if (reader.figures) return true;
  return report.kind == "committee_annex" && standing.published_to({"committee", "everyone"});
}

std::string months_words(const AuditReport& report) {
  if (report.month_from == report.month_to) return month_words(report.month_from);
  return month_words(report.month_from) + " to " + month_words(report.month_to);
}

AuditReport find_report(AuditSources& sources, const Call& call, const std::string& id) {
  return read_report(sources, report_reader(call), id).report;
}

ordered_json report_json(AuditSources& sources, const Call& call, const std::string& id) {
  const ReportReader who = report_reader(call);
  const Read read = read_report(sources, who, id);
  const AuditReport& report = read.report;
  const ordered_json data = ordered_json::parse(report.data);
  ordered_json answer = line_json(read, who);
  answer["narrative"] = report.narrative;
  answer["data_hash"] = report.data_hash;
  answer["intact"] = assure::is_intact(report);
  answer["data_text"] = report.data;
  answer["data"] = data;
  answer["replaces"] = report::json_or_null(report.replaces_id);
  answer["replaced_by"] = report::json_or_null(read.standing.replaced_by);
  answer["signatures"] = signatures_json(read, who);
  answer["restatements"] = restatements_json(read, who);
  const auto standing = assure::standing_restatements(read.standing.restatements);
  answer["restated_since"] = standing.empty() ? ordered_json() : ordered_json(standing.front().at);
  answer["headline_today"] = nullptr;
  if (!standing.empty() && who.figures) answer["headline_today"] = headline_today(sources, scope_of(report));
  add_may(answer, read, call);
  answer["tables"] = ordered_json::array();
  for (const ReportTable& table : report_tables(nlohmann::json(data)))
    answer["tables"].push_back({{"table", table.code}, {"words", table.words}});
  return answer;
}

ordered_json report_lines(AuditSources& sources, const Call& call) {
  const ReportReader who = report_reader(call);
  return sources.people.store.read([&](const store::Queries& reader) {
    ordered_json rows = ordered_json::array();
    for (AuditReport& report : reader.select<AuditReport>("order by made_at desc, id desc")) {
      const Read read = read_one(reader, who, std::move(report));
      if (may_see(who, read.report, read.standing)) rows.push_back(line_json(read, who));
    }
    return rows;
  });
}

}  // namespace windscreen::serve
