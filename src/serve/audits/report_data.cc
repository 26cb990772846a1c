#include "serve/audits/report_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "assure/report_life.h"
#include "assure/stored_pairs.h"
#include "serve/audits/calibration_rows.h"
#include "serve/audits/findings_answers.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/report_annex.h"
#include "serve/audits/report_parts.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using assure::AuditWindow;
using assure::StoredGrade;
using assure::Stream;
using nlohmann::ordered_json;

constexpr const char* condition =
    "What is said of change holds if the sample, the tool and the auditors were comparable.";

AuditWindow window_of(const ReportScope& scope) {
  const auto first = base::parse_iso(scope.month_from + "-01");
  const auto last = base::parse_iso(scope.month_to + "-01");
  return {first.value(), base::month_end(last.value()), assure::MonthBy::sampled, false};
}

int months_of(const AuditWindow& window) {
  int months = 1;
  while (base::add_months(window.first, months) <= window.last) ++months;
  return months;
}

ReportMonths months_in(const ReportScope& scope) {
  return {scope.month_from, scope.month_to, scope.programme_id.value_or("")};
}

// What the page of findings is worked out from, with windows as long as the report's, of which the newest is
// the report's own, whether or not its first and last months had audits.
FindingsBase base_of(AuditSources& sources, const AuditWindow& window) {
  FindingsWish wish;
  wish.rule.months = months_of(window);
  wish.until = window.last;
  FindingsBase base = findings_base(sources, wish);
  base.first = std::min(base.first.value_or(window.first), window.first);
  base.last = base::month_start(window.last);
  return base;
}

std::string method_of(const AuditWindow& window, const assure::Headline& headline) {
  if (headline.audits == 0)
    return fmt::format("There were no first-time random audits ({}).", assure::words_of(window));
  const std::string counted =
      headline.weighted ? "each weighted by the children that it stands for"
                        : "each counted once, since the chance of being drawn is not known of all of them";
  return fmt::format("The headline is of {} first-time random audits ({}), {}. ", headline.audits,
                     assure::words_of(window), counted) +
         "Re-audits and audits that were chosen stand in lines of their own. Intervals are at 95%, by "
         "Wilson, "
         "on as many audits as weights and auditors leave.";
}

std::string method_of(const AuditWindow& window, const store::AuditProgramme& programme) {
  return fmt::format(
      "Audits of the programme “{}” ({}), a line for each way in which cases were found. They say nothing of "
      "other cases unless chance picked them. Intervals are at 95%, by Wilson.",
      programme.name, assure::words_of(window));
}

ordered_json agreement_part(const store::Queries& reader, const std::string& from) {
  ordered_json part = {{"from", from}};
  part.update(pairs_json(assure::blind_pairs(reader, from)));
  return part;
}

void add_highlight(AuditSources& sources, const ReportScope& scope, ordered_json& data) {
  const AuditWindow window = window_of(scope);
  const FindingsBase base = base_of(sources, window);
  const assure::Headline headline = assure::headline(graded_of(within(base.random, window)));
  data["method"] = method_of(window, headline);
  data["figures"] = headline_findings(sources, base);
  // A copy first: adding a member moves the others.
  ordered_json newest = data["figures"]["windows"].back();
  data["headline"] = std::move(newest);
  data["re_audits"] = reaudit_findings(sources);
  const ReportMonths months = months_in(scope);
  const base::Date today = sources.today();
  sources.people.store.read([&](const store::Queries& reader) {
    data["themes"] = theme_figures(reader, months, today);
    data["tools"] = tool_versions(reader, months);
    data["actions"] = action_counts(reader, months, today);
    data["agreement"] = agreement_part(reader, scope.month_from);
    return 0;
  });
}

// The programme's audits of the window.
std::vector<const StoredGrade*> audits_of(const assure::StoredGrades& grades,
                                          const std::set<std::string>& programme, const AuditWindow& window) {
  std::vector<const StoredGrade*> own;
  for (const StoredGrade& one : grades.audits)
    if (programme.contains(one.id)) own.push_back(&one);
  return within(own, window);
}

std::vector<const StoredGrade*> of_stream(const std::vector<const StoredGrade*>& audits, Stream stream) {
  std::vector<const StoredGrade*> own;
  std::ranges::copy_if(audits, std::back_inserter(own),
                       [&](const StoredGrade* one) { return one->audit.stream == stream; });
  return own;
}

ordered_json programme_json(const store::AuditProgramme& programme) {
  return {{"name", programme.name},
          {"kind", programme.kind},
          {"question", programme.question},
          {"method", programme.method},
          {"tool", programme.tool}};
}

