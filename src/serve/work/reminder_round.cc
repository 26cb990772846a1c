#include "serve/work/reminder_round.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "model/calendar.h"
#include "serve/work/mail_message.h"
#include "serve/work/work_list.h"
#include "store/people.h"
#include "store/reminders.h"

namespace windscreen::serve {
namespace {

using base::Date;
using store::ReminderSent;

constexpr const char* reminder_actor = "system:reminders";

/// What the rows of a day say about one account.
struct DayOfReminders {
  int failures = 0;
  std::string last;
  bool is_settled() const { return (!last.empty() && last != "failed") || failures >= most_reminder_tries; }
};

void add_reminder_row(DayOfReminders& of_account, const ReminderSent& row) {
  of_account.last = row.outcome;
  if (row.outcome == "failed") ++of_account.failures;
}

std::map<std::string, DayOfReminders> reminders_on(const store::Reader& reader, Date day) {
  std::map<std::string, DayOfReminders> days;
  for (const ReminderSent& row :
       reader.select<ReminderSent>("where on_day = :day order by at, id", {{"day", base::format_iso(day)}}))
    add_reminder_row(days[row.account_id], row);
  return days;
}

/// The turn of somebody who has chosen, with what the day has seen of it; nullopt where it is none.
std::optional<ReminderTurn> turn_of(const store::Reader& reader, const store::ReminderChoice& choice,
                                    const DayOfReminders& had, Date day) {
  if (!is_reminder_day(choice.often, day) || had.is_settled()) return std::nullopt;
  const auto account = reader.find<store::Account>(choice.id);
  if (!account || account->status != "active") return std::nullopt;
  return ReminderTurn{account->id, account->email, account->name, choice.often, had.failures};
}

/// Whether it is still somebody's turn, within the transaction that takes it.
bool is_turn_of(const store::Reader& reader, const std::string& account, Date day) {
  const auto choice = reader.find<store::ReminderChoice>(account);
  DayOfReminders had;
  for (const ReminderSent& row :
       reader.select<ReminderSent>("where account_id = :account and on_day = :day order by at, id",
                                   {{"account", account}, {"day", base::format_iso(day)}}))
    add_reminder_row(had, row);
  return choice && turn_of(reader, *choice, had, day);
}

/// The round while it is made.
class ReminderRound {
 public:
  ReminderRound(store::Store& store, Date day, const ReminderPost& post)
      : store_(store), day_(day), post_(post) {}

  RoundOutcome make() {
    const auto turns =
        store_.read([&](const store::Queries& reader) { return reminder_turns(reader, day_); });
    for (const ReminderTurn& turn : turns) {
      if (post_.stopping.stop_requested() || !take(turn)) break;
    }
    outcome_.to_try_again =
        store_.read([&](const store::Queries& reader) { return reminder_turns(reader, day_).size(); });
    return outcome_;
  }

 private:
  /// False where the next turn would fare alike.
  bool take(const ReminderTurn& turn) {
    Reminder reminder;
    try {
      reminder = store_.read(
          [&](const store::Queries& reader) { return reminder_for(reader, turn, day_, post_.address); });
    } catch (const base::Error&) {
      // What is wrong with one person's list keeps nobody else from theirs. Why may be said in texts that
      // belong neither into a log nor into this table.
      fail(turn, reminder,
           base::Error("Somebody\u2019s list of work cannot be read.",
                       "Open /improvement and /audits as they would: what is wrong shows there."));
      return true;
    }
    const std::string id = store::new_id();
    if (!claim(turn, reminder, id)) return true;
    if (reminder.lines == 0) {
      ++outcome_.nothing;
      return true;
    }
    try {
      post_.send(turn.email, bytes_of(turn, reminder, id));
      ++outcome_.sent;
      return true;
    } catch (const MailFault& fault) {
      return go_on_after(turn, reminder, fault);
    } catch (const base::Error& error) {
      fail(turn, reminder, error);
      return true;
    }
  }

