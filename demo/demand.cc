#include "demo/demand.h"

#include <algorithm>
#include <array>

#include "demo/random.h"

namespace windscreen::demo {
namespace {

// Table c6, Surrey (936), years ending 31 March 2015 to 2021, April to March.
constexpr std::array<std::array<int, 12>, 7> referrals_by_month = {{
    {729, 721, 675, 872, 546, 834, 950, 1008, 813, 923, 926, 982},
    {825, 910, 1039, 977, 724, 1045, 1067, 1089, 1023, 1121, 965, 983},
    {885, 964, 1035, 902, 616, 857, 959, 1293, 1041, 1016, 998, 1113},
    {750, 1152, 1459, 1248, 977, 899, 1114, 1194, 1112, 1251, 1129, 1341},
    {935, 1263, 1159, 1106, 689, 690, 885, 906, 854, 831, 681, 636},
    {453, 508, 688, 783, 640, 557, 715, 721, 687, 1026, 861, 880},
    {729, 898, 1073, 944, 932, 1106, 1018, 808, 667, 750, 632, 871},
}};

// Tables c1, c4, d1 and d3, Surrey; starts in care from the department's looked after tables (2020-21) and,
// before, our estimate of their level.
constexpr std::array<YearFacts, 7> facts = {{
    {9979, 0.032, 0.086, 0.254, 3248, 1222.0 / 3248, 1064.0 / 1222, 653.0 / 1222, 0.170, 370},
    {11768, 0.015, 0.115, 0.241, 4489, 1220.0 / 4489, 1005.0 / 1220, 810.0 / 1220, 0.231, 489},
    {11679, 0.009, 0.122, 0.248, 4269, 1352.0 / 4269, 1038.0 / 1352, 944.0 / 1352, 0.224, 390},
    {13626, 0.007, 0.115, 0.273, 4165, 1485.0 / 4165, 1151.0 / 1485, 764.0 / 1485, 0.244, 440},
    {10635, 0.014, 0.101, 0.255, 4139, 1507.0 / 4139, 1136.0 / 1507, 1174.0 / 1507, 0.219, 420},
    {8519, 0.032, 0.058, 0.215, 2658, 856.0 / 2658, 697.0 / 856, 704.0 / 856, 0.264, 395},
    {10428, 0.060, 0.131, 0.226, 3424, 1156.0 / 3424, 987.0 / 1156, 1029.0 / 1156, 0.259, 419},
}};

// April to November 2020: the committee report gives May (174) and September (289).
constexpr std::array<int, 8> re_referrals_2020 = {139, 174, 219, 211, 229, 289, 259, 198};

std::size_t year_index(Day day) {
  const std::chrono::year_month_day ymd{date_of(day)};
  const int year = static_cast<int>(ymd.year()) - (static_cast<unsigned>(ymd.month()) < 4 ? 1 : 0);
  return static_cast<std::size_t>(std::clamp(year - 2014, 0, 6));
}

std::size_t month_index(Day day) {
  const auto month = static_cast<unsigned>(std::chrono::year_month_day{date_of(day)}.month());
  return (month + 8U) % 12U;
}

// The part of the last month that the simulation covers, in working days.
double covered(Day day) {
  const Day start = day_of(base::month_start(date_of(day)));
  const Day end = day_of(base::month_end(date_of(day)));
  if (end <= last_day) return 1.0;
  return static_cast<double>(working_between(start - 1, last_day)) /
         static_cast<double>(working_between(start - 1, end));
}

}  // namespace

Course::Course(std::vector<Point> points) : points_(std::move(points)) {}

double Course::at(Day day) const {
  if (day <= points_.front().day) return points_.front().value;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    if (day <= points_[i].day) {
      const Point& a = points_[i - 1];
      const Point& b = points_[i];
      return a.value +
             (b.value - a.value) * static_cast<double>(day - a.day) / static_cast<double>(b.day - a.day);
    }
  }
  return points_.back().value;
}

int referrals_in_month(Day day) {
  return nearest(referrals_by_month[year_index(day)][month_index(day)] * covered(day));
}

int re_referrals_in_month(Day day) {
  const std::size_t year = year_index(day);
  const std::size_t month = month_index(day);
  if (year == 6 && month < re_referrals_2020.size()) return nearest(re_referrals_2020[month] * covered(day));
  return nearest(referrals_in_month(day) * facts[year].re_referrals);
}

