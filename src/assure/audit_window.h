// The windows of months that audits are counted in. Three months that do not overlap are the rule; rolling
// windows share two thirds of their audits with their neighbours and are labelled as such. A month's audits
// are those sampled in it or those completed in it, and every figure says which. All functions are
// thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "assure/graded_audit.h"
#include "base/date.h"

namespace windscreen::assure {

enum class MonthBy : std::uint8_t { sampled, completed };

struct AuditWindow {
  /// First day of the first month, last day of the last.
  base::Date first;
  base::Date last;
  MonthBy by = MonthBy::sampled;
  /// Shares months with its neighbours.
  bool rolling = false;
  friend bool operator==(const AuditWindow&, const AuditWindow&) = default;
};

struct WindowRule {
  int months = 3;
  bool rolling = false;
  MonthBy by = MonthBy::sampled;
};

/// The whole windows from the month of `first` to the month of `last`, oldest first: the newest ends with the
/// month of `last`, and months that do not fill a window at the start are left out. Throws Error for less
/// than one month.
std::vector<AuditWindow> audit_windows(base::Date first, base::Date last, const WindowRule& rule = {});

/// The audits of a window, in their order; those without the day that the window goes by are in none.
std::vector<GradedAudit> in_window(std::span<const GradedAudit> audits, const AuditWindow& window);

/// "July 2020 to September 2020, by month sampled", with "rolling" in front where it is.
std::string words_of(const AuditWindow& window);

/// What was drawn for the months of a window: all that are not void or replaced, and of these the ones
/// without a final grade.
struct DrawnFor {
  std::int64_t all = 0;
  std::int64_t not_final = 0;
};

/// Why the window's grades will still change, in sentences: its last month is not over on `today`, or audits
/// drawn for its months (`drawn`, which counts for windows by month sampled) are not final. Empty where
/// neither is so.
std::vector<std::string> unfinished_words(const AuditWindow& window, base::Date today, const DrawnFor& drawn);

}  // namespace windscreen::assure
