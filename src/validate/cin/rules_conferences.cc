// Initial child protection conferences: recorded once, with the Section 47 enquiry that led to them, or with
// the period in need where there was none; and child protection plans begin on the day of theirs.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool conference_in_year(Day day, const Collection& collection) {
  return collection.start <= day && day <= collection.end;
}

// An enquiry after which no conference was needed says nothing about the conference of a plan.
constexpr bool conference_needed(const Section47& enquiry) { return !yes(enquiry.ICPCnotRequired); }

void check_plan_starts(const Episode& e, const Collection& collection, Fails& fail) {
  if (e.cp_plans.empty()) return;
  const bool by_enquiry = std::any_of(e.section47.begin(), e.section47.end(),
                                      [](const Section47* enquiry) { return conference_needed(*enquiry); });
  const DaysOf after_enquiry(e.section47, &Section47::DateOfInitialCPC);
  const DaysOf without_enquiry(e.details, &Details::DateOfInitialCPC);
  bool some_agree = false;
  bool some_differ = false;
  for (const ProtectionPlan* plan : e.cp_plans) {
    if (!conference_in_year(plan->CPPstartDate, collection)) continue;
    const bool agrees =
        after_enquiry.has(plan->CPPstartDate) || (!by_enquiry && without_enquiry.has(plan->CPPstartDate));
    (agrees ? some_agree : some_differ) = true;
    if (!agrees) fail(*plan);
  }
  // A conference that a plan began with is not in doubt, nor are the others of its period: they may be about
  // later plans.
  if (!some_differ || some_agree) return;
  for (const Section47* enquiry : e.section47) {
    if (conference_needed(*enquiry)) fail(*enquiry);
  }
  if (by_enquiry) return;
  for (const Details* details : e.details) fail(*details);
}

template <class List, class Row>
auto conferences_in_year(const List& rows, Day Row::* day, const Collection& collection) {
  return std::count_if(rows.begin(), rows.end(),
                       [&](const Row& row) { return conference_in_year(row.*day, collection); });
}

constexpr Rule conferences_list[] = {
    {.code = "2883",
     .reads = "ChildProtectionPlans(CPPstartDate) Section47(DateOfInitialCPC) CINdetails(DateOfInitialCPC) "
              "Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) Section47(DateOfInitialCPC) CINdetails(DateOfInitialCPC)",
     .message = "More child protection plans began in the census year than there were initial conferences. "
                "Look for conferences that are not recorded, and for plans that are recorded twice.",
     .whole =
         [](const Whole& census, Fails& fail) {
           const Collection& year = census.collection;
           const auto plans = conferences_in_year(census.cp_plans, &ProtectionPlan::CPPstartDate, year);
           const auto conferences =
               conferences_in_year(census.section47, &Section47::DateOfInitialCPC, year) +
               conferences_in_year(census.details, &Details::DateOfInitialCPC, year);
           if (plans > conferences) fail.whole_return();
         }},
    {.code = "2884",
     .reads = "Section47(CINdetailsID DateOfInitialCPC) CINdetails(CINdetailsID DateOfInitialCPC)",
     .marks = "Section47(DateOfInitialCPC) CINdetails(DateOfInitialCPC)",
     .message = "The same initial child protection conference is recorded with the Section 47 enquiry and "
                "again with the period in need. Keep it with the enquiry if there was one, and take it out "
                "of the CINdetails module.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_within(
                 fail, e.section47, [](const Section47& enquiry) { return enquiry.DateOfInitialCPC; },
                 e.details,
                 [](const Details& details) {
                   return DaySpan{details.DateOfInitialCPC, details.DateOfInitialCPC};
                 });
           }
         }},
    {.code = "2885",
     .reads = "ChildProtectionPlans(CINdetailsID CPPstartDate) Section47(CINdetailsID DateOfInitialCPC "
              "ICPCnotRequired) CINdetails(CINdetailsID DateOfInitialCPC) Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) Section47(DateOfInitialCPC) CINdetails(DateOfInitialCPC)",
     .message = "A child protection plan did not begin on the day of an initial conference of its period in "
                "need. Give the plan and its conference the same day; the conference is recorded with the "
                "Section 47 enquiry, or in CINdetails if there was none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) check_plan_starts(e, c.collection, fail);
         }},
};

}  // namespace

Rules conferences_rules() { return conferences_list; }

}  // namespace windscreen::validate::cin
