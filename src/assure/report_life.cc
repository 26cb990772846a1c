#include "assure/report_life.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "assure/audit_state.h"
#include "base/date.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "store/audits.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::AuditReport;
using store::AuditReportSignature;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kinds = {{
    {"highlight", "Highlight report"},
    {"thematic", "Thematic report"},
    {"calibration", "Calibration report"},
    {"control_sheet", "Control sheet"},
    {"committee_annex", "Committee annex"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> audiences = {{
    {"improvement_board", "the improvement board"},
    {"committee", "the committee"},
    {"everyone", "everyone who sees reports"},
}};

constexpr const char* signed_act = "signed";
constexpr const char* published_act = "published";

template <std::size_t n>
std::string_view words_in(const std::array<std::pair<std::string_view, std::string_view>, n>& table,
                          std::string_view code) {
  const auto found = std::ranges::find(table, code, &std::pair<std::string_view, std::string_view>::first);
  return found == table.end() ? std::string_view() : found->second;
}

std::optional<base::Date> first_of(const std::string& month) {
  if (month.size() != 7) return std::nullopt;
  return base::parse_iso(month + "-01");
}

AuditReport report_of(const store::Reader& reader, const std::string& id) {
  auto found = reader.find<AuditReport>(id);
  if (!found) throw base::Error("There is no such report.", "Open it from the list of reports.");
  return std::move(*found);
}

/// Whether an audit of the months began or ceased to be counted after the moment. Steps say from which state
/// to which; those between states that count alike change no figure.
bool changed_since(const store::Reader& reader, const ReportWish& wish) {
  const auto steps = reader.select<store::AuditStep>(
      "where at > :since and audit_id in (select id from audits where month >= :first and month <= :last)",
      {{"since", wish.as_of}, {"first", wish.month_from}, {"last", wish.month_to}});
  return std::ranges::any_of(steps, [](const store::AuditStep& step) {
    const auto graded = [](const std::optional<AuditState>& state) { return state && is_graded(*state); };
    return graded(find_audit_state(step.state_from)) != graded(find_audit_state(step.state_to));
  });
}

void check_replaced(const store::Reader& reader, const ReportWish& wish) {
  const AuditReport old = report_of(reader, *wish.replaces_id);
  if (old.kind != wish.kind || old.programme_id != wish.programme_id || old.month_from != wish.month_from ||
      old.month_to != wish.month_to) {
    throw base::Error("A draft is replaced by one of the same kind, programme and months.",
                      "Make a report of its own.");
  }
  const ReportStanding standing = standing_of(reader, old.id);
  if (standing.state == ReportState::replaced)
    throw base::Error("This draft was replaced already.", "Open the newer one.");
  if (standing.state != ReportState::draft) {
    throw base::Error("The report is signed, and stays as it is.",
                      "What changed since is shown with it. Make a new report where that is not enough.");
  }
}

bool is_canonical(const std::string& text) {
  const auto data = nlohmann::json::parse(text, nullptr, false);
  return data.is_object() && canonical_text(data) == text;
}

std::string author_fault(const store::Reader& reader, const AuditReport& report,
                         const std::string& account_id) {
  return authors_of(reader, report).contains(account_id)
             ? "You wrote this report or a draft of it: somebody else signs and publishes it."
             : "";
}

bool did(const ReportStanding& standing, std::string_view act, const std::string& account_id) {
  return std::ranges::any_of(standing.signatures, [&](const AuditReportSignature& one) {
    return one.act == act && one.account_id == account_id;
  });
}

void check_intact(const AuditReport& report) {
  if (is_intact(report)) return;
  throw base::Error("The report\u2019s data is not what it was frozen with.",
                    "Ask your administrator to verify the store.");
}

void write_signature(store::Writer& writer, const std::string& report_id, const char* act,
                     const std::string& account_id, std::optional<std::string> audience) {
  writer.insert(
      AuditReportSignature{store::new_id(), report_id, act, account_id, store::now(), std::move(audience)});
}

}  // namespace

bool is_of_programme(std::string_view kind) { return kind == "thematic" || kind == "control_sheet"; }

std::string_view words_of_report(std::string_view kind) { return words_in(kinds, kind); }

std::string_view words_of_audience(std::string_view audience) { return words_in(audiences, audience); }

std::string canonical_text(const nlohmann::json& data) {
  return data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_intact(const AuditReport& report) { return base::sha256(report.data) == report.data_hash; }

std::string report_fault(const ReportWish& wish) {
  if (words_of_report(wish.kind).empty()) return "That is no kind of report.";
  const auto first = first_of(wish.month_from);
  const auto last = first_of(wish.month_to);
  if (!first || !last) return "A month is written as 2020-09.";
  if (*last < *first) return "The last month is before the first.";
  if (wish.kind == "control_sheet" && *first != *last) return "A control sheet is of one month.";
  if (base::add_months(*first, most_report_months) <= *last)
    return "A report is of " + std::to_string(most_report_months) + " months at most.";
  if (is_of_programme(wish.kind) && !wish.programme_id) return "This kind of report is of one programme.";
  if (!is_of_programme(wish.kind) && wish.programme_id) return "This kind of report is of all programmes.";
  return {};
}

AuditReport make_report(store::Writer& writer, const ReportWish& wish) {
  if (const std::string fault = report_fault(wish); !fault.empty())
    throw base::Error(fault, "Choose the kind, programme and months again.");
  if (base::trim(wish.narrative).empty()) {
    throw base::Error("The report says nothing beside its figures.",
                      "Write what they mean, and what is done about it.");
  }
  if (!is_canonical(wish.data)) throw base::Error("The report\u2019s data is not in its canonical form.");
  if (wish.replaces_id) check_replaced(writer, wish);
  if (changed_since(writer, wish))
    throw base::Error("Grades of these months changed while the report was made.", "Make it again.");
  AuditReport report{store::new_id(), wish.kind,      wish.programme_id, wish.month_from,
                     wish.month_to,   wish.author_id, wish.as_of,        base::sha256(wish.data),
                     wish.data,       wish.narrative, wish.replaces_id};
  writer.insert(report);
  return report;
}

std::string_view code(ReportState state) {
  switch (state) {
    case ReportState::draft:
      return "draft";
    case ReportState::replaced:
      return "replaced";
    case ReportState::signed_off:
      return "signed";
    case ReportState::published:
      return "published";
  }
  return {};
}

std::string_view words(ReportState state) {
  switch (state) {
    case ReportState::draft:
      return "Draft";
    case ReportState::replaced:
      return "Replaced by a newer draft";
    case ReportState::signed_off:
      return "Signed";
    case ReportState::published:
      return "Published";
  }
  return {};
}

bool ReportStanding::published_to(const std::set<std::string>& wanted) const {
  return std::ranges::any_of(signatures, [&](const AuditReportSignature& one) {
    return one.act == published_act && one.published_to && wanted.contains(*one.published_to);
  });
}

ReportStanding standing_of(const store::Reader& reader, const std::string& report_id) {
  const store::Parameters of = {{"report", report_id}};
  ReportStanding standing;
  standing.signatures = reader.select<AuditReportSignature>("where report_id = :report order by at, id", of);
  standing.restatements =
      reader.select<store::AuditRestatement>("where report_id = :report order by at, id", of);
  const auto newer = reader.select<AuditReport>("where replaces_id = :report order by made_at, id", of);
  if (!newer.empty()) standing.replaced_by = newer.front().id;
  for (const AuditReportSignature& one : standing.signatures)
    standing.state =
        std::max(standing.state, one.act == published_act ? ReportState::published : ReportState::signed_off);
  if (standing.replaced_by && standing.signatures.empty()) standing.state = ReportState::replaced;
  return standing;
}

std::set<std::string> authors_of(const store::Reader& reader, const AuditReport& report) {
  std::set<std::string> authors = {report.author_id};
  std::optional<std::string> before = report.replaces_id;
  // A report refers to one that was there before it, so this ends.
  while (before) {
    const AuditReport old = report_of(reader, *before);
    authors.insert(old.author_id);
    before = old.replaces_id;
  }
  return authors;
}

std::string signing_fault(const store::Reader& reader, const AuditReport& report,
                          const std::string& account_id) {
  const ReportStanding standing = standing_of(reader, report.id);
  if (standing.state == ReportState::replaced) return "A newer draft took its place.";
  if (did(standing, signed_act, account_id)) return "You have signed it.";
  return author_fault(reader, report, account_id);
}

std::string publishing_fault(const store::Reader& reader, const AuditReport& report,
                             const std::string& account_id) {
  const ReportStanding standing = standing_of(reader, report.id);
  if (standing.state == ReportState::replaced) return "A newer draft took its place.";
  if (standing.state == ReportState::draft) return "Nobody has signed it yet.";
  if (did(standing, published_act, account_id))
    return "You have published it. Somebody else may publish it to others.";
  return author_fault(reader, report, account_id);
}

std::vector<std::string_view> audiences_of(std::string_view kind) {
  if (kind != "committee_annex") return {audiences.front().first};
  std::vector<std::string_view> all;
  for (const auto& [audience, said] : audiences) all.push_back(audience);
  return all;
}

void sign_report(store::Writer& writer, const std::string& report_id, const std::string& account_id) {
  const AuditReport report = report_of(writer, report_id);
  if (const std::string fault = signing_fault(writer, report, account_id); !fault.empty())
    throw base::Error("The report cannot be signed.", fault);
  check_intact(report);
  write_signature(writer, report_id, signed_act, account_id, std::nullopt);
}

void publish_report(store::Writer& writer, const std::string& report_id, const std::string& account_id,
                    const std::string& audience) {
  const AuditReport report = report_of(writer, report_id);
  if (const std::string fault = publishing_fault(writer, report, account_id); !fault.empty())
    throw base::Error("The report cannot be published.", fault);
  const auto may = audiences_of(report.kind);
  if (std::ranges::find(may, audience) == may.end()) {
    throw base::Error(
        "This report does not go to " +
            (words_of_audience(audience).empty() ? "them" : std::string(words_of_audience(audience))) + ".",
        "Small numbers are hidden in the committee annex alone: make and publish that.");
  }
  check_intact(report);
  write_signature(writer, report_id, published_act, account_id, audience);
}

}  // namespace windscreen::assure
