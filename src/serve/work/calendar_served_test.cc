// A calendar behind the whole server: made by a browser, read by a program without a cookie, and its secret
// in no log line and no metric.
#include <gtest/gtest.h>

#include "serve/accounts/session_token.h"
#include "serve/http/http_world_test.h"

namespace windscreen::serve {
namespace {

class CalendarServed : public HttpWorld {};
ON_EACH_ENGINE(CalendarServed);

TEST_P(CalendarServed, IsReadWithoutACookieAndLeavesNoTraceOfItsSecret) {
  HttpBrowser north = signed_in("north");
  const Received made = post(north, "/api/v1/work/calendar", json::object());
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string path = read(made)["path"];
  const std::string secret = path.substr(path.rfind('/') + 1);
  ASSERT_TRUE(is_token(secret));
  const Received calendar = ask({}, "GET", path);
  EXPECT_EQ(calendar.status, 200) << calendar.body;
  EXPECT_TRUE(calendar.body.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_EQ(*calendar.headers.find("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(*calendar.headers.find("Cache-Control"), "private, no-store");
  EXPECT_EQ(calendar.headers.count("Set-Cookie"), 0U);
  // However it is asked for, and whatever comes of it.
  for (const std::string& target : {path + "/", path + "?key=" + secret, path + ".csv", path + "x"})
    EXPECT_GE(ask({}, "GET", target).status, 400) << target;
  EXPECT_EQ(ask({}, "POST", path, "{}", {{"Content-Type", "application/json"}}).status, 405);
  EXPECT_EQ(post(north, "/api/v1/work/calendar/end", json::object()).status, 200);
  EXPECT_EQ(ask({}, "GET", path).status, 404);
  EXPECT_NE(logged().find("/calendar/{key}"), std::string::npos);
  EXPECT_EQ(logged().find(secret), std::string::npos);
  const Received metrics = ask({}, "GET", "/metrics");
  EXPECT_NE(metrics.body.find("/calendar/{key}"), std::string::npos);
  EXPECT_EQ(metrics.body.find(secret), std::string::npos);
}

TEST_P(CalendarServed, ItsAddressIsMadeAndEndedFromTheServersOwnPagesOnly) {
  HttpBrowser north = signed_in("north");
  HttpBrowser forged = north;
  forged.csrf.clear();
  for (const char* address : {"/api/v1/work/calendar", "/api/v1/work/calendar/end", "/api/v1/work/choices"}) {
    EXPECT_EQ(post(forged, address, {{"often", "daily"}}).status, 403) << address;
    EXPECT_EQ(ask(north, "POST", address, "{}",
                  {{"Content-Type", "application/json"}, {"Origin", "http://evil.example"}})
                  .status,
              403)
        << address;
  }
  EXPECT_EQ(read(get(north, "/api/v1/work/choices"))["has_calendar"], false);
}

}  // namespace
}  // namespace windscreen::serve
