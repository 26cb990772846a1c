// The life of a report: made by an author, signed and published by others, and never changed. A draft that
// was changed is a new report in the place of the old one. Functions belong to the transaction of their
// Writer or Reader.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/audit_reports.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Whether a report of the kind is of one programme ("thematic", "control_sheet"). Thread-safe.
bool is_of_programme(std::string_view kind);
/// "Highlight report", "Committee annex" …; empty for what is no kind. Thread-safe.
std::string_view words_of_report(std::string_view kind);
/// "the improvement board" …, by the code of the audience (improvement_board, committee, everyone); empty for
/// what is none. Thread-safe.
std::string_view words_of_audience(std::string_view audience);

/// The text that is frozen: members in the order of their names, no white space, UTF-8, numbers as short as
/// they read back the same. The same data always gives the same text. Thread-safe.
std::string canonical_text(const nlohmann::json& data);
/// Whether the data is what its hash was made of. Thread-safe.
bool is_intact(const store::AuditReport& report);

/// A report that is to be made.
struct ReportWish {
  std::string kind;
  std::optional<std::string> programme_id;
  /// Sampled months ("2020-07"), the first and the last.
  std::string month_from;
  std::string month_to;
  std::string author_id;
  std::string narrative;
  /// As canonical_text gives it.
  std::string data;
  /// When reading the data began (store::now): the moment at which it is frozen.
  std::string as_of;
  /// The draft that this one takes the place of.
  std::optional<std::string> replaces_id;
};

/// The most months of one report.
inline constexpr int most_report_months = 36;

/// Why kind and months cannot be those of a report, in a sentence; empty where they can: months are months in
/// order, no more than most_report_months, and one alone for a control sheet; a programme is given for those
/// kinds that are of one, and for no other. Thread-safe.
std::string report_fault(const ReportWish& wish);

/// Writes a report as a draft. Throws base::Error where report_fault finds something, there is no narrative,
/// the data is no JSON in its canonical form, an audit of the months became final or stopped being so since
/// `as_of`, or the draft that it is to take the place of is signed, replaced already, or of another kind,
/// programme or months.
store::AuditReport make_report(store::Writer& writer, const ReportWish& wish);

enum class ReportState : std::uint8_t { draft, replaced, signed_off, published };
/// "draft", "replaced", "signed", "published". Thread-safe.
std::string_view code(ReportState state);
/// "Draft", "Replaced by a newer draft", "Signed", "Published". Thread-safe.
std::string_view words(ReportState state);

/// How far a report is.
struct ReportStanding {
  ReportState state = ReportState::draft;
  /// The oldest first.
  std::vector<store::AuditReportSignature> signatures;
  /// The report that took its place.
  std::optional<std::string> replaced_by;
  /// What changed since it was made, the oldest first.
  std::vector<store::AuditRestatement> restatements;

  /// Whether it was published to one of these.
  bool published_to(const std::set<std::string>& audiences) const;
};
ReportStanding standing_of(const store::Reader& reader, const std::string& report_id);

/// Who wrote the report or a draft that it took the place of: none of them signs or publishes it.
std::set<std::string> authors_of(const store::Reader& reader, const store::AuditReport& report);

/// Why the account may not sign, or publish, the report, in a sentence; empty where it may. To whom they may
/// at all is for the caller to ask.
std::string signing_fault(const store::Reader& reader, const store::AuditReport& report,
                          const std::string& account_id);
std::string publishing_fault(const store::Reader& reader, const store::AuditReport& report,
                             const std::string& account_id);

/// The audiences to which a report of the kind may go. Small numbers are hidden in the committee's annex
/// alone, so that nothing else goes to who may not see figures. Thread-safe.
std::vector<std::string_view> audiences_of(std::string_view kind);

/// Signs or publishes it. Throw base::Error with signing_fault or publishing_fault, where there is no such
/// report, its data is not what its hash says, or the audience is none for its kind.
void sign_report(store::Writer& writer, const std::string& report_id, const std::string& account_id);
void publish_report(store::Writer& writer, const std::string& report_id, const std::string& account_id,
                    const std::string& audience);

}  // namespace windscreen::assure
