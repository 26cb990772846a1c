// Child in need plans: one at a time, never together with a child protection plan, and in order from start to
// end. A child protection plan takes the place of a child in need plan and the other way round: one may begin
// on the day on which the other ends.
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool cin_plan_open(const CinPlan& plan) { return plan.CINPlanEndDate.blank(); }

// Reviews held while a child in need plan ran, but for one on the day on which a child protection plan ended:
// with that review the child in need plan began.
template <class Reviews, class Plans>
void check_reviews_of(Fails& fail, const Reviews& reviews, const Plans& plans,
                      const DaysOf<Rows<ProtectionPlan>, ProtectionPlan>& protection_ended) {
  constexpr Day ever = Day::on(2199, 12, 31);
  fail_if_within(
      fail, reviews,
      [&](const Review& review) {
        return protection_ended.has(review.CPPreviewDate) ? Day() : review.CPPreviewDate;
      },
      plans,
      [&](const CinPlan& plan) {
        return DaySpan{plan.CINPlanStartDate, cin_plan_open(plan) ? ever : plan.CINPlanEndDate};
      });
}

void check_reviews(const Child& c, Fails& fail) {
  if (c.reviews.empty() || c.cin_plans.empty()) return;
  const DaysOf ended(c.cp_plans, &ProtectionPlan::CPPendDate);
  const auto period_given = [](const auto& row) { return !row.CINdetailsID.empty(); };
  if (std::any_of(c.reviews.begin(), c.reviews.end(), period_given) &&
      std::any_of(c.cin_plans.begin(), c.cin_plans.end(), period_given)) {
    for (const Episode& e : c.episodes) {
      if (!e.reviews.empty() && !e.cin_plans.empty()) check_reviews_of(fail, e.reviews, e.cin_plans, ended);
    }
  } else {
    // One of the tables does not say which period in need its rows are of.
    check_reviews_of(fail, c.reviews, c.cin_plans, ended);
  }
}

// Both the first and the last day are the plan's own: another may not begin on either.
void check_overlaps(const Child& c, Fails& fail) {
  fail_if_overlapping(fail, c.cin_plans, [&](const CinPlan& plan) {
    const Day last = cin_plan_open(plan) ? c.collection.end : plan.CINPlanEndDate;
    return Stretch{plan.CINPlanStartDate, last.plus_days(1)};
  });
}

constexpr Rule cin_plans_list[] = {
    {.code = "4001",
     .reads = "CINplanDates(CINdetailsID CINPlanEndDate) ChildProtectionPlans(CINdetailsID CPPendDate)",
     .marks = "CINplanDates(CINPlanEndDate) ChildProtectionPlans(CPPendDate)",
     .message = "A child in need plan and a child protection plan of the same period in need are both open. "
                "End the one that the other took the place of.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_both(fail, e.cin_plans, cin_plan_open, e.cp_plans,
                          [](const ProtectionPlan& plan) { return plan.CPPendDate.blank(); });
           }
         }},
    {.code = "4003",
     .reads = "Reviews(CPPreviewDate) CINplanDates(CINPlanStartDate CINPlanEndDate) "
              "ChildProtectionPlans(CPPendDate)",
     .marks = "Reviews(CPPreviewDate) CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "A child protection plan was reviewed while a child in need plan ran. Correct the date of "
                "the review, or when the child in need plan began or ended; only the review that ends the "
                "protection plan may be on such a day.",
     .child = check_reviews},
    {.code = "4004",
     .reads = "CINplanDates(CINdetailsID CINPlanEndDate)",
     .marks = "CINplanDates(CINPlanEndDate)",
     .message = "Two or more child in need plans of the same period in need have no end date. End all but "
                "the one that still runs.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) fail_if_several(fail, e.cin_plans, cin_plan_open);
         }},
    {.code = "4011",
     .reads = "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .marks = "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "A child in need plan ends before it begins. Correct its start or its end.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const CinPlan& plan : c.cin_plans) {
             if (plan.CINPlanEndDate < plan.CINPlanStartDate) fail(plan);
           }
         }},
    {.code = "4012Q",
     .severity = Severity::query,
     .reads = "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .marks = "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "A child in need plan began and ended on one day. Correct its dates, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const CinPlan& plan : c.cin_plans) {
             if (plan.CINPlanStartDate == plan.CINPlanEndDate) fail(plan);
           }
         }},
    {.code = "4014",
     .reads = "CINplanDates(CINPlanStartDate CINPlanEndDate) Header(ReferenceDate)",
     .marks = "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "A child in need plan begins while another of the same child still runs. End the earlier "
                "plan before the next begins.",
     .child = check_overlaps},
    {.code = "4016",
     .reads =
         "CINplanDates(CINPlanStartDate) ChildProtectionPlans(CPPstartDate CPPendDate) Header(ReferenceDate)",
     .marks = "CINplanDates(CINPlanStartDate) ChildProtectionPlans(CPPstartDate CPPendDate)",
     .message = "A child in need plan begins while a child protection plan runs. Begin it no sooner than the "
                "day on which the protection plan ends.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_within(
               fail, c.cin_plans, [](const CinPlan& plan) { return plan.CINPlanStartDate; }, c.cp_plans,
               [&](const ProtectionPlan& plan) {
                 return span_before_end(plan.CPPstartDate, plan.CPPendDate, c.collection);
               });
         }},
    {.code = "4017",
     .reads = "ChildProtectionPlans(CPPstartDate) CINplanDates(CINPlanStartDate CINPlanEndDate) "
              "Header(ReferenceDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "A child protection plan begins while a child in need plan runs. End the child in need plan "
                "on the day on which the protection plan begins, or before.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_within(
               fail, c.cp_plans, [](const ProtectionPlan& plan) { return plan.CPPstartDate; }, c.cin_plans,
               [&](const CinPlan& plan) {
                 return span_before_end(plan.CINPlanStartDate, plan.CINPlanEndDate, c.collection);
               });
         }},
};

}  // namespace

Rules cin_plans_rules() { return cin_plans_list; }

}  // namespace windscreen::validate::cin
