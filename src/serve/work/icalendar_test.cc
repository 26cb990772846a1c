// Calendars as RFC 5545 has them, worked out by hand.
#include "serve/work/icalendar.h"

#include <gtest/gtest.h>

#include <array>

namespace windscreen::serve {
namespace {

using base::make_date;

const std::chrono::sys_seconds some_moment =
    make_date(2020, 10, 15) + std::chrono::hours(7) + std::chrono::minutes(4) + std::chrono::seconds(9);

TEST(ICalendar, EscapesWhatEndsAValue) {
  EXPECT_EQ(escaped_for_calendar("Deliver: plans, reviews; all of C:\\"),
            "Deliver: plans\\, reviews\\; all of C:\\\\");
  EXPECT_EQ(escaped_for_calendar("one\r\ntwo\nthree\rfour"), "one\\ntwo\\nthree\\nfour");
  EXPECT_EQ(escaped_for_calendar(std::string_view("a\0b\tc\x1b\x7f", 7)), "ab\tc");
  EXPECT_EQ(escaped_for_calendar(""), "");
}

TEST(ICalendar, ALineOf75OctetsStandsWholeAndOneOf76IsFolded) {
  const std::string whole(75, 'a');
  EXPECT_EQ(folded_calendar_line(whole), whole + "\r\n");
  EXPECT_EQ(folded_calendar_line(whole + "b"), whole + "\r\n b\r\n");
  EXPECT_EQ(folded_calendar_line(""), "\r\n");
}

TEST(ICalendar, ALineThatGoesOnHasRoomFor74OctetsBesideItsSpace) {
  const std::string line = std::string(75, 'a') + std::string(74, 'b') + "c";
  EXPECT_EQ(folded_calendar_line(line), std::string(75, 'a') + "\r\n " + std::string(74, 'b') + "\r\n c\r\n");
}

TEST(ICalendar, NoCharacterIsSplit) {
  // "é" is two octets: the 75th and the 76th, so it goes to the next line whole.
  EXPECT_EQ(folded_calendar_line(std::string(74, 'a') + "\u00e9"), std::string(74, 'a') + "\r\n \u00e9\r\n");
  // The 74th and the 75th: it stays.
  EXPECT_EQ(folded_calendar_line(std::string(73, 'a') + "\u00e9" + "b"),
            std::string(73, 'a') + "\u00e9\r\n b\r\n");
  // Four octets from the 73rd on.
  EXPECT_EQ(folded_calendar_line(std::string(72, 'a') + "\U0001F697"),
            std::string(72, 'a') + "\r\n \U0001F697\r\n");
  // 40 of them are 80 octets: 37 in the first line, whose 75th octet stays free.
  std::string many;
  std::string first;
  for (int i = 0; i < 40; ++i) many += "\u00e9";
  for (int i = 0; i < 37; ++i) first += "\u00e9";
  EXPECT_EQ(folded_calendar_line(many), first + "\r\n \u00e9\u00e9\u00e9\r\n");
}

TEST(ICalendar, BytesThatAreNoUtf8AreFoldedAllTheSame) {
  const std::string junk(80, '\x80');
  EXPECT_EQ(folded_calendar_line(junk), std::string(75, '\x80') + "\r\n " + std::string(5, '\x80') + "\r\n");
}

TEST(ICalendar, AnEventTakesUpItsDayAndEndsOnTheNext) {
  const std::array events = {
      CalendarEvent{"u1", make_date(2020, 2, 29), "Answer: caf\u00e9, or not?", "https://w.example/a?b=1,2"}};
  EXPECT_EQ(calendar_text("What is due", events, some_moment),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Windscreen//What is due//EN\r\n"
            "CALSCALE:GREGORIAN\r\n"
            "NAME:What is due\r\n"
            "X-WR-CALNAME:What is due\r\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
            "X-PUBLISHED-TTL:PT6H\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:u1\r\n"
            "DTSTAMP:20201015T070409Z\r\n"
            "DTSTART;VALUE=DATE:20200229\r\n"
            "DTEND;VALUE=DATE:20200301\r\n"
            "SUMMARY:Answer: caf\u00e9\\, or not?\r\n"
            "URL:https://w.example/a?b=1,2\r\n"
            "TRANSP:TRANSPARENT\r\n"
            "CLASS:PRIVATE\r\n"
            "END:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(ICalendar, TheLastDayOfAYearEndsInTheNext) {
  const std::array events = {CalendarEvent{"u", make_date(2019, 12, 31), "S", ""}};
  const std::string text = calendar_text("N", events, some_moment);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20191231\r\nDTEND;VALUE=DATE:20200101\r\n"), std::string::npos);
  EXPECT_EQ(text.find("URL"), std::string::npos);
}

TEST(ICalendar, WithNothingDueThereIsNoEventAndStillACalendar) {
  const std::string text = calendar_text("N", {}, some_moment);
  EXPECT_EQ(text.find("VEVENT"), std::string::npos);
  EXPECT_NE(text.find("BEGIN:VTIMEZONE\r\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
}

TEST(ICalendar, NothingInAnEventCanBeginAPropertyOfItsOwn) {
  const std::array events = {CalendarEvent{
      "u\r\nX:1", make_date(2020, 1, 1), "s\r\nATTACH:file:///etc/passwd", "https://w.example/\r\nATTACH:x"}};
  const std::string text = calendar_text("n\nX:2", events, some_moment);
  EXPECT_EQ(text.find("\nATTACH"), std::string::npos) << text;
  EXPECT_EQ(text.find("\nX:"), std::string::npos) << text;
}

}  // namespace
}  // namespace windscreen::serve
