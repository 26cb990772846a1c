// Referrals: their dates, sources and needs, and the order of those of a child.
#include "validate/cin/codes.h"
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"
#include "validate/working_days.h"

namespace windscreen::validate::cin {
namespace {

// A case that goes on: it was not closed, and not ended with the referral.
constexpr bool open_case(const Details& d) { return d.CINclosureDate.blank() && no(d.ReferralNFA); }

// The last referral of the child; of those on the same day an open one.
const Details* last_referral(const Child& c) {
  const Details* last = nullptr;
  for (const Details& d : c.details) {
    if (!d.CINreferralDate.known()) continue;
    const bool later = last == nullptr || d.CINreferralDate > last->CINreferralDate;
    if (later || (d.CINreferralDate == last->CINreferralDate && open_case(d) && !open_case(*last))) last = &d;
  }
  return last;
}

// A referral may begin on the day on which the one before it was closed, so the closing day is free again.
Stretch days_of_case(const Details& d, Day year_end) {
  if (open_case(d)) return {d.CINreferralDate, year_end.plus_days(1)};
  return {d.CINreferralDate, d.CINclosureDate};
}

constexpr Rule referrals_list[] = {
    {.code = "8569Q",
     .severity = Severity::query,
     .reads = "CINdetails(CINreferralDate ReferralNFA) Header(ReferenceDate)",
     .marks = "CINdetails(CINreferralDate)",
     .message = "The referral led to no further action, but was made before the last working day before the "
                "census year. Referrals without further action belong to the year in which they were made: "
                "check the date and the flag, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (yes(d.ReferralNFA) && d.CINreferralDate < add_working_days(c.collection.start, -1)) fail(d);
           }
         }},
    {.code = "8590",
     .reads = "ChildIdentifiers(LAchildID) CINdetails(LAchildID)",
     .marks = "ChildIdentifiers(LAchildID)",
     .message = "The child has no CIN episode. Add the episode with its referral, or take the child out of "
                "the census.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.id.empty() || !c.details.empty()) return;
           for (const Identifiers& i : c.identifiers) fail(i);
         }},
    {.code = "8600",
     .reads = "CINdetails(CINreferralDate) Header(ReferenceDate)",
     .marks = "CINdetails(CINreferralDate)",
     .message = "The referral has no date, or one after the end of the census year. Enter the day of the "
                "referral; leave out referrals that were made later.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (!d.CINreferralDate.known() || d.CINreferralDate > c.collection.end) fail(d);
           }
         }},
    {.code = "8610",
     .reads = "CINdetails(ReferralNFA PrimaryNeedCode)",
     .marks = "CINdetails(ReferralNFA PrimaryNeedCode)",
     .message =
         "The referral led to further action but has no primary need. Enter the code of the main need.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (no(d.ReferralNFA) && d.PrimaryNeedCode.blank()) fail(d);
           }
         }},
    {.code = "8650",
     .reads = "CINdetails(PrimaryNeedCode)",
     .marks = "CINdetails(PrimaryNeedCode)",
     .message = "The primary need is no code of the census: N1 to N9, or N0 where it is not stated.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (d.PrimaryNeedCode.given() && !d.PrimaryNeedCode.in(primary_need_codes)) fail(d);
           }
         }},
    {.code = "8815",
     .reads = "CINdetails(CINclosureDate ReferralNFA)",
     .marks = "CINdetails(ReferralNFA CINclosureDate)",
     .message = "The child has two or more open CIN episodes that went beyond the referral. Only one may be "
                "open: close the others.",
     .child = [](const Child& c, Fails& fail) { fail_if_several(fail, c.details, open_case); }},
    {.code = "8816",
     .reads = "CINdetails(CINreferralDate CINclosureDate ReferralNFA)",
     .marks = "CINdetails(CINreferralDate)",
     .message = "A CIN episode is open and went beyond the referral, but the child has a later referral. "
                "Only the latest episode can be open: close the earlier one, or check the dates.",
     .child =
         [](const Child& c, Fails& fail) {
           const Details* last = last_referral(c);
           if (last == nullptr) return;
           for (const Details& d : c.details) {
             if (&d == last || !open_case(d)) continue;
             const bool open_on_same_day = d.CINreferralDate == last->CINreferralDate && open_case(*last);
             if (d.CINreferralDate < last->CINreferralDate || open_on_same_day) fail.together(d, *last);
           }
         }},
    {.code = "8820",
     .reads = "CINdetails(CINreferralDate CINclosureDate ReferralNFA) Header(ReferenceDate)",
     .marks = "CINdetails(CINreferralDate CINclosureDate)",
     .message = "A referral of the child falls into another CIN episode. One episode must be closed before "
                "the next begins, at the latest on the same day: check their dates.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day year_end = c.collection.end;
           fail_if_overlapping(fail, c.details,
                               [year_end](const Details& d) { return days_of_case(d, year_end); });
         }},
    {.code = "8866",
     .reads = "CINdetails(CINreferralDate ReferralSource)",
     .marks = "CINdetails(CINreferralDate ReferralSource)",
     .message = "The source of the referral is missing or no code of the census. Referrals since 1 April "
                "2013 need it: enter a code such as 1A or 6 (10 where it is not known).",
     .child =
         [](const Child& c, Fails& fail) {
           constexpr Day first_day = Day::on(2013, 4, 1);
           for (const Details& d : c.details) {
             if (d.CINreferralDate >= first_day && !d.ReferralSource.in(referral_source_codes)) fail(d);
           }
         }},
};

}  // namespace

Rules referrals_rules() { return referrals_list; }

}  // namespace windscreen::validate::cin