void add_thematic(AuditSources& sources, const ReportScope& scope, ordered_json& data) {
  const AuditWindow window = window_of(scope);
  const ReportMonths months = months_in(scope);
  const base::Date today = sources.today();
  const auto grades = sources.grades->of(sources.people.store);
  sources.people.store.read([&](const store::Queries& reader) {
    const store::AuditProgramme programme = find_programme(reader, *scope.programme_id);
    const auto audits = audits_of(*grades, audits_of_programme(reader, programme.id), window);
    data["method"] = method_of(window, programme);
    data["programme"] = programme_json(programme);
    data["streams"] = ordered_json::array();
    std::vector<const StoredGrade*> first_looks;
    for (const Stream stream : assure::all_streams) {
      const auto own = of_stream(audits, stream);
      if (own.empty()) continue;
      // A second look at the same case is no second finding of its themes.
      if (stream != Stream::re_audit) first_looks.insert(first_looks.end(), own.begin(), own.end());
      ordered_json line = {{"stream", assure::code(stream)}, {"words", assure::words(stream)}};
      line.update(headline_json(assure::headline(graded_of(own))));
      data["streams"].push_back(std::move(line));
    }
    data["rounds"] = round_sheets(reader, months, today);
    data["themes"] = theme_figures(reader, months, today, theme_counts(reader, first_looks));
    data["tools"] = tool_versions(reader, months);
    data["actions"] = action_counts(reader, months, today);
    return 0;
  });
}

ordered_json sessions_of(const store::Queries& reader, const AuditWindow& window) {
  ordered_json sessions = ordered_json::array();
  for (const store::CalibrationSession& one : reader.select<store::CalibrationSession>(
           "where held_on >= :first and held_on <= :last order by held_on, id",
           {{"first", base::format_iso(window.first)}, {"last", base::format_iso(window.last)}})) {
    ordered_json session = {{"held_on", one.held_on}, {"title", one.name}};
    session.update(calibration_spread(grades_of(reader, one.id)));
    sessions.push_back(std::move(session));
  }
  return sessions;
}

void add_calibration(AuditSources& sources, const ReportScope& scope, ordered_json& data) {
  const AuditWindow window = window_of(scope);
  data["method"] = fmt::format(
      "Agreement is of blind pairs that chance picked, of audits sampled from {} on: the second grade was "
      "given "
      "before the first was seen. Sessions are those held in the months. Nobody is named.",
      scope.month_from);
  sources.people.store.read([&](const store::Queries& reader) {
    data["agreement"] = agreement_part(reader, scope.month_from);
    data["sessions"] = sessions_of(reader, window);
    return 0;
  });
}

void add_control_sheet(AuditSources& sources, const ReportScope& scope, ordered_json& data) {
  sources.people.store.read([&](const store::Queries& reader) {
    const store::AuditProgramme programme = find_programme(reader, *scope.programme_id);
    data["method"] = "What was drawn for the month, and what became of it by the day on which this was made.";
    data["programme"] = programme_json(programme);
    data["rounds"] = round_sheets(reader, months_in(scope), sources.today());
    if (data["rounds"].empty())
      throw base::Error("The programme has no round in this month.", "Choose another month or programme.");
    return 0;
  });
}

}  // namespace

ReportScope scope_of(const store::AuditReport& report) {
  ReportScope scope{report.kind, report.month_from, report.month_to, report.programme_id};
  const auto data = nlohmann::json::parse(report.data);
  if (const auto from = data.find("from_report"); from != data.end())
    scope.from_report = from->get<std::string>();
  return scope;
}

ordered_json report_data(AuditSources& sources, const ReportScope& scope) {
  ordered_json data = {{"kind", scope.kind},
                       {"month_from", scope.month_from},
                       {"month_to", scope.month_to},
                       {"window", window_json(window_of(scope))},
                       {"as_at", base::format_iso(sources.today())},
                       {"method", ""},
                       {"condition", condition}};
  if (scope.kind == "highlight") {
    add_highlight(sources, scope, data);
  } else if (scope.kind == "thematic") {
    add_thematic(sources, scope, data);
  } else if (scope.kind == "calibration") {
    add_calibration(sources, scope, data);
  } else if (scope.kind == "control_sheet") {
    add_control_sheet(sources, scope, data);
  } else if (scope.kind == "committee_annex") {
    add_annex(sources, scope, data);
  } else {
    throw base::Error("This kind of report is not made here.", "Choose another.");
  }
  return data;
}

ordered_json headline_today(AuditSources& sources, const ReportScope& scope) {
  if (scope.kind != "highlight") return nullptr;
  return headline_findings(sources, base_of(sources, window_of(scope))).at("windows").back();
}

}  // namespace windscreen::serve
