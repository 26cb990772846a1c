#include "demo/workforce.h"

#include <algorithm>
#include <array>
#include <queue>

#include "demo/names.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

constexpr double all_cases_mean = 16.0;
constexpr double assessment_mean = 23.5;
constexpr double adviser_mean = 18.0;
constexpr int newly_qualified = 40;

struct Seat {
  std::uint8_t team = 0;
  double capacity = 1.0;
  int load = 0;
  int pinned = 0;  // the load on the settled days; 0: by capacity
  int most = 1000;
  bool newly_qualified = false;
  std::vector<Index> tenures;  // employments, in order
  std::vector<Index> held;     // stays
};

// A case with a seat, for a time.
struct Stay {
  Index spell;
  Index seat;
  Day start;
  Day end;
};

class Staffing {
 public:
  Staffing(County& county, std::uint64_t seed) : county_(county), random_(seed, "workforce", county.number) {}

  void run() {
    for (StageSpell& spell : county_.spells) {
      const Person& child = county_.people[county_.episodes[spell.episode].person];
      spell.team = team_of(county_, spell.service, child.family);
    }
    make_seats();
    hire();
    allocate();
    write_allocations();
  }

 private:
  std::vector<int> loads_on(Day day) const {
    std::vector<int> loads(county_.teams.size(), 0);
    for (const StageSpell& spell : county_.spells) {
      if (open_on(spell.start, spell.end, day)) ++loads[spell.team];
    }
    return loads;
  }

  void make_seats() {
    const std::vector<int> loads = loads_on(workbook_day);
    double total = 0.0;
    double rest = 0.0;
    double others = 0.0;
    double carried = 0.5;
    double carried_assessment = 0.5;
    double carried_adviser = 0.5;
    std::vector<int> seats(county_.teams.size(), 0);
    for (std::size_t i = 0; i < loads.size(); ++i) {
      const Service service = county_.teams[i].service;
      total += loads[i];
      if (service == Service::assessment || service == Service::care_leavers) {
        const double mean = service == Service::assessment ? assessment_mean : adviser_mean;
        double& over = service == Service::assessment ? carried_assessment : carried_adviser;
        const double exact = loads[i] / mean + over;
        seats[i] = std::max(1, static_cast<int>(exact));
        over = exact - seats[i];
        others += seats[i];
      } else {
        rest += loads[i];
      }
    }
    // The other services share what makes the county's average.
    const double left = total / all_cases_mean - others;
    for (std::size_t i = 0; i < loads.size(); ++i) {
      if (seats[i] > 0 || loads[i] == 0) continue;
      const double exact = loads[i] / rest * left + carried;
      seats[i] = std::max(1, static_cast<int>(exact));
      carried = exact - seats[i];
    }
    for (std::size_t i = 0; i < loads.size(); ++i) {
      for (int n = 0; n < seats[i]; ++n) {
        seats_.push_back(new_seat(static_cast<std::uint8_t>(i), county_.teams[i].service, n));
      }
    }
    pin();
    mark_newly_qualified();
  }

  Seat new_seat(std::uint8_t team, Service service, int number) {
    Seat seat;
    seat.team = team;
    switch (service) {
      case Service::assessment: {
        constexpr std::array<double, 8> shares = {1.22, 1.28, 0.45, 1.22, 1.72, 1.25, 0.55, 1.2};
        seat.capacity = shares[static_cast<std::size_t>(number) % 8] * (0.97 + random_.unit() * 0.06);
        seat.most = 39;
        break;
      }
      case Service::care_leavers:
        seat.capacity = 0.77 + random_.unit() * 0.46;
        seat.most = 23;
        break;
      default:
        // Limit 15: one or two in a team go over it when the team is full; new workers stay well below.
        seat.capacity = number % 9 == 4 ? 0.66 : (number % 6 == 2 ? 1.14 : 0.95 + random_.unit() * 0.1);
        if (number % 6 != 2) seat.most = number % 9 == 4 ? 13 : 15;
        break;
    }
    return seat;
  }

  // One worker with over 40 children, and one adviser with the reported 24.
  void pin() {
    const auto widest = [&](Service service) {
      Index best = none;
      for (Index i = 0; i < seats_.size(); ++i) {
        if (county_.teams[seats_[i].team].service != service) continue;
        if (best == none || seats_[i].capacity > seats_[best].capacity) best = i;
      }
      return best;
    };
    const Index assessor = widest(Service::assessment);
    seats_[assessor].pinned = 42;
    seats_[assessor].capacity = 1.8;
    seats_[assessor].most = 44;
    const Index adviser = widest(Service::care_leavers);
    seats_[adviser].pinned = 24;
    seats_[adviser].capacity = 24.0 / adviser_mean;
    seats_[adviser].most = 24;
  }

