// The courses that the county's numbers follow: how many referrals arrive each month, how many plans are open
// on a day. They are those that Surrey reported or the Department for Education published about Surrey (Open
// Government Licence): children in need tables c1 to c6 and d1 to d7, 2013-14 to 2020-21; children looked
// after, 2020-21; and the committee report of 14 December 2020 for the months of 2020. The simulation steers
// its totals along them; the individuals behind the totals are random. Constant and thread-safe.
#pragma once

#include <span>
#include <vector>

#include "demo/day.h"

namespace windscreen::demo {

/// A value known on some days, and on a straight line between them.
class Course {
 public:
  struct Point {
    Day day;
    double value;
  };
  explicit Course(std::vector<Point> points);
  double at(Day day) const;

 private:
  std::vector<Point> points_;
};

/// Referrals in the month of `day`, as published. For November 2020 only the share up to the last day.
int referrals_in_month(Day day);
/// Of those, how many are of a child referred in the 12 months before.
int re_referrals_in_month(Day day);
/// How likely a day is to bring a referral or contact, beside other days of its month: weekends, bank
/// holidays and school holidays bring less.
double arrival_weight(Day day);
/// True in the school holidays of a county in the south of England, and from 23 March to 31 May 2020.
bool is_school_closed(Day day);
/// True in the first national lockdown, when most visits were virtual.
bool is_first_lockdown(Day day);

/// What the department's figures say of the year from 1 April to 31 March that holds `day`.
struct YearFacts {
  int referrals;
  double no_further_action;  // share of referrals
  double not_in_need;        // share of referrals
  double re_referrals;       // share of referrals
  int section_47;
  double section_47_to_conference;
  double conference_to_plan;
  double conference_in_15_days;
  double subsequent_plans;  // share of plans started
  int looked_after_starts;
};
const YearFacts& year_facts(Day day);

/// Children on a child protection plan, in need plan, looked after (without and only unaccompanied children)
/// on a day.
const Course& protection_plans();
const Course& need_plans();
const Course& looked_after();
const Course& unaccompanied();

}  // namespace windscreen::demo
