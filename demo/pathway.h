// The course of six and a half years, day by day: contacts and referrals arrive, assessments end, enquiries
// lead to conferences and plans, children come into care and leave it.
//
// It is a steered simulation. How many of each thing happen follows the courses of demand.h; to whom, and how
// long it takes, is random. Where a stock must follow a course (plans, children looked after), starts happen
// as demand brings them, and each working day as many spells end as bring the stock back to its course, those
// first whose natural end is nearest.
#pragma once

#include <array>
#include <memory>
#include <queue>
#include <utility>
#include <vector>

#include "demo/county.h"
#include "demo/demand.h"
#include "demo/random.h"

namespace windscreen::demo {

/// Runs the whole course for one county: fills its people, contacts, episodes, assessments, enquiries,
/// conferences, plans, periods of care and stage spells. The same seed and number give the same county.
void simulate_pathway(County& county, std::uint64_t seed);

/// The simulation's state, shared by the files that each hold one part of the pathway.
class Pathway {
 public:
  Pathway(County& county, std::uint64_t seed);
  void run();

 private:
  enum class What : std::uint8_t {
    assessment_done,
    need_plan_due,
    conference,
    close,
    end_protection_plan,
    adult,
  };
  struct Event {
    What what;
    Index index;
    std::uint8_t detail = 0;
  };
  /// A spell that may be ended when its stock is above its course, nearest natural end first.
  using Due = std::pair<Day, Index>;
  using DueQueue = std::priority_queue<Due, std::vector<Due>, std::greater<>>;

  // pathway.cc
  void plan_month(Day first);
  void one_day(Day day);
  void happen(Event event, Day day);
  void at(Day day, Event event);
  Index open_episode(Index person, Day day, std::uint8_t source, std::uint8_t need);
  void enter(Index episode, Stage stage, Day day);
  void close(Index episode, Day day, std::uint8_t reason);

  // opening_stock.cc
  void open_stock();
  void stock_of_plans();
  void stock_of_care();
  void stock_of_care_leavers();
  Index stock_episode(Index person, Day referral);

  // front_door.cc
  void contacts_of_month(Day first);
  void other_contacts(Day day, int children);
  int early_help_wait(int children);
  int transfer_wait(int children);
  void partners_early_help(Day day);
  Contact& add_contact(Index person, Day day, std::uint8_t source, ContactOutcome outcome);
  void referrals(Day day, int children);
  void unaccompanied_arrival(Day day);
  Index known_family(Day day);
  int referred_children(Index family, Day day, bool again, int most, std::array<Index, 8>& who) const;
  void refer(std::span<const Index> children, Day day, bool no_further_action);

  // assessment.cc
  /// Which of the three distributions of length holds for assessments that start on `day`.
  static std::size_t assessment_regime(Day day);
  void start_assessment(Index episode, Day start, Day authorised, Service service);
  void reassess(Day day, int count);
  void assessment_done(Index assessment, Day day);
  void settle(Index episode, Day day);
  void start_need_plan(Index episode, Day day);
  void end_need_plan(Index episode, Day day);
  void steer_need_plans(Day day);

  // protection.cc
  void enquiries(Day day, int children);
  int enquire(std::span<const Index> episodes, Day day);
  void hold_conference(Index conference, Day day);
  void start_protection_plan(Index conference, Day day);
  void end_protection_plan(Index episode, Day day);
  void steer_protection_plans(Day day);

  // care.cc
  struct Entry {
    Day day = not_yet;
    std::uint8_t legal = 0;
    int youngest = 0;
    int oldest = 17;
    bool taken = false;
  };
  void entries_of_month(Day first);
  void enter_care(Day day);
  bool fits(Index episode, const Entry& entry, Day day) const;
  Index find_entrant(const Entry& entry, Day day);
  Index find_returner(const Entry& entry, Day day);
  void start_care(Index episode, std::uint8_t legal, Day day);
  void end_care(Index episode, Day day, std::uint8_t reason);
  void leave_care_by_route(Index episode, Day day);
  void turn_adult(Index episode, Day day);
  void steer_care(Day day, bool unaccompanied);
  int adults_until(Day after, Day until, bool unaccompanied) const;
  int entries_left(Day after, bool unaccompanied) const;
  void short_breaks();

  County& county_;
  Random random_;
  std::vector<std::vector<Event>> calendar_;
  std::vector<Index> open_cases_;

  // Plans of the present month.
  std::vector<int> referrals_on_;
  std::vector<int> contacts_on_;
  std::vector<int> enquiries_on_;
  std::vector<int> reassessments_on_;
  std::vector<Entry> entries_;
  std::vector<Entry> reported_entries_;  // July to September 2020
  std::vector<Day> arrivals_;
  Day month_first_ = first_day;
  int again_left_ = 0;
  int first_time_left_ = 0;

  // The siblings' common course, by the first episode of their group.
  struct Group {
    std::uint8_t outcome = 0;  // 0 undecided, 1 close, 2 not in need, 3 plan
    Day natural_end = not_yet;
  };
  std::vector<Group> groups_;

  // What a conference decides for the siblings it is about, by the first of its conferences.
  struct Meeting {
    std::uint8_t decision = 0;  // 0 undecided, 1 plan, 2 none
    std::uint8_t category = 0;
    std::uint8_t afterwards = 0;  // 0 undecided, 1 need plan, 2 close
    Day natural_end = not_yet;
  };
  std::vector<Meeting> meetings_;

  DueQueue need_due_;
  DueQueue protection_due_;
  DueQueue care_due_;
  DueQueue unaccompanied_due_;
  int need_open_ = 0;
  int protection_open_ = 0;
  int care_open_ = 0;
  int unaccompanied_open_ = 0;
  std::vector<Index> in_care_;    // episodes
  std::vector<Index> went_home_;  // episodes that stayed open when care ended

  Quota no_further_action_;
  Quota not_in_need_;
  Quota plan_after_assessment_;
  Quota to_conference_;
  Quota to_plan_;
  Quota conference_late_;
  Quota subsequent_;
  std::array<double, 6> contact_outcome_{};  // children this month, by outcome
  std::vector<Deck> assessment_days_;        // by regime and number of siblings
  Deck early_help_days_;
  int early_help_over_ = 0;  // days over the average of three so far, children counted
  Deck transfer_days_;
  int transfer_over_ = 0;
};

}  // namespace windscreen::demo
