// What is asked of the findings of audits, and what they are worked out from.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "assure/audit_window.h"
#include "assure/stored_grades.h"
#include "serve/audits/audit_reach.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// How windows are made, from the query.
struct FindingsWish {
  assure::WindowRule rule;
  /// Months after that of this day are left out; none: all that there are.
  std::optional<base::Date> until;
};

/// The parameters `by`, `until`, and where wanted `rolling` and `months`, whose window is `months` long where
/// it is not said.
std::vector<Parameter> findings_parameters(bool windows);
FindingsWish findings_wish(const Call& call, int months);

/// The audits of one moment with the months that those of the headline span.
struct FindingsBase {
  std::shared_ptr<const assure::StoredGrades> grades;
  FindingsWish wish;
  /// The first-time random audits up to `wish.until`, in the order of their months.
  std::vector<const assure::StoredGrade*> random;
  /// First days of the first and last month of them; none where there are none.
  std::optional<base::Date> first;
  std::optional<base::Date> last;
  /// Of those, how many have no day that the months go by.
  std::int64_t without_day = 0;

  /// The windows of the wish, oldest first; where there are too few months for one, one of all that there
  /// are.
  std::vector<assure::AuditWindow> windows() const;
  /// The window of the newest so many months, without regard to the wish's own number.
  std::optional<assure::AuditWindow> latest(int months) const;
};

FindingsBase findings_base(AuditSources& sources, const FindingsWish& wish);
FindingsBase findings_base(AuditSources& sources, const Call& call, int months);

/// The day by which an audit belongs to a month.
const std::optional<base::Date>& day_of(const assure::GradedAudit& audit, assure::MonthBy by);

/// Those of a window.
std::vector<const assure::StoredGrade*> within(const std::vector<const assure::StoredGrade*>& audits,
                                               const assure::AuditWindow& window);
/// The same for the statistics.
std::vector<assure::GradedAudit> graded_of(const std::vector<const assure::StoredGrade*>& audits);

}  // namespace windscreen::serve
