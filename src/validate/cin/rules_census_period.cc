// Days that must lie within the census year, and the day that the year is known by: the header's
// ReferenceDate.
#include "validate/cin/overlaps.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

bool ends_a_census_year(Day day) { return day.month() == 3 && day.day_of_month() == 31; }

// The day with which the year ends: the one that the census is read by. That one is the first header's own,
// or stands in for it: where it cannot be right, the first header that gives a 31 March decides.
Day last_day_of_census(const Whole& census) {
  const Day end = census.collection.end;
  if (!census.header.empty() && census.header[0].ReferenceDate.known() && ends_a_census_year(end)) return end;
  const auto right = std::find_if(census.header.begin(), census.header.end(), [](const Header& header) {
    return ends_a_census_year(header.ReferenceDate);
  });
  return right != census.header.end() ? right->ReferenceDate : Day();
}

constexpr Rule census_period_list[] = {
    {.code = "100",
     .reads = "Header(ReferenceDate)",
     .marks = "Header(ReferenceDate)",
     .message = "The header's ReferenceDate is missing or is not the 31 March with which this census year "
                "ends. Correct it in the header.",
     .whole =
         [](const Whole& census, Fails& fail) {
           if (census.header.empty()) fail.whole_return();
           const Day last_day = last_day_of_census(census);
           for (const Header& header : census.header) {
             if (header.ReferenceDate != last_day) fail(header);
           }
         }},
    {.code = "4010",
     .reads = "CINplanDates(CINPlanStartDate) Header(ReferenceDate)",
     .marks = "CINplanDates(CINPlanStartDate)",
     .message = "A child in need plan has no start date, or one after the end of the census year. Enter the "
                "day on which the plan began, or leave a later plan to next year's census.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const CinPlan& plan : c.cin_plans) {
             if (!plan.CINPlanStartDate.known() || plan.CINPlanStartDate > c.collection.end) fail(plan);
           }
         }},
    {.code = "4013",
     .reads = "CINplanDates(CINPlanEndDate) Header(ReferenceDate)",
     .marks = "CINplanDates(CINPlanEndDate)",
     .message =
         "A child in need plan ends outside the census year. Correct the end date; plans that ended in an "
         "earlier year are not returned, and a plan that ends after 31 March is returned as open.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const CinPlan& plan : c.cin_plans) {
             if (outside_year(plan.CINPlanEndDate, c.collection)) fail(plan);
           }
         }},
    {.code = "8520",
     .reads = "ChildIdentifiers(PersonBirthDate) Header(ReferenceDate)",
     .marks = "ChildIdentifiers(PersonBirthDate)",
     .message = "The child is born after the census year ended. Correct the date of birth; for a child who "
                "was unborn on 31 March give the expected date of birth instead.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (child.PersonBirthDate > c.collection.end) fail(child);
           }
         }},
    {.code = "8530Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(ExpectedPersonBirthDate) Header(ReferenceDate)",
     .marks = "ChildIdentifiers(ExpectedPersonBirthDate)",
     .message =
         "The expected date of birth is more than 30 days before or nine months after the end of the census "
         "year. Correct it, replace it with the date of birth if the child has been born, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             const Day expected = child.ExpectedPersonBirthDate;
             if (expected < c.collection.end.plus_days(-30) || expected > c.collection.end.plus_months(9))
               fail(child);
           }
         }},
    {.code = "8545Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonDeathDate) Header(ReferenceDate)",
     .marks = "ChildIdentifiers(PersonDeathDate)",
     .message = "The child's date of death is outside the census year. Correct it, or explain why the child "
                "is in this census.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (outside_year(child.PersonDeathDate, c.collection)) fail(child);
           }
         }},
};

}  // namespace

Rules census_period_rules() { return census_period_list; }

}  // namespace windscreen::validate::cin
