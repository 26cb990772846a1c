#include "demo/visits.h"

#include <algorithm>
#include <array>

#include "demo/demand.h"
#include "demo/names.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

// How each kind of visit goes. Days are calendar days; `limit` is the day within which the last visit before
// the last day must lie to be in time, and `overdue` one by which it certainly is not.
struct Rhythm {
  int shortest;
  int usual;
  int longest;
  double usual_share;
  int in_time;
  int overdue;
  double share_in_time;  // at the last day
  int first_due;         // working days (need, protection) or calendar days (care)
};
constexpr std::array<Rhythm, 3> rhythms = {{{13, 27, 55, 0.82, 25, 33, 0.70, 20},
                                            {6, 13, 30, 0.86, 12, 21, 0.81, 10},
                                            {22, 41, 75, 0.88, 40, 47, 0.82, 7}}};
// A child who has been a year in a lasting foster placement is visited every three months.
constexpr int overdue_when_lasting = 98;

std::uint8_t pick_mode(Random& random, Day day) {
  const double virtual_share = is_first_lockdown(day) ? 0.62 : (day >= day_of(2020, 3, 23) ? 0.11 : 0.004);
  const double at = random.unit();
  if (at < virtual_share * 0.7) return 1;
  if (at < virtual_share) return 2;
  return at > 0.996 ? 3 : 0;
}

class Diary {
 public:
  Diary(County& county, std::uint64_t seed) : county_(county), random_(seed, "visits", county.number) {}

  void plan(VisitKind kind, Index plan, Index person, Day start, Day end, bool lasting) {
    const Rhythm& rhythm = rhythms[static_cast<std::size_t>(kind)];
    const Day until = std::min(end - 1, last_day);
    const auto first = county_.visits.size();
    Day day = start + random_.between(1, kind == VisitKind::care ? 7 : rhythm.usual);
    while (day <= until) {
      while (!is_working(day)) ++day;
      if (day > until) break;
      if (day >= first_visit_day) add(kind, plan, person, day);
      const int gap = random_.chance(rhythm.usual_share) ? random_.between(rhythm.shortest, rhythm.usual)
                                                         : random_.between(rhythm.usual + 1, rhythm.longest);
      day += gap;
    }
    if (!open_on(start, end, last_day)) return;
    const Day due = kind == VisitKind::care ? start + rhythm.first_due : add_working(start, rhythm.first_due);
    if (due > last_day) return;
    settle_last_day(kind, plan, person, start, lasting, first);
  }

 private:
  void add(VisitKind kind, Index plan, Index person, Day day) {
    Visit visit{.plan = plan, .person = person, .date = day, .kind = kind, .mode = pick_mode(random_, day)};
    visit.seen = random_.chance(visit.mode == 2 ? 0.5 : 0.96);
    visit.alone = visit.seen && visit.mode == 0 && age_on(county_.people[person].born, day) >= 4 &&
                  random_.chance(0.72);
    county_.visits.push_back(visit);
  }

  // Brings the last visits before the last day into line with the share that is in time.
  void settle_last_day(VisitKind kind, Index plan, Index person, Day start, bool lasting, std::size_t first) {
    const Rhythm& rhythm = rhythms[static_cast<std::size_t>(kind)];
    const bool in_time = in_time_[static_cast<std::size_t>(kind)].take(random_, rhythm.share_in_time);
    const Day clear_from =
        last_day - (in_time ? rhythm.in_time : (lasting ? overdue_when_lasting : rhythm.overdue));
    bool visited = false;
    for (std::size_t i = first; i < county_.visits.size(); ++i) {
      Visit& visit = county_.visits[i];
      if (visit.date < clear_from || visit.mode != 0 || !visit.seen) continue;
      if (in_time) {
        visited = true;
      } else {
        // Was virtual, or nobody was in.
        if (random_.chance(0.7)) {
          visit.mode = 1;
        } else {
          visit.seen = false;
        }
        visit.alone = false;
      }
    }
    if (!in_time || visited) return;
    Day day = std::max(start, last_day - random_.between(0, rhythm.in_time - 4));
    while (!is_working(day) && day > start) --day;
    Visit visit{
        .plan = plan, .person = person, .date = day, .kind = kind, .mode = 0, .seen = true, .alone = false};
    county_.visits.push_back(visit);
  }

  County& county_;
  Random random_;
  std::array<Quota, 3> in_time_;
};

}  // namespace

void make_visits(County& county, std::uint64_t seed) {
  Diary diary(county, seed);
  for (Index index = 0; index < county.need_plans.size(); ++index) {
    const NeedPlan& plan = county.need_plans[index];
    if (plan.end < first_visit_day) continue;
    diary.plan(VisitKind::need, index, county.episodes[plan.episode].person, plan.start, plan.end, false);
  }
  for (Index index = 0; index < county.protection_plans.size(); ++index) {
    const ProtectionPlan& plan = county.protection_plans[index];
    if (plan.end < first_visit_day) continue;
    diary.plan(VisitKind::protection, index, county.episodes[plan.episode].person, plan.start, plan.end,
               false);
  }
  std::vector<bool> lasting(county.periods.size(), false);
  for (const Placement& placement : county.placements) {
    const bool foster = placement.type == placed("U1") || placement.type == placed("U4");
    if (foster && open_on(placement.start, placement.end, last_day) && placement.start < last_day - 300) {
      lasting[placement.period] = true;
    }
  }
  for (Index index = 0; index < county.periods.size(); ++index) {
    const CarePeriod& period = county.periods[index];
    if (period.route == CareRoute::short_break || period.end < first_visit_day) continue;
    diary.plan(VisitKind::care, index, period.person, period.start, period.end, lasting[index]);
  }
}

}  // namespace windscreen::demo
