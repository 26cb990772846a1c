// The running server makes the round of reminders by itself: once a day, from seven in the morning where the
// authority is.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/date.h"
#include "serve/work/mail_delivery.h"
#include "serve/work/reminder_round.h"
#include "store/identity.h"
#include "store/store.h"

namespace windscreen::serve {

/// The moment from which the reminders of a day may go: 07:00 in England (model/local_day.h). Thread-safe.
store::Moment reminder_opening(base::Date day);

struct ReminderClockOptions {
  MailServer mail;
  /// Where people reach the server; may be empty.
  std::string address;
  /// The present; the system's own where it is empty. Thread-safe.
  std::function<store::Moment()> clock;
  /// Hears of each round that did something or could not be made, in words without anybody's name; may be
  /// empty. Thread-safe.
  std::function<void(const std::string&)> told;
  /// How often it looks at the clock, and how long it waits before a round that left something to try again.
  std::chrono::milliseconds look_every = std::chrono::minutes(1);
  std::chrono::milliseconds try_again_after = std::chrono::minutes(30);
};

/// Makes the rounds on a thread of its own for as long as it lives. What was to be made before it lived, it
/// makes when it begins on the same day; what was to be made on an earlier day, it does not.
class ReminderClock {
 public:
  /// Begins at once. `store` must outlive it. Throws Error where the mail server's address or the sender's is
  /// none (MailDelivery).
  ReminderClock(store::Store& store, ReminderClockOptions options);
  /// Ends a round before its next message, and waits for it: about a second, and longer where a mail server
  /// has a whole message and has not answered yet (MailServer::patience at most).
  ~ReminderClock() = default;
  ReminderClock(const ReminderClock&) = delete;
  ReminderClock& operator=(const ReminderClock&) = delete;

 private:
  void keep_looking(const std::stop_token& stopping);
  /// Whether nothing of the day is left to try.
  bool make_round(base::Date day, const std::stop_token& stopping);
  void tell(const std::string& words) const;

  store::Store& store_;
  ReminderClockOptions options_;
  std::mutex resting_mutex_;
  std::condition_variable_any resting_;
  /// The last member: it is stopped before the others go.
  std::jthread looker_;
};

}  // namespace windscreen::serve
