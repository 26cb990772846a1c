// Child protection plans and their reviews.
#include "validate/cin/codes.h"
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool open_plan(const ProtectionPlan& p) { return p.CPPendDate.blank(); }

// The plans of a period in need in the order of their identifiers; of those that share one, the last to start
// comes last.
bool plan_before(const ProtectionPlan* a, const ProtectionPlan* b) {
  if (a->CPPID != b->CPPID) return a->CPPID < b->CPPID;
  return (!a->CPPstartDate.known() && b->CPPstartDate.known()) || a->CPPstartDate < b->CPPstartDate;
}

void fail_early_reviews(Fails& fail, const Episode& e) {
  const auto too_early = [](const Review& r, const ProtectionPlan& p) {
    return r.CPPreviewDate <= p.CPPstartDate;
  };
  if (e.cp_plans.size() == 1) {
    const ProtectionPlan& plan = *e.cp_plans.front();
    for (const Review* r : e.reviews) {
      if (r->CPPID == plan.CPPID && too_early(*r, plan)) fail.together(plan, *r);
    }
    return;
  }
  if (e.cp_plans.empty() || e.reviews.empty()) return;
  std::vector<const ProtectionPlan*> plans(e.cp_plans.begin(), e.cp_plans.end());
  std::sort(plans.begin(), plans.end(), plan_before);
  for (const Review* r : e.reviews) {
    const auto past = std::upper_bound(plans.begin(), plans.end(), r->CPPID,
                                       [](Text id, const ProtectionPlan* p) { return id < p->CPPID; });
    if (past == plans.begin()) continue;
    const ProtectionPlan& plan = **(past - 1);
    if (plan.CPPID == r->CPPID && too_early(*r, plan)) fail.together(plan, *r);
  }
}

constexpr Rule protection_plans_list[] = {
    {.code = "8720",
     .reads = "ChildProtectionPlans(CPPstartDate) Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPstartDate)",
     .message = "The child protection plan has no start date, or one after the end of the census year. Enter "
                "the day on which the plan began; leave out plans that began later.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (!p.CPPstartDate.known() || p.CPPstartDate > c.collection.end) fail(p);
           }
         }},
    {.code = "8730",
     .reads = "ChildProtectionPlans(NumberOfPreviousCPP)",
     .marks = "ChildProtectionPlans(NumberOfPreviousCPP)",
     .message = "How many child protection plans the child had before this one is not given as a number. "
                "Enter 0 where this is the first.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (p.NumberOfPreviousCPP.number().value_or(-1) < 0) fail(p);
           }
         }},
    {.code = "8840",
     .reads = "ChildProtectionPlans(CPPstartDate CPPendDate)",
     .marks = "ChildProtectionPlans(CPPstartDate CPPendDate)",
     .message = "The child protection plan begins and ends on one day. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (p.CPPstartDate == p.CPPendDate) fail(p);
           }
         }},
    {.code = "8841",
     .reads = "ChildProtectionPlans(CPPID CPPstartDate) Reviews(CPPID CPPreviewDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) Reviews(CPPreviewDate)",
     .message = "A review of the child protection plan is dated before the plan, or on its first day. Check "
                "the date of the review and the start of the plan.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) fail_early_reviews(fail, e);
         }},
    {.code = "8842Q",
     .severity = Severity::query,
     .reads = "Reviews(CPPreviewDate)",
     .marks = "Reviews(CPPreviewDate)",
     .message = "A review of a child protection plan has no date. Enter the day of the review, or take the "
                "record out; otherwise explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Review& r : c.reviews) {
             if (!r.CPPreviewDate.known()) fail(r);
           }
         }},
    {.code = "8905",
     .reads = "ChildProtectionPlans(InitialCategoryOfAbuse)",
     .marks = "ChildProtectionPlans(InitialCategoryOfAbuse)",
     .message = "The category of abuse at the start of the plan is missing or no code of the census: NEG, "
                "PHY, SAB, EMO or MUL.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (!p.InitialCategoryOfAbuse.in(abuse_codes)) fail(p);
           }
         }},
    {.code = "8910",
     .reads = "ChildProtectionPlans(LatestCategoryOfAbuse)",
     .marks = "ChildProtectionPlans(LatestCategoryOfAbuse)",
     .message = "The plan's latest category of abuse is missing or no code of the census: NEG, PHY, SAB, EMO "
                "or MUL.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (!p.LatestCategoryOfAbuse.in(abuse_codes)) fail(p);
           }
         }},
    {.code = "8915",
     .reads = "ChildProtectionPlans(CPPstartDate) ChildIdentifiers(PersonDeathDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) ChildIdentifiers(PersonDeathDate)",
     .message = "The child protection plan begins after the day on which the child died. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : c.identifiers) {
             for (const ProtectionPlan& p : c.cp_plans) {
               if (p.CPPstartDate > i.PersonDeathDate) fail.together(p, i);
             }
           }
         }},
    {.code = "8920",
     .reads = "ChildProtectionPlans(CPPendDate) ChildIdentifiers(PersonDeathDate)",
     .marks = "ChildProtectionPlans(CPPendDate) ChildIdentifiers(PersonDeathDate)",
     .message = "The child protection plan ends after the day on which the child died. It ends on that day "
                "at the latest: check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : c.identifiers) {
             for (const ProtectionPlan& p : c.cp_plans) {
               if (p.CPPendDate > i.PersonDeathDate) fail.together(p, i);
             }
           }
         }},
    {.code = "8925",
     .reads = "ChildProtectionPlans(CPPstartDate CPPendDate)",
     .marks = "ChildProtectionPlans(CPPstartDate CPPendDate)",
     .message = "The child protection plan ends before it begins. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (p.CPPendDate < p.CPPstartDate) fail(p);
           }
         }},
    {.code = "8930",
     .reads = "ChildProtectionPlans(CPPendDate) Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPendDate)",
     .message = "The child protection plan ends outside the census year. Check its end; leave out plans that "
                "ended before the year, and ends that came after it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const ProtectionPlan& p : c.cp_plans) {
             if (outside_year(p.CPPendDate, c.collection)) fail(p);
           }
         }},
    {.code = "8935",
     .reads = "ChildProtectionPlans(CPPendDate)",
     .marks = "ChildProtectionPlans(CPPendDate)",
     .message = "Two or more child protection plans of the child have no end date. Only the current plan may "
                "be open: end the others.",
     .child = [](const Child& c, Fails& fail) { fail_if_several(fail, c.cp_plans, open_plan); }},
    {.code = "8940",
     .reads = "ChildProtectionPlans(CPPstartDate CPPendDate) Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPstartDate CPPendDate)",
     .message = "A child protection plan begins while another plan of the child is running. Check where each "
                "begins and ends.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day year_end = c.collection.end;
           const auto days = [year_end](const ProtectionPlan& p) {
             return Stretch{p.CPPstartDate, (open_plan(p) ? year_end : p.CPPendDate).plus_days(1)};
           };
           fail_if_overlapping(fail, c.cp_plans, days);
         }},
};

}  // namespace

Rules protection_plans_rules() { return protection_plans_list; }

}  // namespace windscreen::validate::cin
