// What somebody is sent to be reminded of what they have to do. E-mail is read on telephones and forwarded,
// so it says less than the page: of practice audit what kind of work and when, and never what was written in
// one. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "serve/work/work_list.h"

namespace windscreen::serve {

/// A message tells of what is overdue, what is due on the day or within so many days after it, and what has
/// no day; of what is due later only how much it is.
inline constexpr int reminder_days_ahead = 14;

/// No message has more lines than this; those that are left out are counted in it.
inline constexpr std::size_t most_reminder_lines = 100;

struct Reminder {
  /// How many lines of work the message tells of, with those that are only counted for want of room. 0: there
  /// is nothing to be reminded of, and no message.
  std::size_t lines = 0;
  std::size_t overdue = 0;
  std::string subject;
  std::string text;
};

/// The message for a person's list of work (work_of, in its order) on a day. `often` is weekly or daily.
/// `address` is where people reach the server (https://windscreen.example.gov.uk); the message has no link
/// where it is empty or is_link_address says no.
///
/// Of a line it says its area, its kind and its day; the sentence only for the improvement record, which is
/// about plans. A line whose area or kind is not a known one is told as work without more words.
Reminder reminder_of(const std::vector<WorkLine>& work, base::Date day, std::string_view often,
                     std::string_view address);

/// Whether links can begin with the address: http or https and a host.
bool is_link_address(std::string_view address);

}  // namespace windscreen::serve
