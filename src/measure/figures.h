// From one definition to its figures.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/linked_rows.h"
#include "measure/measure.h"
#include "measure/people.h"
#include "measure/period.h"
#include "measure/public_calendar.h"
#include "query/database.h"

namespace windscreen::measure {

/// What one definition is computed with.
struct Task {
  /// Index in the request, for Figure::definition.
  std::size_t index = 0;
  /// What was asked for, and the definition whose rows are counted: the same, but for a change.
  const Definition* asked = nullptr;
  const Definition* counted = nullptr;
  std::vector<std::string> dimensions;
  std::vector<Period> periods;
  Window window = Window::month;
  Audience audience = Audience::internal;
  /// For the public: the calendar in which events are chosen; those of the asked periods that overlap others
  /// without being chosen in it (points that look back 12 months); which teams are too small; and where to
  /// say how many groups have become "Other".
  std::optional<PublicCalendar> calendar;
  std::vector<Period> overlaps;
  const std::vector<bool>* small_teams = nullptr;
  std::size_t* merged = nullptr;
  /// Counts to the nearest multiple, and where to say how many figures that changed.
  int round_to = 1;
  std::size_t* rounded = nullptr;
  std::span<const lake::Population> population;
  std::span<const lake::PopulationGroup> population_groups;
  /// The dimensions whose figures are asked for, where more must be computed (ratios between groups).
  std::vector<std::string> shown_dimensions;
  FindComparator comparator;
  /// The first day from which the load holds all that the query reads.
  std::optional<base::Date> reach;
  /// For the public: the rows of other indicators that the figures must be set beside.
  std::vector<std::pair<LinkKind, LinkedRows*>> linked;
  /// nullptr when there are no dimensions.
  const People* people = nullptr;
  /// Rows of the tables that the query reads, so far as they are known.
  std::uint64_t rows_read = 0;
  /// Tables without which there is nothing to count; when there are any, figures have no value but this note.
  std::vector<std::string> empty_sources;
};

/// Computes the figures: by period, the total first, then the dimensions in order and their groups (fixed
/// groups in their own order, others by name, what is not recorded last). Groups without a row in any
/// of the periods are left out. Throws Error with file and line.
std::vector<Figure> figures_of(query::Connection& connection, const Task& task);

/// The periods asked for, those of the public calendar and, for a change, those that they are compared with.
std::vector<Period> all_periods(const Task& task);

/// The dimensions to count by: for the public, teams, services and quadrants are chosen together, so that a
/// run by one of them and a run by another do not undo each other.
std::vector<std::string> dimensions_to_count(const Task& task);

/// The window that a definition is computed with when the request names another.
Window window_for(const Definition& definition, std::optional<Window> asked);

}  // namespace windscreen::measure
