// Rounds of reminders over a real store, most of them through a real mail server.
#include "serve/work/reminder_round.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>

#include "serve/work/reminder_world_test.h"

namespace windscreen::serve {
namespace {

class Reminders : public ReminderWorld {};
ON_EACH_ENGINE(Reminders);

const char* const wednesday = "2020-04-01";

TEST_P(Reminders, GoToWhoeverChoseThemWithWhatTheyHaveToDo) {
  const SmtpServer smtp;
  choose("head", "daily");
  choose("north", "never");
  const RoundOutcome outcome = round_by(mail_at(smtp), wednesday);
  EXPECT_EQ(outcome.sent, 1U);
  EXPECT_EQ(outcome.to_try_again, 0U);
  const auto taken = smtp.taken();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].to, std::vector<std::string>{"head@example.org"});
  EXPECT_EQ(taken[0].from, "windscreen@example.org");
  const std::string& bytes = taken[0].bytes;
  for (const char* header :
       {"From: Windscreen <windscreen@example.org>\r\n", "To: Name of head <head@example.org>\r\n",
        "Subject: Windscreen: 1 thing to do, 1 overdue\r\n", "Auto-Submitted: auto-generated\r\n"})
    EXPECT_NE(bytes.find(header), std::string::npos) << bytes;
  const std::string text = text_of_mail(bytes);
  EXPECT_NE(
      text.find("* 31 March 2020 (1 day late): improvement, action. Deliver: Managers look at every plan\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("\nhttps://windscreen.example.org/improvement/due\n"), std::string::npos) << text;
  const auto rows =
      kept->read([](const store::Queries& reader) { return reader.select<store::ReminderSent>(); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].lines, 1);
  EXPECT_EQ(rows[0].on_day, wednesday);
  EXPECT_NE(bytes.find("Message-ID: <" + rows[0].id + "@example.org>\r\n"), std::string::npos);
}

TEST_P(Reminders, WhoeverFailsStopsNobodyAndIsTriedThrice) {
  const SmtpServer smtp;
  for (const char* account : {"north", "south", "director"}) choose(account, "daily");
  smtp.refuse("north@example.org");
  const RoundOutcome first = round_by(mail_at(smtp), wednesday);
  EXPECT_EQ(first.sent, 2U);
  EXPECT_EQ(first.failed, 1U);
  EXPECT_EQ(first.to_try_again, 1U);
  EXPECT_EQ(reached(smtp), "director@example.org south@example.org");
  EXPECT_EQ(recorded(wednesday), "director sent, north sent, north failed, south sent");
  for (int round = 2; round <= 5; ++round) {
    const RoundOutcome again = round_by(mail_at(smtp), wednesday);
    EXPECT_EQ(again.sent, 0U) << round;
    EXPECT_EQ(again.failed, round <= 3 ? 1U : 0U) << round;
    EXPECT_EQ(again.to_try_again, round < 3 ? 1U : 0U) << round;
  }
  EXPECT_EQ(reached(smtp), "director@example.org south@example.org");
  const auto failed = kept->read([](const store::Queries& reader) {
    return reader.select<store::ReminderSent>("where outcome = 'failed'");
  });
  ASSERT_EQ(failed.size(), 3U);
  for (const store::ReminderSent& row : failed) {
    EXPECT_NE(row.words.find("550"), std::string::npos) << row.words;
    EXPECT_EQ(row.words.find('@'), std::string::npos) << row.words;
    EXPECT_EQ(row.words.find("north"), std::string::npos) << row.words;
  }
  smtp.refuse("");
  EXPECT_EQ(round_by(mail_at(smtp), "2020-04-02").sent, 3U) << "another day is another day";
}

TEST_P(Reminders, WhoeverFailedGetsTheirsWhenTheNextRoundReachesThem) {
  const SmtpServer smtp;
  choose("north", "daily");
  smtp.refuse("north@example.org");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).failed, 1U);
  smtp.refuse("");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).sent, 1U);
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).sent, 0U);
  EXPECT_EQ(recorded(wednesday), "north sent, north failed, north sent");
}

TEST_P(Reminders, AListThatCannotBeReadEndsNoRound) {
  const SmtpServer smtp;
  for (const char* account : {"north", "south"}) choose(account, "daily");
  kept->write({"system:test", "tamper"}, [&](store::Writer& writer) {
    store::ImprovementEntry entry;
    entry.id = store::new_id();
    entry.thing_id = "plan";
    entry.on_day = "2020-01-01";
    entry.at = "2020-01-01T09:00:00.000Z";
    entry.kind = "update";
    entry.words = "A secret.";
    entry.due_on = "no day";
    writer.insert(entry);
  });
  const RoundOutcome outcome = round_by(mail_at(smtp), wednesday);
  EXPECT_EQ(outcome.failed, 2U);
  EXPECT_EQ(outcome.fault.find("secret"), std::string::npos);
  EXPECT_EQ(recorded(wednesday), "north failed, south failed");
}

