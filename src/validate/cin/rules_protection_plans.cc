// Child protection plans and their reviews.
#include "validate/cin/codes.h"
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool open_plan(const ProtectionPlan& p) { return p.CPPendDate.blank(); }

template <class List>
bool periods_given(const List& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.CINdetailsID.empty(); });
}

template <class Row, class Before>
std::vector<const Row*> in_order_of_plans(Rows<Row> rows, const Before& before) {
  std::vector<const Row*> sorted;
  for (const Row& row : rows) sorted.push_back(&row);
  std::stable_sort(sorted.begin(), sorted.end(), before);
  return sorted;
}

// Those from one place to another.
template <class Row>
std::span<const Row* const> rows_of_plan(const std::vector<const Row*>& rows,
                                         typename std::vector<const Row*>::const_iterator from,
                                         typename std::vector<const Row*>::const_iterator to) {
  return std::span<const Row* const>(rows).subspan(static_cast<std::size_t>(from - rows.begin()),
                                                   static_cast<std::size_t>(to - from));
}

// Rows that have one plan's identifier, and the reviews that have it.
void fail_early_reviews_of(Fails& fail, std::span<const ProtectionPlan* const> plans,
                           std::span<const Review* const> reviews) {
  const ProtectionPlan* const last = latest_of(plans, &ProtectionPlan::CPPstartDate);
  const Review* const first = earliest_of(reviews, &Review::CPPreviewDate);
  if (last == nullptr || first == nullptr) return;
  for (const Review* review : reviews) {
    if (review->CPPreviewDate <= last->CPPstartDate) fail.together(*last, *review);
  }
  for (const ProtectionPlan* plan : plans) {
    if (plan != last && first->CPPreviewDate <= plan->CPPstartDate) fail.together(*plan, *first);
  }
}

void fail_early_reviews(const Child& c, Fails& fail) {
  const ProtectionPlan* const last = latest_of(c.cp_plans, &ProtectionPlan::CPPstartDate);
  const Review* const first = earliest_of(c.reviews, &Review::CPPreviewDate);
  if (last == nullptr || first == nullptr || first->CPPreviewDate > last->CPPstartDate) return;
  // Where one of the tables does not say which period in need its rows are of, CPPID alone tells the plan.
  const bool by_period = periods_given(c.cp_plans) && periods_given(c.reviews);
  const auto before = [by_period](const auto* a, const auto* b) {
    if (by_period && a->CINdetailsID != b->CINdetailsID) return a->CINdetailsID < b->CINdetailsID;
    return a->CPPID < b->CPPID;
  };
  const auto plans = in_order_of_plans(c.cp_plans, before);
  const auto reviews = in_order_of_plans(c.reviews, before);
  for (auto plan = plans.begin(); plan != plans.end();) {
    const auto next = std::upper_bound(plan, plans.end(), *plan, before);
    const auto [from, to] = std::equal_range(reviews.begin(), reviews.end(), *plan, before);
    fail_early_reviews_of(fail, rows_of_plan(plans, plan, next), rows_of_plan(reviews, from, to));
    plan = next;
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
     .child = fail_early_reviews},
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
           for (const Identifiers& i : few(c.identifiers)) {
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
           for (const Identifiers& i : few(c.identifiers)) {
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
     .reads = "ChildProtectionPlans(CINdetailsID CPPendDate)",
     .marks = "ChildProtectionPlans(CPPendDate)",
     .message = "Two or more child protection plans of the same period in need have no end date. Only the "
                "current plan may be open: end the others.",
     .child =
         // As 4004 does for child in need plans: open plans of two periods in need overlap, so 8940 finds
         // them.
     [](const Child& c, Fails& fail) {
       for (const Episode& e : c.episodes) fail_if_several(fail, e.cp_plans, open_plan);
     }},
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
