// What the newest snapshot says of a case on the day on which it was sampled: how often its worker and its
// manager changed, how long it had been open, whether its supervision was on time. None of it comes from the
// auditor, so that a grade cannot be part of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assure/frame.h"
#include "base/date.h"
#include "measure/measure.h"
#include "measure/met_on_day.h"

namespace windscreen::assure {

/// Absent: the snapshot does not say, or does not reach so far.
struct CaseFacts {
  /// Different allocated workers on any day of the twelve months up to the day: the rule of the indicator
  /// children_three_or_more_workers_percent. Duty names are none. One who gave the case up on the day, and
  /// one who took it then, both count; one whose last day was twelve months before does not.
  std::optional<std::int64_t> lead_workers;
  /// Different managers likewise: of the teams that held the case while they held it, and who is involved as
  /// a manager.
  std::optional<std::int64_t> managers;
  /// As frame_query.h has it, but for care leavers: the list of them knows the present only.
  std::optional<CaseStatus> status;
  /// The first day of what was open at the close of the day: the earliest of referral, plan and period of
  /// care, of early help where there is nothing else.
  std::optional<base::Date> open_since;
  /// Whether a supervision about the child that fell due in the twelve months was late or not held.
  std::optional<bool> supervision_late;
  friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};

/// The facts of each child on its day, in their order; one query whatever their number. A day after the
/// snapshot's has none. Whoever's measurer it is must be alone with it. Throws Error where the snapshot
/// cannot be read.
std::vector<CaseFacts> read_case_facts(measure::Measurer& measurer, base::Date as_at,
                                       std::span<const measure::ChildDay> asked);

/// What is known of the audited case on the day beside what its auditor said.
enum class CaseFactor : std::uint8_t {
  three_workers,
  two_managers,
  before_date,
  two_years_open,
  supervision_late,
  looked_after,
  child_protection
};

/// Whether the case had the factor on the day; none: not known. `before` is the day before which a case was
/// open to count as one from before (a setting).
std::optional<bool> has_factor(CaseFactor factor, const CaseFacts& facts, base::Date day, base::Date before);

}  // namespace windscreen::assure