TEST_P(Reminders, AServerThatIsAwayCostsTheOthersNoTry) {
  SmtpServer gone;
  const MailServer away = mail_at(gone);
  gone.stop();
  for (const char* account : {"north", "south", "director"}) choose(account, "daily");
  const RoundOutcome first = round_by(away, wednesday);
  EXPECT_EQ(first.failed, 1U);
  EXPECT_EQ(first.to_try_again, 3U);
  EXPECT_NE(first.fault.find("cannot be reached"), std::string::npos);
  EXPECT_EQ(round_by(away, wednesday).to_try_again, 3U);
  EXPECT_EQ(recorded(wednesday), "director sent, director failed, north sent, north failed")
      << "another is tried each time";
  const SmtpServer back;
  EXPECT_EQ(round_by(mail_at(back), wednesday).sent, 3U);
  EXPECT_EQ(back.taken().size(), 3U);
}

TEST_P(Reminders, AProgramThatIsKilledWhileItSendsSendsNobodyTwice) {
  for (const char* account : {"north", "south", "director"}) choose(account, "daily");
  std::map<std::string, int> got;
  struct Killed {};
  EXPECT_THROW(round_with(
                   [&](const std::string& to, const std::string&) {
                     ++got[to];
                     if (got.size() == 2) throw Killed{};
                   },
                   wednesday),
               Killed);
  EXPECT_EQ(recorded(wednesday), "director sent, north sent");
  const RoundOutcome after =
      round_with([&](const std::string& to, const std::string&) { ++got[to]; }, wednesday);
  EXPECT_EQ(after.sent, 1U);
  EXPECT_EQ(got, (std::map<std::string, int>{
                     {"director@example.org", 1}, {"north@example.org", 1}, {"south@example.org", 1}}));
}

TEST_P(Reminders, WhatNobodyKnowsToHaveArrivedIsNotSentAgain) {
  const SmtpServer smtp{"--drop"};
  choose("north", "daily");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).unsure, 1U);
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).to_try_again, 0U);
  EXPECT_EQ(reached(smtp), "north@example.org");
  EXPECT_EQ(recorded(wednesday), "north sent");
}

TEST_P(Reminders, TwoRoundsAtOnceSendEachMessageOnce) {
  for (const char* account : {"head", "north", "south", "director"}) choose(account, "daily");
  std::mutex mutex;
  std::map<std::string, int> got;
  const auto make_one = [&] {
    round_with(
        [&](const std::string& to, const std::string&) {
          const std::scoped_lock lock(mutex);
          ++got[to];
        },
        wednesday);
  };
  {
    const std::jthread one(make_one);
    const std::jthread other(make_one);
  }
  EXPECT_EQ(got.size(), 4U);
  for (const auto& [to, times] : got) EXPECT_EQ(times, 1) << to;
}

TEST_P(Reminders, WhoeverHasNothingDueGetsNoneAndIsNotAskedAgain) {
  const SmtpServer smtp;
  choose("councillor", "daily");
  const RoundOutcome outcome = round_by(mail_at(smtp), wednesday);
  EXPECT_EQ(outcome.nothing, 1U);
  EXPECT_EQ(outcome.sent, 0U);
  EXPECT_EQ(recorded(wednesday), "councillor nothing");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).nothing, 0U);
  EXPECT_TRUE(smtp.taken().empty());
}

TEST_P(Reminders, WhoeverMayNotSignInGetsNone) {
  const SmtpServer smtp;
  for (const char* account : {"north", "south", "director"}) choose(account, "daily");
  set_status("north", "locked");
  set_status("south", "closed");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).sent, 1U);
  EXPECT_EQ(reached(smtp), "director@example.org");
  set_status("north", "active");
  EXPECT_EQ(round_by(mail_at(smtp), wednesday).sent, 1U);
  EXPECT_EQ(reached(smtp), "director@example.org north@example.org");
}

TEST_P(Reminders, WhoeverIsLockedWhileTheRoundIsMadeGetsNone) {
  for (const char* account : {"director", "south"}) choose(account, "daily");
  std::vector<std::string> got;
  round_with(
      [&](const std::string& to, const std::string&) {
        got.push_back(to);
        set_status("south", "locked");
      },
      wednesday);
  EXPECT_EQ(got, std::vector<std::string>{"director@example.org"});
}