bool is_school_closed(Day day) {
  if (day >= day_of(2020, 3, 23) && day < day_of(2020, 6, 1)) return true;
  const std::chrono::year_month_day ymd{date_of(day)};
  const auto month = static_cast<unsigned>(ymd.month());
  const auto in_month = static_cast<unsigned>(ymd.day());
  switch (month) {
    case 1:
      return in_month <= 3;
    case 2:
      return in_month >= 15 && in_month <= 22;
    case 4:
      return in_month >= 4 && in_month <= 18;
    case 5:
      return in_month >= 25;
    case 7:
      return in_month >= 23;
    case 8:
      return true;
    case 10:
      return in_month >= 24 && in_month <= 31;
    case 12:
      return in_month >= 20;
    default:
      return false;
  }
}

bool is_first_lockdown(Day day) { return day >= day_of(2020, 3, 23) && day < day_of(2020, 7, 4); }

double arrival_weight(Day day) {
  constexpr std::array<double, 7> by_weekday = {1.12, 1.04, 1.0, 1.0, 1.06, 0.09, 0.06};
  double weight = by_weekday[static_cast<std::size_t>(weekday(day))];
  if (weekday(day) < 5 && !is_working(day)) weight = 0.07;
  if (is_school_closed(day)) weight *= 0.78;
  return weight;
}

const YearFacts& year_facts(Day day) { return facts[year_index(day)]; }

const Course& protection_plans() {
  // Table d1 at 31 March; the committee report for September 2019, April and September 2020. A flat piece
  // leads up to each reported day, so that a weekend does not matter.
  static const Course course({{day_of(2014, 3, 31), 925},
                              {day_of(2015, 3, 31), 995},
                              {day_of(2016, 3, 31), 881},
                              {day_of(2017, 3, 31), 843},
                              {day_of(2018, 3, 29), 996},
                              {day_of(2018, 9, 28), 1010},
                              {day_of(2019, 3, 29), 959},
                              {day_of(2019, 3, 31), 959},
                              {day_of(2019, 9, 30), 593},
                              {day_of(2020, 3, 30), 685},
                              {day_of(2020, 3, 31), 685},
                              {day_of(2020, 4, 30), 696},
                              {day_of(2020, 9, 30), 770},
                              {day_of(2020, 11, 12), 792}});
  return course;
}

const Course& need_plans() {
  // What is left of table b1 (all children in need at 31 March) without the other groups.
  static const Course course({{day_of(2014, 3, 31), 1000},
                              {day_of(2015, 3, 31), 1700},
                              {day_of(2016, 3, 31), 2150},
                              {day_of(2017, 3, 31), 2150},
                              {day_of(2018, 3, 31), 2250},
                              {day_of(2019, 3, 31), 2050},
                              {day_of(2019, 9, 30), 1850},
                              {day_of(2020, 3, 31), 1800},
                              {day_of(2020, 9, 30), 1840},
                              {day_of(2020, 11, 12), 1860}});
  return course;
}

const Course& looked_after() {
  static const Course course({{day_of(2014, 3, 31), 730},
                              {day_of(2015, 3, 31), 712},
                              {day_of(2016, 3, 31), 716},
                              {day_of(2017, 3, 31), 762},
                              {day_of(2018, 3, 31), 838},
                              {day_of(2019, 3, 31), 880},
                              {day_of(2020, 3, 31), 902},
                              {day_of(2020, 6, 30), 908},
                              {day_of(2020, 9, 30), 927},
                              {day_of(2020, 11, 12), 924}});
  return course;
}

const Course& unaccompanied() {
  static const Course course({{day_of(2014, 3, 31), 60},
                              {day_of(2015, 3, 31), 75},
                              {day_of(2016, 3, 31), 151},
                              {day_of(2017, 3, 31), 115},
                              {day_of(2018, 3, 31), 104},
                              {day_of(2019, 3, 31), 92},
                              {day_of(2020, 3, 31), 82},
                              {day_of(2020, 9, 30), 77},
                              {day_of(2020, 11, 12), 78}});
  return course;
}

}  // namespace windscreen::demo
