// What the dimensions need of the children and the teams, read once from a snapshot and then shared by every
// definition: the child's record, the allocated case worker day by day, and the teams' services and
// quadrants.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "query/database.h"

namespace windscreen::measure {

/// Numbers for texts, from 0 in the order of their first mention. Constant-time look-up without allocation.
class Numbering {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// The text's number, given now when it has none yet.
  std::uint32_t add(std::string_view text);
  /// The text's number, or `none`. Thread-safe beside other calls of const members.
  std::uint32_t find(std::string_view text) const;
  std::string_view text(std::uint32_t number) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

 private:
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  // The texts one behind another; an open-addressed table of numbers + 1, with each number's hash beside.
  std::string texts_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> slots_;
};

struct Person {
  std::optional<base::Date> born;
  bool expected = false;
  std::uint8_t gender = 0;
  std::uint8_t ethnicity = 0;
  std::uint8_t disability = 0;
};

/// While a worker holds a child's case: from `from` to the day before `until`. Segments of one child do not
/// overlap; where several workers held the case, the latest allocated counts.
struct Allocation {
  base::Date from;
  base::Date until;
  std::uint32_t team = Numbering::none;
  std::uint32_t worker = Numbering::none;
};

class People {
 public:
  /// Reads the canonical tables ssd_person, ssd_disability, ssd_involvements, ssd_professionals,
  /// ssd_department and ext_team.
  explicit People(query::Connection& connection);

  // All below are const and thread-safe.

  std::uint32_t find_person(std::string_view person_id) const { return persons_.find(person_id); }
  /// The record of a person's number; one with nothing recorded for Numbering::none.
  const Person& record(std::uint32_t person) const;
  /// Who holds the person's case on the day; nullptr when no one does.
  const Allocation* allocation(std::uint32_t person, base::Date day) const;

  std::uint32_t find_team(std::string_view team_id) const { return teams_.find(team_id); }
  std::uint32_t team_count() const { return teams_.size(); }
  /// Teams of 1 to `most` workers: those who held a child's case, or were employed, in the team at some time
  /// in the 12 months up to the day. A team of which no worker is known is none of them. By the team's
  /// number.
  std::vector<bool> small_teams(base::Date day, std::size_t most) const;
  /// Whether a text is the name of a worker, in whatever case and order of its words.
  bool is_worker(std::string_view text) const;
  /// The team's name, with its identifier where another team has the same name or it has none.
  const std::string& team_label(std::uint32_t team) const { return team_labels_[team]; }
  /// A team's service and quadrant while they hold: from `from` to the day before `until`. Numbers among
  /// `services` and `quadrants`; Numbering::none when not recorded.
  struct Structure {
    base::Date from;
    base::Date until;
    std::uint32_t service = Numbering::none;
    std::uint32_t quadrant = Numbering::none;
  };
  /// nullptr when nothing is recorded for that day.
  const Structure* structure(std::uint32_t team, base::Date day) const;
  const Numbering& services() const { return services_; }
  const Numbering& quadrants() const { return quadrants_; }

  /// The worker's name, or the identifier when the snapshot has no name.
  std::string worker_label(std::string_view worker_id) const;
  std::string_view worker_id(std::uint32_t worker) const { return workers_.text(worker); }

 private:
  void read_persons(query::Connection& connection);
  void read_teams(query::Connection& connection);
  void read_allocations(query::Connection& connection);
  void read_employments(query::Connection& connection);

  Numbering persons_;
  std::vector<Person> records_;
  std::vector<Allocation> allocations_;
  // For each person, where the allocations start and end in `allocations_`.
  std::vector<std::uint32_t> first_allocation_;

  Numbering teams_;
  std::vector<std::string> team_labels_;
  std::vector<std::vector<Structure>> structures_;
  Numbering services_;
  Numbering quadrants_;
  Numbering workers_;
  std::vector<std::string> worker_names_;
  // Words of the workers' names in one order, for is_worker; ordered.
  std::vector<std::string> known_names_;
  // Who was employed in a team: `worker` and `team` as in allocations, in no order.
  std::vector<Allocation> employments_;
};

}  // namespace windscreen::measure
