// When the server sends reminders by itself: a real store and a real mail server, and a clock that the test
// moves.
#include "serve/work/reminder_clock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "serve/work/reminder_world_test.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;

std::string opening_of(const char* day) {
  return store::moment_text(reminder_opening(improve::given(base::parse_iso(day))));
}

// British Summer Time of 2020 ran from 29 March to 25 October, both Sundays, one in the morning.
TEST(ReminderOpening, IsSevenInTheMorningInEngland) {
  EXPECT_EQ(opening_of("2020-02-29"), "2020-02-29T07:00:00.000Z");
  EXPECT_EQ(opening_of("2020-03-28"), "2020-03-28T07:00:00.000Z");
  EXPECT_EQ(opening_of("2020-03-29"), "2020-03-29T06:00:00.000Z");
  EXPECT_EQ(opening_of("2020-07-01"), "2020-07-01T06:00:00.000Z");
  EXPECT_EQ(opening_of("2020-10-24"), "2020-10-24T06:00:00.000Z");
  EXPECT_EQ(opening_of("2020-10-25"), "2020-10-25T07:00:00.000Z");
  EXPECT_EQ(opening_of("2020-12-31"), "2020-12-31T07:00:00.000Z");
}

class ReminderClocks : public ReminderWorld {
 protected:
  void set_clock(const char* moment) {
    now_ = improve::given(store::moment_from(moment)).time_since_epoch().count();
  }

  ReminderClockOptions options(const MailServer& mail) {
    ReminderClockOptions made;
    made.mail = mail;
    made.clock = [this] { return store::Moment(std::chrono::milliseconds(now_.load())); };
    made.told = [this](const std::string& words) {
      const std::scoped_lock lock(told_mutex_);
      told_.push_back(words);
    };
    made.look_every = 2ms;
    return made;
  }
  std::vector<std::string> told() {
    const std::scoped_lock lock(told_mutex_);
    return told_;
  }
  /// Waits until so many rounds were told of, however busy the machine is.
  void wait_for_rounds(std::size_t rounds) {
    for (int i = 0; i < 3000 && told().size() < rounds; ++i) std::this_thread::sleep_for(10ms);
    ASSERT_GE(told().size(), rounds);
  }
  /// Time for several looks at the clock.
  static void let_it_look() { std::this_thread::sleep_for(100ms); }

 private:
  std::atomic<std::int64_t> now_ = 0;
  std::mutex told_mutex_;
  std::vector<std::string> told_;
};
ON_EACH_ENGINE(ReminderClocks);

TEST_P(ReminderClocks, SendOnceADayFromSevenOn) {
  const SmtpServer smtp;
  choose("north", "daily");
  // Summer time: seven o'clock is six UTC.
  set_clock("2020-04-01T05:59:59.999Z");
  const ReminderClock clock(*kept, options(mail_at(smtp)));
  let_it_look();
  EXPECT_TRUE(smtp.taken().empty());
  set_clock("2020-04-01T06:00:00.000Z");
  wait_for_rounds(1);
  EXPECT_EQ(told().at(0), "Reminders of 2020-04-01: 1 sent, 0 with nothing due, 0 failed.");
  set_clock("2020-04-01T22:59:59.999Z");
  let_it_look();
  EXPECT_EQ(smtp.taken().size(), 1U);
  // Midnight in England, and then the next morning.
  set_clock("2020-04-01T23:00:00.000Z");
  let_it_look();
  EXPECT_EQ(smtp.taken().size(), 1U);
  set_clock("2020-04-02T06:30:00.000Z");
  wait_for_rounds(2);
  EXPECT_EQ(smtp.taken().size(), 2U);
  EXPECT_EQ(recorded("2020-04-02"), "north sent");
}

TEST_P(ReminderClocks, AServerThatStartsLaterSendsWhatIsLeft) {
  const SmtpServer smtp;
  for (const char* account : {"north", "south"}) choose(account, "daily");
  set_clock("2020-04-01T12:00:00.000Z");
  {
    const ReminderClock clock(*kept, options(mail_at(smtp)));
    wait_for_rounds(1);
  }
  {
    const ReminderClock clock(*kept, options(mail_at(smtp)));
    let_it_look();
  }
  EXPECT_EQ(reached(smtp), "north@example.org south@example.org");
}

TEST_P(ReminderClocks, TryAgainAfterAWhile) {
  const SmtpServer smtp;
  choose("north", "daily");
  smtp.refuse("north@example.org");
  set_clock("2020-04-01T07:00:00.000Z");
  const ReminderClock clock(*kept, options(mail_at(smtp)));
  wait_for_rounds(1);
  smtp.refuse("");
  set_clock("2020-04-01T07:29:59.000Z");
  let_it_look();
  EXPECT_TRUE(smtp.taken().empty());
  set_clock("2020-04-01T07:30:00.000Z");
  wait_for_rounds(2);
  EXPECT_EQ(reached(smtp), "north@example.org");
}

TEST_P(ReminderClocks, EndAtOnceWhileAMailServerSaysNothing) {
  const SmtpServer smtp{"--silent"};
  choose("north", "daily");
  set_clock("2020-04-01T07:00:00.000Z");
  MailServer mail = mail_at(smtp);
  mail.patience = std::chrono::hours(1);
  {
    const ReminderClock clock(*kept, options(mail));
    for (int i = 0; i < 3000 && recorded("2020-04-01").empty(); ++i) std::this_thread::sleep_for(10ms);
    ASSERT_EQ(recorded("2020-04-01"), "north sent") << "it is being sent";
  }
  EXPECT_EQ(recorded("2020-04-01"), "north sent, north failed");
}

TEST_P(ReminderClocks, SayAtOnceWhatIsWrongWithTheMailServersAddress) {
  MailServer mail;
  mail.address = "mail.example.org";
  mail.from = "windscreen@example.org";
  EXPECT_THROW(ReminderClock(*kept, options(mail)), base::Error);
}

}  // namespace
}  // namespace windscreen::serve
