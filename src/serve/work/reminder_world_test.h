// The authority of improvement_world_test.h whose people have chosen to be reminded, and a real mail server.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "improve/test_given.h"
#include "serve/improvement/improvement_world_test.h"
#include "serve/work/mail_delivery.h"
#include "serve/work/reminder_round.h"
#include "serve/work/smtp_server_test.h"
#include "store/improvement.h"
#include "store/reminders.h"

namespace windscreen::serve {

/// Two managers and the director lead an action each, due on Wednesday 1 April 2020; the head of service
/// leads the record's own, "Managers look at every plan", due the day before.
class ReminderWorld : public ImprovementWorld {
 protected:
  void SetUp() override {
    if (!SmtpServer::installed()) GTEST_SKIP() << "python3-aiosmtpd is not installed: its tests are skipped";
    ImprovementWorld::SetUp();
    if (IsSkipped()) return;
    for (const char* account : {"north", "south", "director"}) lead_action(account, "2020-04-01");
  }

  /// An action that the account leads.
  void lead_action(const std::string& account, const std::string& due) {
    kept->write({"system:test", "lead"}, [&](store::Writer& writer) {
      store::ImprovementThing action;
      action.id = "action-of-" + account;
      action.kind = "action";
      action.parent_id = "plan";
      action.place = 2;
      action.title = "What " + account + " does";
      action.since_on = "2020-01-01";
      action.created_at = "2020-01-01T09:00:00.000Z";
      writer.insert(action);
      store::ImprovementEntry entry;
      entry.thing_id = action.id;
      entry.on_day = "2020-01-01";
      entry.at = action.created_at;
      entry.id = store::new_id();
      entry.kind = "lead";
      entry.owner_id = account;
      writer.insert(entry);
      entry.id = store::new_id();
      entry.kind = "due";
      entry.owner_id.reset();
      entry.due_on = due;
      writer.insert(entry);
    });
  }

  void choose(const std::string& account, const std::string& often) {
    kept->write({"system:test", "choose"}, [&](store::Writer& writer) {
      const store::ReminderChoice choice{account, often, "2020-01-01T09:00:00.000Z"};
      if (writer.find<store::ReminderChoice>(account))
        writer.update(choice);
      else
        writer.insert(choice);
    });
  }

  void set_status(const std::string& account, const std::string& status) {
    kept->write({"system:test", "status"}, [&](store::Writer& writer) {
      auto row = improve::given(writer.find<store::Account>(account));
      row.status = status;
      writer.update(row);
    });
  }

  /// What was recorded of a day: "north sent, south failed", in the order in which it was written.
  std::string recorded(const std::string& day) const {
    const auto rows = kept->read([&](const store::Queries& reader) {
      return reader.select<store::ReminderSent>("where on_day = :day order by id", {{"day", day}});
    });
    std::string all;
    for (const store::ReminderSent& row : rows)
      all += (all.empty() ? "" : ", ") + row.account_id + " " + row.outcome;
    return all;
  }

  static MailServer mail_at(const SmtpServer& smtp) {
    MailServer mail;
    mail.address = smtp.address();
    mail.from = "windscreen@example.org";
    return mail;
  }

  /// A round that sends by the mail server.
  RoundOutcome round_by(const MailServer& mail, const std::string& day) {
    MailDelivery delivery(mail);
    ReminderPost post;
    post.send = [&delivery](const std::string& to, const std::string& bytes) { delivery.send(to, bytes); };
    post.from = mail.from;
    post.address = "https://windscreen.example.org";
    return make_reminder_round(*kept, improve::given(base::parse_iso(day)), post);
  }
  /// A round that sends as the test has it.
  RoundOutcome round_with(const SendMail& send, const std::string& day) {
    ReminderPost post;
    post.send = send;
    post.from = "windscreen@example.org";
    return make_reminder_round(*kept, improve::given(base::parse_iso(day)), post);
  }

  /// To whom the server's messages went, in their order.
  static std::string reached(const SmtpServer& smtp) {
    std::string all;
    for (const TakenMail& mail : smtp.taken()) all += (all.empty() ? "" : " ") + mail.to.at(0);
    return all;
  }
};

}  // namespace windscreen::serve
