// Unique pupil numbers, and the reasons for having none: UN1 not yet of school age, UN2 never at a maintained
// school in England, UN3 educated outside England, UN4 newly looked after, UN5 the sources of the number
// disagree.
#include <algorithm>
#include <vector>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr std::size_t upn_characters = 13;

constexpr bool reason_for_no_upn(Text upn) {
  return upn.size() == 3 && upn.starts_with("UN") && upn[2] >= '1' && upn[2] <= '5';
}

// A reason gives way to the number once there is one, or to another reason.
constexpr bool upn_disagrees(Text now, Text before) {
  if (now == before) return false;
  return !(reason_for_no_upn(before) && (reason_for_no_upn(now) || now.size() == upn_characters));
}

constexpr Rule upn_list[] = {
    {.code = "208",
     .reads = "Header(UPN) Header_last(UPN)",
     .marks = "Header(UPN)",
     .message = "The UPN is not the one in last year's return. A child keeps its number: find out which of "
                "the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             const auto before = few(c.last.header);
             if (!before.empty() && std::all_of(before.begin(), before.end(), [&](const Header& last) {
                   return upn_disagrees(h.UPN, last.UPN);
                 })) {
               fail(h);
             }
           }
         }},
    {.code = "209",
     .reads = "Header(UPN DOB)",
     .marks = "Header(UPN DOB)",
     .message = "UPN is UN1, not yet of school age, but the child had turned 4 on or before the 31 August "
                "that precedes the collection year. Enter the UPN, or the reason for having none.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day school_age = Day::on(c.collection.start.year() - 1, 8, 31).plus_years(-4);
           for (const Header& h : c.header) {
             if (h.UPN == "UN1" && h.DOB <= school_age) fail(h);
           }
         }},
    {.code = "210",
     .reads = "Header(UPN) Episodes(DECOM)",
     .marks = "Header(UPN) Episodes(DECOM)",
     .message = "UPN is UN4, for a child that became looked after in the last week of the year, but this "
                "episode began before that week. Enter the UPN, or another reason for having none.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day last_week = Day::on(c.collection.end.year(), 3, 24);
           for (const Header& h : few(c.header)) {
             if (h.UPN != "UN4") continue;
             for (const Episode& e : c.episodes) {
               if (e.DECOM < last_week) fail.together(h, e);
             }
           }
         }},
    {.code = "442",
     .reads = "Header(UPN) Episodes(LS)",
     .marks = "Header(UPN)",
     .message = "The child is looked after and UPN is blank. Enter the UPN, or UN1 to UN5 for the reason why "
                "there is none. Only children with no other episodes than V3 and V4 need none.",
     .child =
         [](const Child& c, Fails& fail) {
           const bool looked_after = std::any_of(c.episodes.begin(), c.episodes.end(),
                                                 [](const Episode& e) { return !e.LS.in(codes::respite); });
           for (const Header& h : c.header) {
             if (looked_after && h.UPN.empty()) fail(h);
           }
         }},
    {.code = "444",
     .reads = "Header(UPN)",
     .marks = "Header(UPN)",
     .message = "The same UPN is reported more than once. A number belongs to one child: correct it, or "
                "merge the records.",
     .whole =
         [](const Whole& w, Fails& fail) {
           std::vector<const Header*> numbered;
           for (const Header& h : w.now.header) {
             if (!h.UPN.empty() && !reason_for_no_upn(h.UPN)) numbered.push_back(&h);
           }
           const auto by_upn = [](const Header* a, const Header* b) { return a->UPN < b->UPN; };
           std::sort(numbered.begin(), numbered.end(), by_upn);
           for (auto same = numbered.begin(); same != numbered.end();) {
             const auto end = std::upper_bound(same, numbered.end(), *same, by_upn);
             if (end - same > 1) fail.all_together(std::vector<const Header*>(same, end));
             same = end;
           }
         }},
};

}  // namespace

Rules upn_rules() { return upn_list; }

}  // namespace windscreen::validate::ssda903
