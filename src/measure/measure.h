// Computing indicators over a snapshot: series, breakdowns and the drill-down to children.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/met_on_day.h"
#include "query/database.h"

namespace windscreen::measure {

/// Who will see the figures. For the public, counts from 1 to 5 and what they would give away are suppressed.
enum class Audience : std::uint8_t { internal, public_ };

/// A published figure to set one's own beside.
struct Comparator {
  /// In the unit of the indicator that it is asked for (a rate per 10,000 for a rate).
  double value = 0.0;
  /// What it is of; for a day the same day twice.
  base::Date period_start;
  base::Date period_end;
  /// Which it is, with its year, such as "mean of 10 statistical neighbours at 31 March 2020".
  std::string words;
};

/// Finds the newest published figure of an indicator on or before a day; `which` is "statistical neighbours",
/// "region" or "england". nullopt when there is none. Must be thread-safe.
using FindComparator = std::function<std::optional<Comparator>(const Definition& indicator,
                                                               std::string_view which, base::Date day)>;

/// Why a figure that the public would see is not shown (disclosure.h).
enum class Withheld : std::uint8_t {
  no,
  /// A count from 1 to 5.
  small,
  /// It would give one away.
  cover,
  /// A period that overlaps others, and with them could give one away.
  overlap,
  /// Before the periods that the public sees (PublicCalendar).
  history,
  /// A highest value is one person's.
  highest
};

/// What stands instead of a number, as the Department for Education's statistics have it: c suppressed, z not
/// applicable, x not available, low where it rounds to 0 and is not.
enum class Symbol : std::uint8_t { none, c, z, x, low };

struct Request {
  base::Date as_at;
  /// The periods that end in so many months, the last of them the newest that is complete at `as_at`, and at
  /// least that one: a period a month, or a third as many quarters. The points of spells and snapshots are
  /// `as_at` itself and the month ends before it.
  int months = 1;
  /// Dimensions to break down by beside the total; "all" stands for each that the definition names. One that
  /// a definition does not name is left out there.
  std::vector<std::string> dimensions;
  Audience audience = Audience::internal;
  /// Instead of each definition's own window; for spells and snapshots it sets the days that are looked at
  /// (`month`: the month ends). A snapshot window leaves events as they are.
  std::optional<Window> window;
  /// Counts to the nearest multiple, such as 5, with what is computed from them; 1 leaves them as they are.
  int round_to = 1;
  /// 0 means every core.
  int threads = 0;
  /// Where ratios find what is published; may be empty.
  FindComparator comparator;
};

/// One figure. Values are never rounded; an absent one is nullopt, never 0.
struct Figure {
  /// Index into the definitions that were asked for.
  std::size_t definition = 0;
  base::Date period_start;
  base::Date period_end;
  /// "total", or the dimension's name; and the group within it ("all" for the total).
  std::string dimension;
  std::string group;
  std::optional<double> value;
  /// count: the count in `numerator`. percent: both counts. rate: count and population. median, mean, max:
  /// how many values, in `denominator`. change: the newer count and the older one. share: the group's count
  /// and the total's. ratio: the own figure and the published one, or a group's count and its population.
  std::optional<double> numerator;
  std::optional<double> denominator;
  /// median and mean: the quartiles, between which half of the values lie (spread.h), and the largest value.
  /// A mean is never shown without them. The public sees no largest value, which is one person's, and no
  /// quartiles of fewer than ten.
  std::optional<double> spread_low;
  std::optional<double> spread_high;
  std::optional<double> largest;
  /// change, and ratio to a published figure: the period that is compared with.
  std::optional<base::Date> compared_start;
  std::optional<base::Date> compared_end;
  bool suppressed = false;
  /// Why it is suppressed or left out of what the public sees.
  Withheld withheld = Withheld::no;
  /// Why there is no value, in one letter; `none` where there is one.
  Symbol symbol = Symbol::none;
  /// The load does not reach back to the period, or to the one that it is compared with, so nothing is known
  /// (the note says so). Never so for the newest period, unless what it is compared with is beyond reach.
  bool beyond_reach = false;
  /// The load reaches back to a part of the period only (the note says so).
  bool partial = false;
  /// Why there is no value, or what a reader must know of this one figure; mostly empty.
  std::string note;

