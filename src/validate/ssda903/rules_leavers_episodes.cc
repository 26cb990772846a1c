// Care leavers (OC3) and their episodes: whether the care that they left makes them care leavers.
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/outcomes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

bool died_in_care(Rows<Episode> episodes) {
  return std::any_of(episodes.begin(), episodes.end(), [](const Episode& e) { return e.REC == "E2"; });
}

bool any_care_ended(Rows<Episode> episodes) {
  return std::any_of(episodes.begin(), episodes.end(), [](const Episode& e) { return e.DEC.given(); });
}

// Something is true of the episode that began last. Where no start is known, it is one that is open, or else
// one of those that ended last.
template <class Test>
bool of_current_episode(const Year& year, const Test& test) {
  if (!year.by_start.empty()) return test(*year.by_start.back());
  bool open = false;
  Day latest;
  for (const Episode& e : year.episodes) {
    open = open || e.DEC.blank();
    if (!latest.known() || e.DEC > latest) latest = e.DEC;
  }
  return std::any_of(year.episodes.begin(), year.episodes.end(),
                     [&](const Episode& e) { return (open ? e.DEC.blank() : !(e.DEC < latest)) && test(e); });
}

// The birthday in the year on which somebody turned 17 or 18; not known for those of other ages.
Day leaver_birthday(Day born, Day end) {
  const Day seventeenth = born.birthday(17);
  const Day eighteenth = born.birthday(18);
  if (seventeenth > end || born.birthday(19) <= end) return {};
  return eighteenth <= end ? eighteenth : seventeenth;
}

// Days of care since a day, and the day on which care was last known to end.
struct CareSince {
  int days = 0;
  Day last;
};

bool goes_on_this_year(const Child& c, const Episode& before) {
  const auto starts_earlier = [](const Episode* e, Day day) { return e->DECOM < day; };
  const auto at = std::lower_bound(c.by_start.begin(), c.by_start.end(), before.DECOM, starts_earlier);
  return at != c.by_start.end() && (*at)->DECOM == before.DECOM;
}

// Both years together, each day once: an episode may be in both returns, and still open in the earlier.
CareSince care_since(const Child& c, Day day) {
  CareSince care;
  Day counted = day;
  const auto count = [&](const Episode& e, Day until) {
    if (e.LS.in(codes::respite)) return;
    if (!care.last.known() || until > care.last) care.last = until;
    const Day from = e.DECOM > counted ? e.DECOM : counted;
    if (!(until > from)) return;
    care.days += *days_between(from, until);
    counted = until;
  };
  auto before = c.last.by_start.begin();
  for (const Episode* e : c.by_start) {
    for (; before != c.last.by_start.end() && (*before)->DECOM <= e->DECOM; ++before) {
      if ((*before)->DEC.known()) {
        count(**before, (*before)->DEC);
      } else if (!goes_on_this_year(c, **before)) {
        count(**before, c.collection.start);
      }
    }
    count(*e, e->DEC.known() ? e->DEC : c.collection.end);
  }
  for (; before != c.last.by_start.end(); ++before) {
    count(**before, (*before)->DEC.known() ? (*before)->DEC : c.collection.start);
  }
  return care;
}

// Looked after for 13 weeks since 14, short breaks not counted, and also when 16: Children Act 1989, schedule
// 2, paragraph 19B, and the Care Leavers (England) Regulations 2010.
bool relevant_child(const Child& c, Day born) {
  const CareSince care = care_since(c, born.birthday(14));
  return care.days >= 13 * 7 && care.last >= born.birthday(16);
}

template <class Row>
void fail_without_episodes(Rows<Row> rows, Fails& fail) {
  for (const Row& row : rows) fail(row);
}

