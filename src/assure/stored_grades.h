// The grades that stand in the store, as figures read them: few columns of many audits, kept in memory until
// something has changed.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assure/graded_audit.h"
#include "assure/reaudit.h"
#include "assure/time_to_fix.h"
#include "store/store.h"

namespace windscreen::assure {

/// What an audit says of the case's months before (store::Audit).
struct LookBack {
  /// Whether anything was said of them: of audits from before, nothing is.
  bool known = false;
  /// "yes", "partly" or "no"; "not_applicable" of a handover; empty: not said.
  std::string oversight;
  std::string handover;
  /// In supervision within the look-back.
  bool discussed = false;
  std::optional<std::int64_t> lead_workers;
  std::optional<std::int64_t> managers;
  /// What went wrong began before.
  bool legacy = false;
};

/// A graded audit. Its places are those of the day of the draw, by name; empty: not known.
struct StoredGrade {
  std::string id;
  GradedAudit audit;
  std::string service;
  std::string quadrant;
  std::string team;
  /// The child; empty: not known (audits from before).
  std::string person;
  /// The last day of the look-back, on which the case was sampled.
  std::optional<base::Date> look_back_to;
  /// Brought in from before.
  bool imported = false;
  /// The audit that it follows up; empty: none.
  std::string previous;
  LookBack look_back;
};

/// The day on which the case was sampled: the last of its look-back, else the first of its month; none where
/// neither is known.
std::optional<base::Date> sampled_day(const StoredGrade& audit);

/// A re-audit that was due, whether or not it was made. One that was taken back, because the grade that asked
/// for it changed, is none.
struct DueReaudit {
  /// The audit that it follows up.
  std::string first;
  ReauditOutcome outcome = ReauditOutcome::open;
  std::optional<Grade> grade;
  std::optional<base::Date> on;
};

/// All of one moment.
struct StoredGrades {
  /// By sampled month, then id.
  std::vector<StoredGrade> audits;
  std::vector<DueReaudit> re_audits;
  /// Re-audits of which it is not known what they follow up.
  std::int64_t re_audits_without_first = 0;
  /// Actions that audits asked for: begun, verified, or given up.
  std::vector<FixDates> actions;
  store::LogHead head;

  /// The audit with the id; nullptr where it has no final grade.
  const StoredGrade* find(const std::string& id) const;
  std::unordered_map<std::string, std::size_t> places;
};

/// Reads them. Final grades only: an audit that was reopened, voided or replaced has none. Of a month alone
/// the day is its first; where only the moment of the final grade is known, the day of completion is that of
/// the moment in England. A chance of being drawn that is not above 0 and up to 1 is taken as not known.
StoredGrades read_grades(const store::Queries& reader);

/// Keeps what was read until the change log says that audits have changed. Thread-safe; those who ask at the
/// same time read once.
class GradeShelf {
 public:
  std::shared_ptr<const StoredGrades> of(const store::Store& store);

 private:
  std::mutex mutex_;
  std::shared_ptr<const StoredGrades> held_;
};

/// The audits that `wanted` says yes to, for the statistics; with their order.
std::vector<GradedAudit> graded(const std::vector<StoredGrade>& audits,
                                const std::function<bool(const StoredGrade&)>& wanted);

/// The re-audits due whose first grade is known, for reaudit_matrix.
std::vector<Reaudit> reaudits_of(const StoredGrades& grades);

}  // namespace windscreen::assure