  /// Leaves no number: neither the value nor the counts nor the spread.
  void clear_numbers() {
    value.reset();
    numerator.reset();
    denominator.reset();
    spread_low.reset();
    spread_high.reset();
    largest.reset();
  }
};

/// A definition that could not be computed: which, and the engine's words with file and line. The others are.
struct MeasureFault {
  std::string id;
  std::string what;
};

/// What disclosure control has done, in figures; `merged` in groups of columns, `small_teams` in teams.
struct DisclosureAccount {
  std::size_t figures = 0;
  std::size_t small = 0;
  std::size_t cover = 0;
  std::size_t overlap = 0;
  std::size_t history = 0;
  std::size_t highest = 0;
  std::size_t rounded = 0;
  std::size_t merged = 0;
  std::size_t small_teams = 0;
};

struct Measurement {
  std::vector<Figure> figures;
  DisclosureAccount disclosure;
  std::vector<MeasureFault> faults;
  /// By definition asked for: the first day from which the load holds all that it reads; nullopt where no
  /// limit is known (reach.h).
  std::vector<std::optional<base::Date>> reach;
};

/// A row behind a figure: who is counted.
struct CountedRow {
  std::string person_id;
  /// The row's own identifier, where the definition gives one.
  std::string row_id;
  /// event: its day; spell: its start; snapshot: none.
  std::optional<base::Date> date;
  std::optional<base::Date> end_date;
  std::optional<bool> met;
  std::optional<double> value;
  std::string team;
  std::string worker;
  /// The row's group in each of the dimensions that were asked for, as the breakdowns name it.
  std::vector<std::string> groups;
};

/// A team's service and quadrant on a day, by the names that the breakdowns have; empty where not recorded.
struct TeamPlace {
  std::string team;
  std::string service;
  std::string quadrant;
};

/// An open snapshot, ready to be measured: an in-memory database with the lake attached and the shared
/// relations made once. Not thread-safe; `compute` uses its own threads.
class Measurer {
 public:
  /// Opens a snapshot. Reads the workspace's shared relations and definitions too. Throws Error.
  Measurer(const lake::Workspace& workspace, const lake::Snapshot& snapshot);
  /// Over a database that already has (some of) the canonical tables; those it lacks are made empty. For
  /// worked examples and tests. `catalogue` gives the shared relations and the indicators that changes refer
  /// to.
  Measurer(query::Database database, base::Date as_at, std::vector<lake::Population> population,
           Catalogue catalogue);
  /// The same, with all that is known of the authority.
  Measurer(query::Database database, base::Date as_at, lake::Authority authority, Catalogue catalogue);
  ~Measurer();
  Measurer(const Measurer&) = delete;
  Measurer& operator=(const Measurer&) = delete;

  /// Computes the definitions. `progress` (may be empty) gets the number done; what it throws ends all and
  /// is thrown. Throws Error where the request is wrong (an unknown dimension, a day after the snapshot's).
  Measurement compute(const std::vector<const Definition*>& definitions, const Request& request,
                      const std::function<void(std::size_t)>& progress = {});

  /// The rows that the newest figure (the total) at `as_at` counts, in a stable order, with the group of each
  /// in the `dimensions`. Of a change or a ratio: those of the other indicator's (newer) count. Throws Error
  /// where the definition is wrong or does not have such a dimension.
  std::vector<CountedRow> counted(const Definition& definition, base::Date as_at,
                                  std::optional<Window> window = std::nullopt,
                                  const std::vector<std::string>& dimensions = {});

  /// What a percentage of events or spells says of each child on its own day: of spells the one that is open
  /// at its close, of events the latest of the twelve months up to it (both ends as those of a rolling year).
  /// Of several the latest stands for the child. In the order of `asked`; one query whatever their number.
  /// Throws Error for other definitions, for one whose query asks for a day itself, and where it is wrong.
  std::vector<MetOnDay> met_on_days(const Definition& definition, std::span<const ChildDay> asked);

  /// The first day from which the load holds all that a query reads, directly or through shared relations;
  /// nullopt where no limit is known (reach.h).
  std::optional<base::Date> reach_of(std::string_view query) const;

  /// Every team that the snapshot names, with where it was on the day, in no stable order.
  std::vector<TeamPlace> team_places(base::Date day);

  /// A connection on which the tables and shared relations that the queries mention are ready under their
  /// names, for what is no indicator (a report's pathway). The engine uses `threads` of them, 0 meaning every
  /// core. Not thread-safe. Throws Error where a shared relation is wrong.
  query::Connection connect_for(const std::vector<std::string_view>& queries, int threads = 0);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::measure