constexpr Rule leavers_episodes_list[] = {
    {.code = "1000",
     .reads = "OC3(CHILD) Episodes(REC) Episodes_last?(REC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "An episode of this child ended with its death (E2), and so there is no care leaver "
                "information to report. Take the child out of OC3, or correct REC.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || !(died_in_care(c.episodes) || died_in_care(c.last.episodes))) return;
           for (const Oc3& o : c.oc3) fail(o);
         }},
    {.code = "1001",
     .reads = "OC3(CHILD) Header(DOB) Episodes(DECOM DEC LS) Episodes_last(DECOM DEC LS)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "In the episodes of this year and last, the young person does not come to 13 weeks of care "
                "since the age of 14, some of it from the age of 16 (short breaks not counted), and so is "
                "no care leaver to report. Take the young person out of OC3, or check that there was enough "
                "care in earlier years.",
     .child =
         [](const Child& c, Fails& fail) {
           // Those without any episode are rule 1002's.
           if (c.oc3.empty() || c.header.empty() || (c.by_start.empty() && c.last.by_start.empty())) return;
           const Day born = c.header.front().DOB;
           if (!born.known() || relevant_child(c, born)) return;
           for (const Oc3& o : c.oc3) fail(o);
         }},
    {.code = "1002",
     .reads = "OC3(CHILD) Episodes(DEC) Episodes_last(DEC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "Neither this year's nor last year's return has an episode of care that this young person "
                "left. Take the young person out of OC3, or check that there was care in earlier years.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || any_care_ended(c.episodes) || any_care_ended(c.last.episodes)) return;
           for (const Oc3& o : c.oc3) fail(o);
         }},
    {.code = "1007",
     .reads = "OC3(DOB IN_TOUCH ACTIV ACCOM) Episodes(DECOM DEC REC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "The young person is 17 or 18 and, by the last episode, still looked after. Clear the care "
                "leaver information, or enter how and when the episode ended.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!any_leaver_item(o) || !leaver_birthday(o.DOB, c.collection.end).known()) continue;
             if (of_current_episode(c, [](const Episode& e) { return e.DEC.blank() || e.REC.blank(); }))
               fail(o);
           }
         }},
    {.code = "1010",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM) Episodes(CHILD) Episodes_last(DECOM DEC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "Last year's return ended with this young person in care, this year's has no episode of "
                "them, and yet there is care leaver information. Add this year's episodes, or correct last "
                "year's.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || !c.episodes.empty()) return;
           if (!of_current_episode(c.last, [](const Episode& e) { return e.DEC.blank(); })) return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
         }},
    {.code = "1011",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM) Episodes(DECOM DEC REC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "Another authority took over the care of this young person when the last episode ended "
                "(E3), and it reports the care leaver. Clear the care leaver information, or correct REC.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || !of_current_episode(c, [](const Episode& e) { return e.REC == "E3"; }))
             return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
         }},
    {.code = "1012",
     .reads = "Episodes(CHILD) PlacedAdoption?(CHILD) Missing?(CHILD) Reviews?(CHILD) AD1?(CHILD) "
              "PrevPerm?(CHILD) OC2?(CHILD) SWEpisodes?(CHILD) DoLo?(CHILD)",
     .marks = "PlacedAdoption(CHILD) Missing(CHILD) Reviews(CHILD) AD1(CHILD) PrevPerm(CHILD) OC2(CHILD) "
              "SWEpisodes(CHILD) DoLo(CHILD)",
     .message = "The child has no episode this year, so nothing but care leaver information is reported of "
                "it. Remove this row, or add the missing episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.id.empty() || !c.episodes.empty()) return;
           fail_without_episodes(c.placed_adoption, fail);
           fail_without_episodes(c.missing, fail);
           fail_without_episodes(c.reviews, fail);
           fail_without_episodes(c.ad1, fail);
           fail_without_episodes(c.prev_perm, fail);
           fail_without_episodes(c.oc2, fail);
           fail_without_episodes(c.sw_episodes, fail);
           fail_without_episodes(c.dolo, fail);
         }},
    {.code = "1014",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM) UASC(CHILD) Episodes(DECOM DEC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM) UASC(DUC)",
     .message = "This care leaver was not looked after in the year, so there is nothing to report as an "
                "unaccompanied asylum-seeking child. Remove the row of UASC, or add the missing episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || c.uasc.empty()) return;
           const bool in_care_this_year =
               std::any_of(c.episodes.begin(), c.episodes.end(), [&](const Episode& e) {
                 return !(e.DECOM > c.collection.end) && !(e.DEC < c.collection.start);
               });
           if (in_care_this_year || !std::any_of(c.oc3.begin(), c.oc3.end(), any_leaver_item)) return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
           for (const AsylumSeeker& u : c.uasc) fail(u);
         }},
    {.code = "1016",
     .reads = "OC3(DOB IN_TOUCH ACTIV ACCOM) Episodes(DECOM DEC)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "The young person turned 17 or 18 in the year and left care on that birthday or later, so "
                "no information is due for that birthday. Clear the care leaver information, or correct DEC "
                "or the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!any_leaver_item(o)) continue;
             const Day birthday = leaver_birthday(o.DOB, c.collection.end);
             if (of_current_episode(c, [&](const Episode& e) { return e.DEC >= birthday; })) fail(o);
           }
         }},
};

}  // namespace

Rules leavers_episodes_rules() { return leavers_episodes_list; }

}  // namespace windscreen::validate::ssda903