  /// Writes down what is about to happen; false, and nothing written, where it is no longer the person's
  /// turn.
  bool claim(const ReminderTurn& turn, const Reminder& reminder, const std::string& id) {
    return store_.write({reminder_actor, "reminder.send"}, [&](store::Writer& writer) {
      if (!is_turn_of(writer, turn.account, day_)) return false;
      writer.insert(row_of(turn, reminder, id, reminder.lines == 0 ? "nothing" : "sent", ""));
      return true;
    });
  }

  bool go_on_after(const ReminderTurn& turn, const Reminder& reminder, const MailFault& fault) {
    if (fault.kind == MailFault::Kind::unsure) {
      ++outcome_.unsure;
      note(fault);
      return false;
    }
    fail(turn, reminder, fault);
    return fault.kind == MailFault::Kind::message;
  }

  void fail(const ReminderTurn& turn, const Reminder& reminder, const base::Error& error) {
    store_.write({reminder_actor, "reminder.fail"}, [&](store::Writer& writer) {
      writer.insert(row_of(turn, reminder, store::new_id(), "failed", error.what()));
    });
    ++outcome_.failed;
    note(error);
  }

  void note(const base::Error& error) {
    outcome_.fault = error.what();
    outcome_.remedy = error.remedy();
  }

  ReminderSent row_of(const ReminderTurn& turn, const Reminder& reminder, const std::string& id,
                      const std::string& became, const std::string& words) const {
    ReminderSent row;
    row.id = id;
    row.account_id = turn.account;
    row.on_day = base::format_iso(day_);
    row.at = store::moment_text(now());
    row.lines = static_cast<std::int64_t>(reminder.lines);
    row.outcome = became;
    row.words = words;
    return row;
  }

  std::string bytes_of(const ReminderTurn& turn, const Reminder& reminder, const std::string& id) const {
    MailMessage message;
    message.from = {post_.from, "Windscreen"};
    message.to = {turn.email, turn.name};
    message.subject = reminder.subject;
    message.text = reminder.text;
    message.sent_at = now();
    message.id = id;
    return mail_bytes(message);
  }

  store::Moment now() const { return post_.clock ? post_.clock() : store::present_moment(); }

  store::Store& store_;
  Date day_;
  const ReminderPost& post_;
  RoundOutcome outcome_;
};

}  // namespace

bool is_reminder_day(std::string_view often, Date day) {
  if (!model::is_working_day(day)) return false;
  if (often != "weekly") return often == "daily";
  const Date monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
  return model::working_day_from(monday) == day;
}

std::vector<ReminderTurn> reminder_turns(const store::Reader& reader, Date day) {
  std::vector<ReminderTurn> turns;
  const auto days = reminders_on(reader, day);
  for (const auto& choice : reader.select<store::ReminderChoice>("where often <> 'never'")) {
    const auto had = days.find(choice.id);
    if (auto turn = turn_of(reader, choice, had == days.end() ? DayOfReminders{} : had->second, day))
      turns.push_back(std::move(*turn));
  }
  std::ranges::sort(turns, {}, [](const ReminderTurn& turn) { return std::tie(turn.failures, turn.email); });
  return turns;
}

Reminder reminder_for(const store::Queries& reader, const ReminderTurn& turn, Date day,
                      std::string_view address) {
  return reminder_of(work_of(reader, turn.account, day), day, turn.often, address);
}

RoundOutcome make_reminder_round(store::Store& store, Date day, const ReminderPost& post) {
  return ReminderRound(store, day, post).make();
}

std::string round_words(const RoundOutcome& outcome) {
  std::string words =
      fmt::format("{} sent, {} with nothing due, {} failed", outcome.sent, outcome.nothing, outcome.failed);
  if (outcome.unsure > 0) words += fmt::format(", {} unsure", outcome.unsure);
  if (outcome.to_try_again > 0) words += fmt::format(", {} to try again", outcome.to_try_again);
  words += ".";
  if (!outcome.fault.empty()) words += " " + outcome.fault;
  return words;
}

}  // namespace windscreen::serve