TEST_P(Reminders, GoWeeklyOnTheFirstWorkingDayOfTheWeek) {
  const SmtpServer smtp;
  choose("north", "weekly");
  choose("south", "daily");
  // From Friday 3 April to Tuesday 14 April: Good Friday was the 10th, Easter Monday the 13th.
  for (const char* day : {"2020-04-03", "2020-04-04", "2020-04-05", "2020-04-06", "2020-04-07", "2020-04-10",
                          "2020-04-13", "2020-04-14"})
    round_by(mail_at(smtp), day);
  const std::map<std::string, std::string> expected = {
      {"2020-04-03", "south sent"}, {"2020-04-04", ""},
      {"2020-04-05", ""},           {"2020-04-06", "north sent, south sent"},
      {"2020-04-07", "south sent"}, {"2020-04-10", ""},
      {"2020-04-13", ""},           {"2020-04-14", "north sent, south sent"}};
  for (const auto& [day, what] : expected) EXPECT_EQ(recorded(day), what) << day;
  EXPECT_EQ(smtp.taken().size(), 6U);
}

TEST_P(Reminders, AnAddressThatNoMailCanGoToStopsNobody) {
  const SmtpServer smtp;
  kept->write({"system:test", "address"}, [](store::Writer& writer) {
    auto account = improve::given(writer.find<store::Account>("director"));
    account.email = "d\u00efrector@example.org";
    writer.update(account);
  });
  for (const char* account : {"director", "south"}) choose(account, "daily");
  const RoundOutcome outcome = round_by(mail_at(smtp), wednesday);
  EXPECT_EQ(outcome.failed, 1U);
  EXPECT_EQ(outcome.sent, 1U);
  EXPECT_EQ(reached(smtp), "south@example.org");
}

TEST_P(Reminders, AskedToStopARoundLeavesTheRestForTheNext) {
  for (const char* account : {"north", "south", "director"}) choose(account, "daily");
  std::stop_source stopping;
  int got = 0;
  ReminderPost post;
  post.from = "windscreen@example.org";
  post.stopping = stopping.get_token();
  post.send = [&](const std::string&, const std::string&) {
    ++got;
    stopping.request_stop();
  };
  const RoundOutcome outcome = make_reminder_round(*kept, improve::given(base::parse_iso(wednesday)), post);
  EXPECT_EQ(got, 1);
  EXPECT_EQ(outcome.to_try_again, 2U);
}

// Worked out from the calendar of 2020: 1 January was a Wednesday, 29 February a Saturday, 8 May (VE Day) a
// Friday, 25 May and 31 August bank-holiday Mondays, 28 December the one in lieu of Boxing Day.
TEST(ReminderDay, IsEveryWorkingDayOrTheFirstOfTheWeek) {
  const auto on = [](const char* often, const char* day) {
    return is_reminder_day(often, improve::given(base::parse_iso(day)));
  };
  for (const char* day :
       {"2020-01-01", "2020-02-29", "2020-03-01", "2020-05-08", "2020-05-25", "2020-12-28"}) {
    EXPECT_FALSE(on("daily", day)) << day;
    EXPECT_FALSE(on("weekly", day)) << day;
  }
  for (const char* day : {"2020-02-28", "2020-03-02", "2020-05-26", "2020-12-29"})
    EXPECT_TRUE(on("daily", day)) << day;
  for (const char* day : {"2020-03-02", "2020-05-26", "2020-09-01", "2020-12-29", "2019-12-30"})
    EXPECT_TRUE(on("weekly", day)) << day;
  for (const char* day : {"2020-02-28", "2020-03-03", "2020-05-27", "2020-01-02", "2020-12-30"})
    EXPECT_FALSE(on("weekly", day)) << day;
  EXPECT_FALSE(on("never", "2020-03-02"));
}

TEST(RoundWords, SayWhatBecameOfItWithoutAName) {
  RoundOutcome outcome;
  outcome.sent = 3;
  outcome.nothing = 1;
  EXPECT_EQ(round_words(outcome), "3 sent, 1 with nothing due, 0 failed.");
  outcome.failed = outcome.unsure = 1;
  outcome.to_try_again = 2;
  outcome.fault = "The mail server cannot be reached.";
  EXPECT_EQ(round_words(outcome),
            "3 sent, 1 with nothing due, 1 failed, 1 unsure, 2 to try again. The mail server cannot be "
            "reached.");
}

}  // namespace
}  // namespace windscreen::serve
