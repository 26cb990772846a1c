// `windscreen reminders`: the reminders of a day, looked at or sent by hand; the server sends them by itself.
#include <fmt/format.h>

#include <cstdint>
#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/mail_options.h"
#include "cli/store_place.h"
#include "model/calendar.h"
#include "model/local_day.h"
#include "serve/work/mail_delivery.h"
#include "serve/work/reminder_round.h"
#include "store/store.h"

namespace windscreen::cli {
namespace {

using base::Error;

struct RemindersOptions {
  std::string store;
  std::string on;
  std::string address;
  bool dry_run = false;
  MailOptions mail;
};

/// A row for each person whose turn it is; nothing is sent or written.
Rows planned_rows(const store::Store& store, base::Date day, const std::string& address) {
  Rows rows;
  rows.columns = {"email", "often", "lines", "overdue"};
  store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    for (const serve::ReminderTurn& turn : serve::reminder_turns(reader, day)) {
      const serve::Reminder reminder = serve::reminder_for(reader, turn, day, address);
      rows.rows.push_back({turn.email, turn.often, static_cast<std::int64_t>(reminder.lines),
                           static_cast<std::int64_t>(reminder.overdue)});
    }
  });
  return rows;
}

void send_now(store::Store& store, base::Date day, const RemindersOptions& options, Context& context) {
  const auto server = mail_server_of(options.mail);
  if (!server)
    throw Error("No mail server is named, so nothing can be sent.",
                "Give --smtp and --smtp-from, or --dry-run to see what would go.");
  serve::MailDelivery delivery(*server);
  serve::ReminderPost post;
  post.send = [&delivery](const std::string& to, const std::string& bytes) { delivery.send(to, bytes); };
  post.from = server->from;
  post.address = options.address;
  const serve::RoundOutcome outcome = serve::make_reminder_round(store, day, post);
  const auto number = [](std::size_t people) { return Cell(static_cast<std::int64_t>(people)); };
  print(Rows{{"sent", "nothing_due", "failed", "unsure", "to_try_again"},
             {{number(outcome.sent), number(outcome.nothing), number(outcome.failed), number(outcome.unsure),
               number(outcome.to_try_again)}}},
        context.format);
  if (outcome.fault.empty()) return;
  say(outcome.fault);
  if (!outcome.remedy.empty()) say(outcome.remedy);
  context.exit_code = 1;
}

void remind(RemindersOptions options, Context& context) {
  const base::Date today =
      model::local_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  const base::Date day = options.on.empty() ? today : date_option("--on", options.on);
  options.address = link_address(options.address);
  if (!options.dry_run && day > today)
    throw Error(fmt::format("{} has not come yet.", base::format_long(day)),
                "Reminders of a day can go from that day on; --dry-run shows what would go.");
  if (!model::is_working_day(day))
    say(fmt::format("{} is no working day: nobody is reminded.", base::format_long(day)));
  store::Store store(store_of(context, options.store));
  if (options.dry_run)
    print(planned_rows(store, day, options.address), context.format);
  else
    send_now(store, day, options, context);
}

}  // namespace

void add_reminders(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand(
      "reminders", "Send people who asked for it what they have to do, or see to whom it would go");
  const auto options = std::make_shared<RemindersOptions>();
  command->add_option("--on", options->on, "The day of which they tell (default: today)");
  command->add_flag("--dry-run", options->dry_run,
                    "Say to whom how many lines would go; send and write nothing");
  command->add_option(
      "--address", options->address,
      "Where people reach the server, such as https://windscreen.example.gov.uk, for the links");
  add_mail_options(*command, options->mail);
  add_store_option(*command, options->store);
  add_workspace_option(*command, context, "windscreen reminders --dry-run");
  add_format_option(*command, context);
  command->callback([options, &context] { remind(*options, context); });
}

}  // namespace windscreen::cli
