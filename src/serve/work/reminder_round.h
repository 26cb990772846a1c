// One round of reminders: everybody whose turn it is on a day is sent what they have to do, once.
//
// Nobody is sent the reminder of a day twice, whatever happens. Before a message goes, its row in
// reminders_sent says "sent", in a transaction in which nobody else can write the same; where the mail server
// certainly did not take it, a row that says "failed" follows, and the day's last row counts. So a program
// that is killed in between leaves "sent" behind, and one person may be without that day's message; so does a
// mail server that takes a message whole and does not say that it has.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "serve/work/mail_delivery.h"
#include "serve/work/reminder_message.h"
#include "store/identity.h"
#include "store/store.h"

namespace windscreen::serve {

/// How often the message of one day is tried for one person.
inline constexpr int most_reminder_tries = 3;

/// Whether somebody who chose to be reminded so often (weekly, daily) is on the day: on every working day, or
/// on the first of each week, Monday where that is no bank holiday (model/calendar.h). Thread-safe.
bool is_reminder_day(std::string_view often, base::Date day);

/// Somebody whose turn it is.
struct ReminderTurn {
  std::string account;
  std::string email;
  std::string name;
  std::string often;
  /// How often their message of the day has failed.
  int failures = 0;
};

/// Whose turn it is on the day and who has not had it: accounts that are active and have chosen it, without a
/// row for the day or with one that failed, fewer than most_reminder_tries times. Who failed least comes
/// first, so that no one is tried in vain for all the others; then by address. Thread-safe.
std::vector<ReminderTurn> reminder_turns(const store::Reader& reader, base::Date day);

/// What somebody whose turn it is would be sent. Throws what work_of throws. Thread-safe.
Reminder reminder_for(const store::Queries& reader, const ReminderTurn& turn, base::Date day,
                      std::string_view address);

/// How a round goes about it.
struct ReminderPost {
  SendMail send;
  /// Whom the messages are from.
  std::string from;
  /// Where people reach the server, for the links; may be empty.
  std::string address;
  /// The present; the system's own where it is empty.
  std::function<store::Moment()> clock;
  /// Asked to stop, the round ends before the next message.
  std::stop_token stopping;
};

/// What became of a round. Numbers of people.
struct RoundOutcome {
  std::size_t sent = 0;
  /// There was nothing to remind them of.
  std::size_t nothing = 0;
  /// Their message was certainly not taken.
  std::size_t failed = 0;
  /// Nobody knows whether it was; counts as sent.
  std::size_t unsure = 0;
  /// May be tried again on the day, whether it failed or was not reached.
  std::size_t to_try_again = 0;
  /// The last fault, and what to do; empty where there was none.
  std::string fault;
  std::string remedy;
};

/// Makes the round of a day. A message that is not taken stops no other, but where the mail server itself is
/// the reason: then the rest wait for another round, and have lost no try. Several rounds may be made at
/// once, by several programs too. Throws what the store and work_of throw; what was written before, stays.
RoundOutcome make_reminder_round(store::Store& store, base::Date day, const ReminderPost& post);

/// "3 sent, 1 with nothing due, 1 failed": the outcome in a sentence for a log, without anybody's name.
std::string round_words(const RoundOutcome& outcome);

}  // namespace windscreen::serve
