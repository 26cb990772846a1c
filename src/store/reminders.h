// Tables of reminders: how often somebody wants them, what was sent, and the secret addresses at which a
// calendar program reads what is due. What is due itself is worked out (serve/work/work_list.h) and kept
// nowhere.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `reminder_choices`: how often somebody wants to be reminded by e-mail. The key is the account's;
/// without a row they are never reminded.
struct ReminderChoice {
  std::string id;
  /// One of never, weekly, daily.
  std::string often;
  std::string changed_at;

  static const Record<ReminderChoice>& record();
};

/// Table `reminders_sent`: what became of the reminder of a day. Append-only.
struct ReminderSent {
  std::string id;
  std::string account_id;
  /// The day of which it tells, and when it was sent.
  std::string on_day;
  std::string at;
  /// How many lines it had.
  std::int64_t lines = 0;
  /// One of sent, failed, nothing (there was nothing due, so nothing was sent).
  std::string outcome;
  /// Why it failed; empty otherwise. No address, and nothing of a child.
  std::string words;

  static const Record<ReminderSent>& record();
};

/// Table `calendar_keys`: the secret in the address of somebody's calendar, of which only the SHA-256 is
/// kept.
struct CalendarKey {
  std::string id;
  std::string account_id;
  std::string sha256;
  std::string created_at;
  /// From when on it opens nothing any more.
  std::optional<std::string> ended_at;

  static const Record<CalendarKey>& record();
};

}  // namespace windscreen::store
