#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/http/request_headers.h"
#include "serve/http/request_target.h"

namespace windscreen::serve {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

TEST(Target, PathAndQueryAreDecoded) {
  const auto target = parse_target("/a%20b/c?by=age+band&name=Zo%C3%AB&bare&=x");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a b/c");
  EXPECT_EQ(target->query, (Query{{"by", "age band"}, {"name", "Zoë"}, {"bare", ""}, {"", "x"}}));
  EXPECT_EQ(parse_target("/").value().path, "/");
}

TEST(Target, WhatCouldLeadElsewhereIsNoPath) {
  for (const char* wrong :
       {"",        "a",          "*",        "http://x/",        "/../etc", "/a/%2e%2e/b", "/a/./b", "/a%2fb",
        "/a%5Cb",  "/a\\b",      "/a%00",    "/%0d%0a",          "/%",      "/%4",         "/%zz",   "/%ff",
        "/%c0%af", "/%ed%a0%80", "/a?b=%0a", "/a?b=%f5%80%80%80"}) {
    EXPECT_FALSE(parse_target(wrong)) << wrong;
  }
}

TEST(Target, TooManyParametersAreRefused) {
  std::string most = "/a?x=1";
  for (std::size_t i = 1; i < most_parameters; ++i) most += "&x=1";
  EXPECT_TRUE(parse_target(most));
  EXPECT_FALSE(parse_target(most + "&x=1"));
}

TEST(OneLine, IsUtf8OfALengthWithoutControlCharacters) {
  EXPECT_TRUE(is_one_line("", 0));
  EXPECT_TRUE(is_one_line("Zoë O'Neill", 12)) << "bytes, not letters";
  EXPECT_FALSE(is_one_line("Zoë O'Neill", 11));
  EXPECT_FALSE(is_one_line("two\nlines", 100));
  EXPECT_FALSE(is_one_line("a\ttab", 100));
  EXPECT_FALSE(is_one_line(std::string_view("a\0b", 3), 100));
  EXPECT_FALSE(is_one_line("\xff", 100));
}

TEST(AcceptEncoding, GzipIsTakenWhereItIsNamedOrAnythingIs) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("br;q=1, GZIP;q=0.5"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0.000, *"));
  EXPECT_FALSE(accepts_gzip("gzip;q=much"));
  EXPECT_FALSE(accepts_gzip("identity, gzipped"));
}

TEST(Accept, TheMostExactRangeDecides) {
  EXPECT_EQ(weight_of("", "text/csv"), 1.0);
  EXPECT_EQ(weight_of("text/csv", "application/json"), 0.0);
  EXPECT_EQ(weight_of("*/*;q=0.1, text/*;q=0.5, text/csv;q=0", "text/csv"), 0.0);
  EXPECT_EQ(weight_of("*/*;q=0.1, text/*;q=0.5", "text/csv"), 0.5);
  EXPECT_EQ(weight_of("*/*;q=0.1, text/*;q=0.5", "application/json"), 0.1);
}

TEST(IfNoneMatch, ComparesTagsOfEitherStrength) {
  EXPECT_TRUE(names_tag("\"a\", W/\"b\"", "\"b\""));
  EXPECT_TRUE(names_tag("*", "\"b\""));
  EXPECT_FALSE(names_tag("\"a\"", "\"b\""));
  EXPECT_FALSE(names_tag("", "\"b\""));
}

TEST(Host, NamesAndAddressesWithAndWithoutPorts) {
  EXPECT_EQ(host_of("Example.ORG:8080"), "example.org");
  EXPECT_EQ(host_of("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(host_of("[::1]:80"), "::1");
  for (const char* wrong :
       {"", ":80", "a b", "a:port", "a:123456", "[::1", "[::1]80", "[a]", "a/b", "a@b", "a:"})
    EXPECT_FALSE(host_of(wrong)) << wrong;
  // Found by fuzzing: an address with a NUL and more behind it.
  EXPECT_FALSE(host_of(std::string_view("[::\0evil]:80", 13)));
}

TEST(Host, ANameThatIsNotTheServersOwnIsRefused) {
  const std::vector<std::string> names = {"windscreen.council.example"};
  EXPECT_TRUE(is_own_host("localhost", names));
  EXPECT_TRUE(is_own_host("10.0.0.7", names));
  EXPECT_TRUE(is_own_host("::1", names));
  EXPECT_TRUE(is_own_host("windscreen.council.example", names));
  EXPECT_FALSE(is_own_host("evil.example", names));
  EXPECT_FALSE(is_own_host("localhost.evil.example", names));
  EXPECT_FALSE(is_own_host("1.2.3", names));
}

TEST(Cookies, NamesAndValuesAsTheyStand) {
  EXPECT_EQ(cookies_of("a=1; b=x=y ;  ; bad; =none"), (Query{{"a", "1"}, {"b", "x=y"}}));
  std::string many;
  for (int i = 0; i < 100; ++i) many += "a=1;";
  EXPECT_EQ(cookies_of(many).size(), 64U);
}

TEST(Cookies, OneOfAName) {
  Headers headers;
  EXPECT_FALSE(cookie_named(headers, "s"));
  headers.add("Cookie", "a=1; s=token");
  EXPECT_EQ(cookie_named(headers, "s"), "token");
  headers.add("cookie", "s=other");
  EXPECT_FALSE(cookie_named(headers, "s")) << "two of a name: one was put there by someone else";
}

TEST(Origin, IsOursOrThereIsNone) {
  const auto own = [](std::vector<std::pair<std::string, std::string>> fields, bool secure = false) {
    Headers headers;
    headers.add("Host", "W.example:8080");
    for (auto& [name, value] : fields) headers.add(name, value);
    return comes_from_itself(headers, secure);
  };
  EXPECT_TRUE(own({}));
  EXPECT_TRUE(own({{"Origin", "http://w.example:8080"}}));
  EXPECT_TRUE(own({{"Origin", "https://w.example:8080"}}, true));
  EXPECT_FALSE(own({{"Origin", "http://w.example:8080"}}, true));
  EXPECT_FALSE(own({{"Origin", "http://w.example"}}));
  EXPECT_FALSE(own({{"Origin", ""}}));
  EXPECT_FALSE(own({{"Origin", "http://w.example:8080"}, {"Origin", "http://evil.example"}}));
  EXPECT_FALSE(own({{"Origin", "null"}}));
  EXPECT_TRUE(own({{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}));
  EXPECT_FALSE(own({{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}}));
}

Request with_body(const char* type, std::string body) {
  Request request;
  if (type != nullptr) request.headers.add("Content-Type", type);
  request.body = std::move(body);
  return request;
}

int status_of(const Request& request, bool forms) {
  try {
    static_cast<void>(body_of(request, forms));
  } catch (const Problem& problem) {
    return problem.status;
  }
  return 200;
}

TEST(Body, IsAnObjectOfJsonThatSaysSo) {
  const char* json = "application/json";
  EXPECT_EQ(body_of(with_body("Application/JSON; charset=utf-8", R"({"a":[1]})"), false)["a"][0], 1);
  for (const char* wrong : {"", "[]", "1", "{", R"({"a":})", "{} {}", "{\"a\":\"\xff\"}"})
    EXPECT_EQ(status_of(with_body(json, wrong), false), 400) << wrong;
  EXPECT_EQ(status_of(with_body(json, "{\"a\":" + std::string(30'000, '[')), false), 400);
  for (const char* type : {static_cast<const char*>(nullptr), "text/plain", "multipart/form-data",
                           "application/x-www-form-urlencoded"})
    EXPECT_EQ(status_of(with_body(type, "{}"), false), 415);
}

TEST(Body, OfAFormIsAnObjectOfText) {
  const char* form = "application/x-www-form-urlencoded";
  EXPECT_EQ(body_of(with_body(form, "a=b+c&d=%C3%AB&e"), true),
            nlohmann::json({{"a", "b c"}, {"d", "ë"}, {"e", ""}}));
  for (const char* wrong : {"a=1&a=2", "a=%", "a=%ff"})
    EXPECT_EQ(status_of(with_body(form, wrong), true), 400) << wrong;
}

TEST(Body, MembersAreTextOfALength) {
  const nlohmann::json body = {
      {"a", "text"}, {"empty", ""}, {"number", 1}, {"null", nullptr}, {"zero", std::string(1, '\0')}};
  EXPECT_EQ(text_member(body, "a", 4), "text");
  for (const char* wrong : {"none", "empty", "number", "null", "zero"})
    EXPECT_THROW(text_member(body, wrong, 10), Problem) << wrong;
  EXPECT_THROW(text_member(body, "a", 3), Problem);
  EXPECT_FALSE(optional_text_member(body, "null", 3));
}

}  // namespace
}  // namespace windscreen::serve
