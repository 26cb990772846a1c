// The pathway from contact to care: how many children went from step to step, after how many days, and who
// still waits.
//
// The rule. The referrals of a period (one for each child; shared relation `referral`) are followed forward
// to the as-at date. An assessment, section 47 enquiry, conference, plan or period of care belongs to the
// referral that it names; where it names none that is known, to the child's latest referral on or before its
// day, no more than `linked_within_days` before. The first of each kind counts. Steps stand in the order of
// `Stage`; a referral may miss some. The contacts of a period are counted apart, by what came of them (shared
// relation `contact`).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"
#include "query/database.h"
#include "report/waiting_times.h"

namespace windscreen::report {

/// An event that names no known referral belongs to the latest one no longer before it.
inline constexpr int linked_within_days = 365;
/// A referral follows from the child's latest contact, where that is no longer before it.
inline constexpr int contact_within_days = 30;

enum class Stage : std::uint8_t { referral, assessment, enquiry, conference, plan, care, left_care };
inline constexpr std::size_t stage_count = 7;

/// What became of a referral after the last step that it reached, as at the day:
///   no_further_action  none at the referral; or after the assessment or enquiry
///   closed             the case was closed
///   in_need            the case is open, the step itself is over: the child is in need
///   in_progress        the step, or the wait for the first one, goes on
enum class Ending : std::uint8_t { no_further_action, closed, in_need, in_progress };
inline constexpr std::size_t ending_count = 4;

/// What is said of waiting times; all nullopt where there are none, or they are held back.
struct WaitSummary {
  std::optional<std::int64_t> count;
  std::optional<double> median;
  std::optional<double> lower_quartile;
  std::optional<double> upper_quartile;
  std::optional<std::int64_t> longest;
};
WaitSummary summary_of(const WaitingTimes& times);

struct StageFlow {
  std::optional<std::int64_t> children;
  /// Of those who went no further, by Ending; none for left care.
  std::array<std::optional<std::int64_t>, ending_count> endings;
  /// Calendar days since the referral.
  WaitSummary since_referral;
};

/// From one step to the next that was reached. `before` of them are dated before the step before, and so have
/// no wait; `days` are calendar days.
struct StageLink {
  Stage from = Stage::referral;
  Stage to = Stage::referral;
  std::optional<std::int64_t> children;
  std::optional<std::int64_t> before;
  WaitSummary days;
};

/// A wait with a limit, or without one, in working days. `edges` are the last days of the bands of those who
/// wait; the first is the limit where there is one. `everyone` is true where everyone whose wait has begun is
/// to reach its end, so that a Kaplan-Meier median has a meaning.
struct WaitStep {
  std::string_view id;
  std::optional<int> limit;
  std::array<int, 3> edges;
  bool everyone = false;
};
/// Contact to decision, referral to assessment, assessment to its end, referral to the end of the first
/// assessment, section 47 enquiry to conference.
inline constexpr std::size_t wait_step_count = 5;
const std::array<WaitStep, wait_step_count>& wait_steps();

/// One of wait_steps() for the referrals (or contacts) of a period or team.
struct StepWaits {
  WaitSummary completed;
  std::optional<std::int64_t> over_limit;
  /// Those whose wait goes on, and how many of them are over the limit.
  std::optional<std::int64_t> waiting;
  std::optional<std::int64_t> waiting_over_limit;
  /// See kaplan_meier_median; in working days.
  std::optional<std::int64_t> median_of_all;
};

struct ContactCount {
  /// As the shared relation `contact` names it.
  std::string outcome;
  std::optional<std::int64_t> contacts;
};

/// The flow of a period, or of a team's referrals in the year.
struct FlowSlice {
  /// Empty for the whole authority.
  std::string team;
  base::Date from;
  base::Date to;
  /// Empty where no contact is recorded, and for teams (a contact has none).
  std::vector<ContactCount> contacts;
  std::optional<std::int64_t> contacts_total;
  /// Referrals with a contact about the child in the days before, and the days between.
  std::optional<std::int64_t> after_contact;
  WaitSummary since_contact;
  std::array<StageFlow, stage_count> stages;
  std::vector<StageLink> links;
  std::array<StepWaits, wait_step_count> waits;
};

/// Who waits on the as-at date, whenever the wait began: of one team (empty: the whole authority), how many
/// in each band of the step's edges (the last: beyond the last edge).
struct WaitingNow {
  std::size_t step = 0;
  std::string team;
  std::array<std::optional<std::int64_t>, 4> bands;
};

struct Pathway {
  base::Date as_at;
  /// The first day from which the load holds all that this needs; slices that start earlier are left out, but
  /// for the year's.
  std::optional<base::Date> reaches_from;
  /// The last twelve months, then whole quarters, newest first.
  std::vector<FlowSlice> periods;
  /// Teams by name (of the first assessment, or without one of the referral), for the last twelve months: of
  /// more than `most_teams` those with the fewest referrals are one, "Other teams". Empty for the public.
  std::vector<FlowSlice> teams;
  std::vector<WaitingNow> waiting;
  /// Whether any contact has a screening step that ended.
  bool screening_recorded = false;
  /// Steps of the last twelve months that no referral explains, by Stage (referral: 0).
  std::array<std::optional<std::int64_t>, stage_count> without_referral;
};

inline constexpr std::size_t most_teams = 60;
inline constexpr std::size_t quarters_shown = 8;

/// The queries' text, for making ready what they mention (Measurer::connect_for) and for how far a load
/// reaches. Thread-safe.
std::vector<std::string_view> pathway_queries();

/// Computes the pathway over a connection on which what `pathway_queries` mentions is ready; leaves the
/// temporary table `pathway_case` (one row a referral of the last 24 months, or of an open case) for
/// disproportion.h. For the public: the last twelve months of the whole authority alone, counts of 1 to 5 and
/// what would give them away held back, no longest waits. nullopt where there is no referral. Throws Error
/// where a query fails.
std::optional<Pathway> read_pathway(query::Connection& connection, base::Date as_at,
                                    std::optional<base::Date> reaches_from, measure::Audience audience);

/// Holds back what the public must not see; used by read_pathway. Thread-safe.
void hold_back(Pathway& pathway);

/// Rounds every count to the nearest multiple of `to`; days stay. After hold_back. Thread-safe.
void round_counts(Pathway& pathway, int to);

}  // namespace windscreen::report
