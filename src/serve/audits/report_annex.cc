#include "serve/audits/report_annex.h"

#include <algorithm>
#include <vector>

#include "assure/committee_annex.h"
#include "assure/names_in_text.h"
#include "assure/report_life.h"
#include "base/error.h"
#include "serve/audits/report_names.h"
#include "serve/http/schema_parts.h"
#include "store/audit_reports.h"

namespace windscreen::serve {
namespace {

using assure::ReportState;
using nlohmann::ordered_json;
using store::AuditReport;

AuditReport signed_highlight(const store::Reader& reader, const ReportScope& scope) {
  const auto report = reader.find<AuditReport>(scope.from_report.value_or(""));
  if (!report || report->kind != "highlight") {
    throw base::Error("An annex is made from a signed highlight report, and none was chosen.",
                      "Choose a signed highlight report.");
  }
  const ReportState state = assure::standing_of(reader, report->id).state;
  if (state != ReportState::signed_off && state != ReportState::published)
    throw base::Error("The highlight report is not signed.", "Have it signed first.");
  if (report->month_from != scope.month_from || report->month_to != scope.month_to)
    throw base::Error("The highlight report is of other months.", "Choose the months of the report.");
  return *report;
}

// Every annex that may be read one day: a draft that was replaced is never signed.
std::vector<ordered_json> annexes_before(const store::Reader& reader) {
  std::vector<ordered_json> earlier;
  for (const AuditReport& one :
       reader.select<AuditReport>("where kind = :kind order by made_at, id", {{"kind", "committee_annex"}})) {
    if (assure::standing_of(reader, one.id).state != ReportState::replaced)
      earlier.push_back(ordered_json::parse(one.data));
  }
  return earlier;
}

void take_names_out(AuditSources& sources, ordered_json& annex) {
  if (!annex.contains("recommendations") || annex.at("recommendations").empty()) return;
  const assure::NameFinder finder(names_to_find(sources));
  for (ordered_json& one : annex.at("recommendations")) {
    const auto found = finder.find(one.at("words").get<std::string>());
    if (std::ranges::any_of(found, [](const assure::FoundName& name) { return !name.weak; }))
      one["words"] = nullptr;
  }
}

}  // namespace

void add_annex(AuditSources& sources, const ReportScope& scope, ordered_json& data) {
  ordered_json annex = sources.people.store.read([&](const store::Queries& reader) {
    const AuditReport from = signed_highlight(reader, scope);
    data["from_report"] = from.id;
    return assure::committee_annex(ordered_json::parse(from.data), annexes_before(reader));
  });
  take_names_out(sources, annex);
  data["method"] =
      "From the signed highlight report of the same months, for the whole authority. Numbers from 1 to 5 are "
      "hidden "
      "(c), and with them what would let them be worked out: by subtraction, or from an annex of months that "
      "overlap.";
  data["annex"] = std::move(annex);
}

ordered_json annex_schema() {
  const ordered_json symbol = {{"oneOf", {choice({"c"}), {{"type", "null"}}}}};
  const SchemaMembers counted = {{"count", whole_or_null()}, {"symbol", symbol}};
  const SchemaMembers shared = joined({{{"count", whole_or_null()},
                                        {"share", number_or_null()},
                                        {"lower", number_or_null()},
                                        {"upper", number_or_null()}},
                                       {{"symbol", symbol}}});
  const ordered_json theme_cell = {{"oneOf", {object(shared), {{"type", "null"}}}}};
  return object({{"too_few", truth()}},
                {{"audits", object(counted)},
                 {"marked", object(counted)},
                 {"weighted", truth()},
                 {"grades", rows(joined({{{"grade", text()}, {"words", text()}}, shared}))},
                 {"good_or_better", object(shared)},
                 {"completion",
                  object({{"due", object(counted)}, {"done", object(counted)}, {"share", number_or_null()}})},
                 {"themes", rows({{"code", text()},
                                  {"name", text()},
                                  {"parent", text_or_null()},
                                  {"gap", theme_cell},
                                  {"strength", theme_cell}})},
                 {"recommendations", rows({{"theme", text()},
                                           {"theme_name", text()},
                                           {"issued_on", day()},
                                           {"words", text_or_null()},
                                           {"target_percent", whole()},
                                           {"due_on", day_or_null()},
                                           {"state", text()},
                                           {"progress", text()},
                                           {"progress_words", text()}})},
                 {"actions", object({{"open", object(counted)}, {"overdue", object(counted)}})},
                 {"hidden", whole()}});
}

}  // namespace windscreen::serve
