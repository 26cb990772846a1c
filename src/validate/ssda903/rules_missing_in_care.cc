// Missing periods beside the episodes: a child can be missing from care only while it is looked after.
#include <algorithm>
#include <vector>

#include "validate/ssda903/periods.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Looked after on a day, as far as the episode tells that had begun last: the answer for nearly all, without
// looking at all.
bool in_episode_on(const Child& c, Day day) {
  const Episode* e = episode_begun_by(c.by_start, day);
  return e != nullptr && (!e->DEC.known() || day < e->DEC);
}

// For each place in the order of starts, the latest end of the episodes up to there that have ended.
std::vector<Day> latest_ends(std::span<const Episode* const> by_start) {
  std::vector<Day> ends;
  ends.reserve(by_start.size());
  Day latest;
  for (const Episode* e : by_start) {
    if (!latest.known() || e->DEC > latest) latest = e->DEC;
    ends.push_back(latest);
  }
  return ends;
}

// The ends of periods of care on which the child was missing: number of missing periods over each.
std::vector<int> missing_when_care_ended(Rows<MissingPeriod> missing, std::span<const CarePeriod> ended) {
  const auto first_end_after = [ended](Day day) {
    return static_cast<std::size_t>(
        std::partition_point(ended.begin(), ended.end(),
                             [day](const CarePeriod& p) { return p.end <= day; }) -
        ended.begin());
  };
  std::vector<int> over(ended.size() + 1);
  for (const MissingPeriod& m : missing) {
    if (m.MIS_END.wrong()) continue;
    // Without a start, a period that ends with care is the one in which the child was missing then.
    const Day start = m.MIS_START.known() ? m.MIS_START : m.MIS_END.plus_days(-1);
    if (!start.known()) continue;
    const std::size_t from = first_end_after(start);
    const std::size_t to = m.MIS_END.known() ? first_end_after(m.MIS_END) : ended.size();
    if (from >= to) continue;
    ++over[from];
    --over[to];
  }
  for (std::size_t i = 1; i < over.size(); ++i) over[i] += over[i - 1];
  return over;
}

constexpr Rule missing_in_care_list[] = {
    {.code = "575",
     .reads = "Episodes(DECOM DEC) Missing(MIS_START MIS_END)",
     .marks = "Missing(MIS_END)",
     .message = "The placement from which the child went missing has ended, but the missing period has not. "
                "Enter MIS_END; if the child is still missing, begin a new period with the new placement.",
     .child =
         [](const Child& c, Fails& fail) {
           std::vector<Day> ends;
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_END.given() || !m.MIS_START.known()) continue;
             if (ends.empty()) ends = latest_ends(c.by_start);
             const auto begun = std::upper_bound(c.by_start.begin(), c.by_start.end(), m.MIS_START,
                                                 [](Day day, const Episode* e) { return day < e->DECOM; });
             if (begun == c.by_start.begin()) continue;
             if (ends[static_cast<std::size_t>(begun - c.by_start.begin()) - 1] > m.MIS_START) fail(m);
           }
         }},

    {.code = "577",
     .reads = "Episodes(DECOM DEC) Missing(MIS_START MIS_END)",
     .marks = "Missing(MIS_END)",
     .message = "A missing period does not end while the child is looked after: it is still open although "
                "the child left care, or ends on a day out of care. Enter the day on which care ended, or "
                "correct MIS_END.",
     .child =
         [](const Child& c, Fails& fail) {
           ends_out_of_care(c, c.missing, &MissingPeriod::MIS_START, &MissingPeriod::MIS_END, fail);
         }},

    {.code = "578",
     .reads = "Episodes(DECOM DEC) Missing(MIS_START)",
     .marks = "Missing(MIS_START)",
     .message = "A missing period starts on a day on which the child was not looked after: on or after the "
                "day on which care ended, or before care began. Correct MIS_START or take the period out.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.by_start.empty()) return;
           std::vector<CarePeriod> care;
           for (const MissingPeriod& m : c.missing) {
             if (!m.MIS_START.known() || in_episode_on(c, m.MIS_START)) continue;
             if (care.empty()) care = care_periods(c.by_start);
             const CarePeriod* then = care_begun_by(care, m.MIS_START);
             if (then == nullptr || then->end <= m.MIS_START) fail(m);
           }
         }},

    {.code = "580",
     .reads = "Episodes(DECOM DEC REC) Missing(MIS_START MIS_END)",
     .marks = "Episodes(REC)",
     .message = "The child was missing when it ceased to be looked after, but the reason is not E8. Correct "
                "REC, or the dates of the missing period.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.missing.empty()) return;
           std::vector<CarePeriod> ended = care_periods(c.by_start);
           if (!ended.empty() && ended.back().end.blank()) ended.pop_back();
           if (ended.empty()) return;
           const std::vector<int> missing = missing_when_care_ended(c.missing, ended);
           for (std::size_t i = 0; i < ended.size(); ++i) {
             if (missing[i] > 0 && ended[i].last->REC != "E8") fail(*ended[i].last);
           }
         }},

    {.code = "581",
     .reads = "Episodes(DECOM) Missing(MIS_START)",
     .marks = "Missing(MIS_START)",
     .message = "A missing period starts before the child's first episode. Correct MIS_START, or add the "
                "episode.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.by_start.empty()) return;
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_START < c.by_start.front()->DECOM) fail(m);
           }
         }},
};

}  // namespace

Rules missing_in_care_rules() { return missing_in_care_list; }

}  // namespace windscreen::validate::ssda903
