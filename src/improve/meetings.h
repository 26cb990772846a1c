// One calendar over all bodies: every meeting with its items and the reports that they received. All
// functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// A report that an item received. One report before two bodies has one identifier in both.
struct ReceivedReport {
  std::size_t place = 0;
  std::string id;
};

struct MeetingItem {
  std::size_t place = 0;
  /// By the day on which the report was there: an item received what it `tells` of among the reports.
  std::vector<ReceivedReport> reports;
};

struct Meeting {
  /// The meeting's place in the record, and that of its body.
  std::size_t place = 0;
  std::optional<std::size_t> body;
  /// The planned day (entry `due`), otherwise the day from which the meeting is in the record.
  base::Date on;
  /// planned, held or cancelled, as for the kind "meeting", and why.
  std::string status;
  std::string reason;
  /// Each time that the meeting was put off.
  std::vector<PutOff> put_off;
  std::vector<MeetingItem> items;
};

/// Every meeting known on `day`, past and to come, by its day, then in the order of the record.
std::vector<Meeting> meetings(const Book& book, base::Date day);

/// The items that received a report, as known on `day`, by the day of their meetings.
std::vector<std::size_t> items_with(const Book& book, std::size_t report, base::Date day);

}  // namespace windscreen::improve
