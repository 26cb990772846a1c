// One child's journey: every row that a snapshot holds about one child, as spells and events in order, with
// what a reader should look at said in words. For internal use only: it is never made for the public.
//
// Only rows of the identifier asked for are read. A child who was adopted has an identifier from before and
// one from after; nothing here follows a link from the one to the other (docs/journey.md).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "query/database.h"

namespace windscreen::report {

/// Where an entry stands on the timeline, in the order of the lanes.
enum class Lane : std::uint8_t { front, need, protection, care, legal, placement, leaver, workers, other };
inline constexpr std::size_t lane_count = 9;

/// "front_door", the name in data; "Contacts and early help", as people read it.
std::string_view id_of(Lane lane);
std::string_view name_of(Lane lane);

/// A spell or an event.
struct JourneyEntry {
  Lane lane = Lane::other;
  /// A spell lasts from a day to a day (or is open); an event is of one day.
  bool is_spell = false;
  /// The day of the event or the first of the spell; nullopt where the source gives none.
  std::optional<base::Date> from;
  /// The last day of a spell, as the source has it; nullopt while it is open, and for events.
  std::optional<base::Date> to;
  std::string what;
  std::string detail;
  /// The child's age on `from` in words (age_words); empty where no birth is known.
  std::string age;
  /// The canonical tables that it is from, the row's own first, separated by ", ".
  std::string source;
};

/// Something to look at: a gap, a delay, a repetition.
struct JourneyFlag {
  Lane lane = Lane::other;
  /// True for what holds on the day of the snapshot; false for what is over.
  bool is_now = false;
  std::optional<base::Date> from;
  /// The first day on which it no longer held; nullopt for what holds now and for events.
  std::optional<base::Date> to;
  /// True for what lasted or lasts from a day to a day.
  bool is_spell = false;
  std::string words;
  /// The indicator whose definition it follows; empty where docs/journey.md defines it.
  std::string indicator;
};

struct Journey {
  std::string person_id;
  base::Date as_at;
  std::string snapshot;
  std::string authority;
  /// Kept to the month: "2012-02", or empty. The days stay in the snapshot.
  std::string born;
  std::string expected;
  std::string died;
  /// "male", "female", "neither", or empty where it is not recorded.
  std::string sex;
  /// The department's code.
  std::string ethnicity;
  /// On the day of the snapshot.
  std::string age;
  /// By day, then lane and words; those without a day at the end.
  std::vector<JourneyEntry> entries;
  /// What holds now first, then the rest from the newest.
  std::vector<JourneyFlag> flags;
};

/// A child's age on a day in words: "12 years", "15 months" (below two years), "3 weeks" (below two months),
/// "before birth (7 weeks)" with the completed weeks that are left, "due (2 weeks past)" when the expected
/// day is over and no birth is recorded; empty where neither day is known. A child born on 29 February has a
/// birthday on 1 March in other years (base::age). Thread-safe.
std::string age_words(std::optional<base::Date> born, std::optional<base::Date> expected, base::Date on);

/// A table that adds no entry, and why: of each canonical table either a row about the child shows, or it is
/// here.
struct JourneyException {
  std::string_view table;
  std::string_view reason;
};
std::span<const JourneyException> journey_exceptions();

/// Reads the journey of one person out of a snapshot. Throws Error where the snapshot holds nobody with that
/// identifier; the words name no identifier. The cost is that of finding one person's rows: of each table the
/// row groups that may hold them. Not for the same workspace's definitions being changed meanwhile; otherwise
/// thread-safe.
Journey read_journey(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     std::string_view person_id);

/// The same with the workspace's definitions where they are read already. Thread-safe.
Journey read_journey(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     const measure::Catalogue& catalogue, std::string_view person_id);

/// Which of its questions a reading asks: those that may find something, seeing in which tables the child has
/// rows; or every one, with the engine's own plans. The answers are the same.
enum class Asking : std::uint8_t { what_may_find, everything };

/// The same over a database whose schema `lake` has every canonical table. `snapshot` gives the day and says
/// by its table files which tables hold anything at all. For tests, and for engines that keep the lake
/// elsewhere.
Journey read_journey(query::Database database, const lake::Authority& authority,
                     const lake::Snapshot& snapshot, measure::Catalogue catalogue, std::string_view person_id,
                     Asking asking = Asking::what_may_find);

}  // namespace windscreen::report
