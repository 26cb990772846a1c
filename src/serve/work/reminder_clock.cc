#include "serve/work/reminder_clock.h"

#include <fmt/format.h>

#include <exception>
#include <optional>
#include <utility>

#include "model/local_day.h"

namespace windscreen::serve {

store::Moment reminder_opening(base::Date day) {
  // Clocks change at one in the morning: as late in the day as this they are what they are at seven.
  const auto evening = day + std::chrono::hours(23) + std::chrono::minutes(30);
  const bool is_summer = model::local_day(evening) > day;
  return store::Moment(day) + std::chrono::hours(is_summer ? 6 : 7);
}

ReminderClock::ReminderClock(store::Store& store, ReminderClockOptions options)
    : store_(store), options_(std::move(options)) {
  if (!options_.clock) options_.clock = store::present_moment;
  // Says now what is wrong with the mail server's address, and not tomorrow at seven.
  const MailDelivery trial(options_.mail);
  looker_ = std::jthread([this](const std::stop_token& stopping) { keep_looking(stopping); });
}

void ReminderClock::keep_looking(const std::stop_token& stopping) {
  std::optional<base::Date> settled;
  std::optional<store::Moment> not_before;
  while (!stopping.stop_requested()) {
    const store::Moment now = options_.clock();
    const base::Date day = model::local_day(std::chrono::floor<std::chrono::seconds>(now));
    if (settled != day && now >= reminder_opening(day) && (!not_before || now >= *not_before)) {
      if (make_round(day, stopping))
        settled = day;
      else
        not_before = now + options_.try_again_after;
    }
    std::unique_lock lock(resting_mutex_);
    resting_.wait_for(lock, stopping, options_.look_every, [] { return false; });
  }
}

bool ReminderClock::make_round(base::Date day, const std::stop_token& stopping) {
  try {
    MailDelivery delivery(options_.mail, stopping);
    const RoundOutcome outcome = make_reminder_round(
        store_, day,
        {[&delivery](const std::string& to, const std::string& bytes) { delivery.send(to, bytes); },
         options_.mail.from, options_.address, options_.clock, stopping});
    if (outcome.sent + outcome.nothing + outcome.failed + outcome.unsure > 0)
      tell(fmt::format("Reminders of {}: {}", base::format_iso(day), round_words(outcome)));
    return outcome.to_try_again == 0;
  } catch (const std::exception& error) {
    // The store may be away for a while; the next round reads what this one has done.
    tell(fmt::format("Reminders of {}: {}", base::format_iso(day), error.what()));
    return false;
  }
}

void ReminderClock::tell(const std::string& words) const {
  if (options_.told) options_.told(words);
}

}  // namespace windscreen::serve