  void mark_newly_qualified() {
    // Seats that take fewer cases first, then others at random.
    std::vector<Index> order;
    for (Index i = 0; i < seats_.size(); ++i) {
      if (county_.teams[seats_[i].team].service != Service::care_leavers && seats_[i].pinned == 0)
        order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
      return std::pair(seats_[a].capacity, a) < std::pair(seats_[b].capacity, b);
    });
    for (std::size_t i = 0; i < order.size() && i < static_cast<std::size_t>(newly_qualified); ++i) {
      seats_[order[i]].newly_qualified = true;
    }
  }

  Index new_worker(std::uint8_t role, std::uint8_t team, bool agency) {
    Worker worker{};
    worker.forename =
        static_cast<std::uint16_t>(random_.below(static_cast<std::uint32_t>(girls_names().size())));
    worker.surname = static_cast<std::uint16_t>(random_.below(static_cast<std::uint32_t>(surnames().size())));
    worker.role = role;
    worker.team = team;
    worker.agency = agency;
    constexpr std::array<std::uint8_t, 10> hours = {100, 100, 100, 100, 100, 100, 100, 80, 80, 60};
    worker.fte_hundredths = agency ? std::uint8_t{100} : hours[random_.below(10)];
    county_.workers.push_back(worker);
    return static_cast<Index>(county_.workers.size() - 1);
  }

  // Who sits in a seat over the years; the present holder has been there since before mid-September 2020, so
  // that the figures of September and November are of the same people.
  void fill(Seat& seat, std::uint8_t role, bool agency) {
    const Day settled = day_of(2020, 9, 18);
    std::vector<Index> tenures;
    Day end = never;
    Day start = 0;
    bool by_agency = agency;
    bool newly = seat.newly_qualified;
    while (true) {
      const Day from = end == never ? settled : end;
      if (newly) {
        start = day_of(2020, 8, 24) + random_.between(0, 25);
      } else {
        start = from - (by_agency ? random_.between(20, 420) : random_.between(200, 3300));
      }
      const bool first = start <= first_day - 100;
      const Index worker = new_worker(role, seat.team, by_agency);
      county_.employments.push_back({.worker = worker, .start = start, .end = end, .newly_qualified = newly});
      tenures.push_back(static_cast<Index>(county_.employments.size() - 1));
      if (first) break;
      end = start;
      newly = false;
      by_agency = role == 0 && random_.chance(0.55);
    }
    std::reverse(tenures.begin(), tenures.end());
    seat.tenures = std::move(tenures);
  }

  void hire() {
    // Social workers who hold no cases of their own: managers, chairs, fostering and adoption, the front
    // door.
    std::vector<Seat> without_cases;
    const auto count = seats_.size();
    for (std::size_t i = 0; i < county_.teams.size(); ++i) {
      int positions = 2;  // a manager and a senior
      switch (county_.teams[i].service) {
        case Service::front_door:
          positions = 16;
          break;
        case Service::fostering_adoption:
          positions = 22;
          break;
        case Service::quality_assurance:
          positions = 26;
          break;
        case Service::assessment:
        case Service::looked_after:
          positions = 4;
          break;
        case Service::early_help:
          positions = 1;
          break;
        default:
          break;
      }
      for (int n = 0; n < positions; ++n) {
        Seat seat;
        seat.team = static_cast<std::uint8_t>(i);
        without_cases.push_back(seat);
      }
    }
    // A quarter of the full-time equivalents are agency workers (25%, committee report): every position is
    // drawn, case holders first, until the quarter is reached.
    std::vector<Seat*> social_workers;
    for (std::size_t i = 0; i < count; ++i) {
      if (county_.teams[seats_[i].team].service != Service::care_leavers && !seats_[i].newly_qualified) {
        social_workers.push_back(&seats_[i]);
      }
    }
    random_.shuffle(social_workers);
    const std::size_t case_holders = social_workers.size();
    for (Seat& seat : without_cases) social_workers.push_back(&seat);
    std::vector<std::size_t> agency_order;
    for (std::size_t i = 0, other = case_holders; i < case_holders; ++i) {
      agency_order.push_back(i);
      if (i % 6 == 5 && other < social_workers.size()) agency_order.push_back(other++);
    }
    for (auto* seat : social_workers) fill(*seat, 0, false);
    for (Seat& seat : seats_) {
      if (seat.newly_qualified) fill(seat, 0, false);
      if (county_.teams[seat.team].service == Service::care_leavers) fill(seat, 1, false);
    }
    const auto hours_of = [&](const Seat& seat) -> std::uint8_t& {
      return county_.workers[county_.employments[seat.tenures.back()].worker].fte_hundredths;
    };
    int total = 0;
    for (const auto* seat : social_workers) total += hours_of(*seat);
    for (const Seat& seat : seats_) total += seat.newly_qualified ? hours_of(seat) : 0;
    int agency = 0;
    for (const std::size_t i : agency_order) {
      if (agency * 4 >= total) break;
      Seat& seat = *social_workers[i];
      if (hours_of(seat) != 100) continue;
      Employment& employment = county_.employments[seat.tenures.back()];
      county_.workers[employment.worker].agency = true;
      employment.start = std::max(employment.start, day_of(2020, 9, 18) - random_.between(20, 420));
      // An agency worker mostly follows another; now and then somebody who left.
      if (seat.tenures.size() > 1) {
        Employment& before = county_.employments[seat.tenures[seat.tenures.size() - 2]];
        before.end = employment.start;
        county_.workers[before.worker].agency = random_.chance(0.8);
      } else {
        const Index worker = new_worker(0, seat.team, random_.chance(0.8));
        county_.employments.push_back({.worker = worker,
                                       .start = first_day - random_.between(100, 900),
                                       .end = county_.employments[seat.tenures.back()].start});
        seat.tenures.insert(seat.tenures.begin(), static_cast<Index>(county_.employments.size() - 1));
      }
      agency += 100;
    }
    // Early help and other staff.
    for (std::size_t i = 0; i < county_.teams.size(); ++i) {
      const bool early = county_.teams[i].service == Service::early_help;
      const int positions = early ? 18 : 3;
      for (int n = 0; n < positions; ++n) {
        Seat seat;
        seat.team = static_cast<std::uint8_t>(i);
        fill(seat, early ? 3 : 4, false);
      }
    }
  }

  void take(Index seat, Index stay) {
    ++seats_[seat].load;
    seats_[seat].held.push_back(stay);
    stays_[stay].seat = seat;
  }

  void drop(Index stay) {
    Seat& seat = seats_[stays_[stay].seat];
    --seat.load;
    seat.held.erase(std::find(seat.held.begin(), seat.held.end(), stay));
  }

  void allocate() {
    std::vector<std::vector<Index>> seats_of(county_.teams.size());
    for (Index i = 0; i < seats_.size(); ++i) seats_of[seats_[i].team].push_back(i);
    std::vector<Index> order(county_.spells.size());
    for (Index i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
      return std::pair(county_.spells[a].start, a) < std::pair(county_.spells[b].start, b);
    });
    using Ending = std::pair<Day, Index>;
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> endings;
    std::vector<Index> present(county_.spells.size(), none);  // stay of each spell
    const auto release_until = [&](Day day) {
      while (!endings.empty() && endings.top().first <= day) {
        const Index spell = endings.top().second;
        endings.pop();
        drop(present[spell]);
      }
    };
    bool settled_in_september = false;
    for (const Index index : order) {
      const StageSpell& spell = county_.spells[index];
      if (spell.end <= spell.start || spell.start > last_day) continue;
      if (!settled_in_september && spell.start > workbook_day) {
        release_until(workbook_day);
        settle(seats_of, present, workbook_day);
        settled_in_september = true;
      }
      release_until(spell.start);
      const Index family = county_.people[county_.episodes[spell.episode].person].family;
      Index best = none;
      double least = 0.0;
      for (const Index seat : seats_of[spell.team]) {
        const Seat& candidate = seats_[seat];
        double filled = candidate.load / candidate.capacity;
        if (candidate.load >= candidate.most) filled += 1000.0;
        // A sibling's worker, within reason.
        if (!candidate.held.empty()) {
          const Stay& last = stays_[candidate.held.back()];
          const Index other =
              county_.people[county_.episodes[county_.spells[last.spell].episode].person].family;
          if (other == family && county_.spells[last.spell].start == spell.start) filled -= 4.0;
        }
        if (best == none || filled < least) {
          best = seat;
          least = filled;
        }
      }
      if (best == none) continue;
      stays_.push_back({.spell = index, .seat = best, .start = spell.start, .end = spell.end});
      const auto stay = static_cast<Index>(stays_.size() - 1);
      present[index] = stay;
      take(best, stay);
      endings.emplace(spell.end, index);
    }
    release_until(last_day);
    settle(seats_of, present, last_day);
  }

  // Brings each team's loads to its seats' shares, by handing over as few cases as that takes.
  void settle(const std::vector<std::vector<Index>>& seats_of, std::vector<Index>& present, Day day) {
    for (const auto& seats : seats_of) {
      if (seats.empty()) continue;
      int left = 0;
      for (const Index seat : seats) left += seats_[seat].load;
      std::vector<int> wanted(seats.size(), 0);
      for (std::size_t i = 0; i < seats.size(); ++i) {
        if (seats_[seats[i]].pinned > 0) {
          wanted[i] = std::min(seats_[seats[i]].pinned, left);
          left -= wanted[i];
        }
      }
      // One at a time to the seat that is least filled; small numbers, and exact.
      for (; left > 0; --left) {
        std::size_t best = seats.size();
        double least = 0.0;
        for (std::size_t i = 0; i < seats.size(); ++i) {
          const Seat& seat = seats_[seats[i]];
          if (seat.pinned > 0 && seats.size() > 1) continue;
          const double filled = (wanted[i] + 1) / seat.capacity + (wanted[i] >= seat.most ? 1000.0 : 0.0);
          if (best == seats.size() || filled < least) {
            best = i;
            least = filled;
          }
        }
        ++wanted[best];
      }
      std::size_t to = 0;
      for (std::size_t from = 0; from < seats.size(); ++from) {
        while (seats_[seats[from]].load > wanted[from]) {
          while (seats_[seats[to]].load >= wanted[to]) ++to;
          const Index old = seats_[seats[from]].held.back();
          drop(old);
          const Index spell = stays_[old].spell;
          if (stays_[old].start == day) {
            take(seats[to], old);
            continue;
          }
          stays_.push_back({.spell = spell, .seat = seats[to], .start = day, .end = stays_[old].end});
          stays_[old].end = day;
          const auto stay = static_cast<Index>(stays_.size() - 1);
          present[spell] = stay;
          take(seats[to], stay);
        }
      }
    }
  }

  // Each stay with a seat becomes one allocation for each worker who held the seat in that time.
  void write_allocations() {
    county_.allocations.reserve(stays_.size() * 2);
    for (const Stay& stay : stays_) {
      for (const Index tenure : seats_[stay.seat].tenures) {
        const Employment& employment = county_.employments[tenure];
        const Day start = std::max(stay.start, employment.start);
        const Day end = std::min(stay.end, employment.end);
        if (start >= end) continue;
        const auto index = static_cast<Index>(county_.allocations.size());
        // Reasons as the SSDA903 has them: 0 none, 1 left, 2 change of case holder, 3 case moved on.
        const std::uint8_t reason =
            end == never ? 0 : (end == employment.end ? 1 : (end < county_.spells[stay.spell].end ? 2 : 3));
        county_.allocations.push_back(
            {.spell = stay.spell, .worker = employment.worker, .start = start, .end = end, .reason = reason});
        StageSpell& spell = county_.spells[stay.spell];
        if (spell.allocation == none) {
          spell.allocation = index;
        } else {
          Index last = spell.allocation;
          while (county_.allocations[last].next != none) last = county_.allocations[last].next;
          county_.allocations[last].next = index;
        }
      }
    }
  }

  County& county_;
  Random random_;
  std::vector<Seat> seats_;
  std::vector<Stay> stays_;
};

}  // namespace

void staff_teams(County& county, std::uint64_t seed) { Staffing(county, seed).run(); }

Index worker_on(const County& county, Index episode, Day day) {
  for (Index spell = county.episodes[episode].first_spell; spell != none; spell = county.spells[spell].next) {
    if (!open_on(county.spells[spell].start, county.spells[spell].end, day)) continue;
    for (Index i = county.spells[spell].allocation; i != none; i = county.allocations[i].next) {
      if (open_on(county.allocations[i].start, county.allocations[i].end, day))
        return county.allocations[i].worker;
    }
  }
  return none;
}

}  // namespace windscreen::demo
