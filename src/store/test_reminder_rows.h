// Made-up rows of reminders for the tests of this room, one a table; each refers to the account a1.
#pragma once

#include <string>

#include "store/reminders.h"

namespace windscreen::store {

/// Gives each row to `add`, in an order in which they can be written.
template <typename Add>
void add_reminder_rows(const Add& add) {
  const std::string moment = "2020-02-29T23:59:59.999Z";
  add(ReminderChoice{"a1", "weekly", moment});
  add(ReminderSent{"reminder_sent1", "a1", "2020-02-29", moment, 3, "failed", "Words"});
  add(CalendarKey{"calendar_key1", "a1", "hash", moment, moment});
}

}  // namespace windscreen::store
