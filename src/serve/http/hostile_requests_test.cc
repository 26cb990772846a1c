// Requests that no page sends: addresses that climb, messages that are cut wrong or say two lengths, bodies
// that are none.
#include <gtest/gtest.h>

#include <chrono>

#include "serve/http/http_world_test.h"
#include "serve/http/openapi.h"

namespace windscreen::serve {
namespace {

using namespace std::string_literals;
using nlohmann::json;

class HostileRequests : public HttpWorld {
 protected:
  std::string secret() const {
    std::ifstream file(workspace.directory() / "accounts.key", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  // What files of the machine or of the workspace would show, and no answer may.
  void expect_no_file(const Received& received, const std::string& what) const {
    for (const char* words : {"root:", "daemon:x", "SQLite format", "made up", "PATH=", "PAR1"})
      EXPECT_EQ(received.body.find(words), std::string::npos) << what;
    EXPECT_EQ(received.body.find(secret()), std::string::npos) << what;
    EXPECT_EQ(received.body.find(workspace.directory().string()), std::string::npos)
        << what << " names a folder";
  }
  void expect_well() const { EXPECT_EQ(ask({}, "GET", "/healthz").status, 200); }

  // The statuses of all answers to these bytes, until the server ends the connection or has nothing more to
  // say.
  std::vector<int> answers_to(const std::string& bytes) const {
    Client client(server->port());
    std::vector<int> statuses;
    client.send(bytes);
    client.finish_sending();
    while (const auto received = client.receive()) statuses.push_back(received->status);
    return statuses;
  }
};
ON_EACH_ENGINE(HostileRequests);

const std::vector<std::string>& climbing() {
  static const std::vector<std::string> all = {"..",
                                               "../authority.json",
                                               "../../../../etc/passwd",
                                               "%2e%2e/%2e%2e/etc/passwd",
                                               "..%2fauthority.json",
                                               "%2e%2e%2fauthority.json",
                                               "..%252f..%252fetc%252fpasswd",
                                               "%252e%252e%252fauthority.json",
                                               "..\\authority.json",
                                               "..%5cauthority.json",
                                               "%5c..%5cauthority.json",
                                               "....//authority.json",
                                               "..;/authority.json",
                                               "/etc/passwd",
                                               "//etc/passwd",
                                               "%2fetc%2fpasswd",
                                               "file:%2f%2f/etc/passwd",
                                               "file:///etc/passwd",
                                               "C:\\windows\\win.ini",
                                               "authority.json%00",
                                               "%00",
                                               "referred%00.csv",
                                               "..%c0%afauthority.json",
                                               "%c0%ae%c0%ae/authority.json",
                                               "%uff0e%uff0e/authority.json",
                                               "%ef%bc%8e%ef%bc%8e%ef%bc%8fauthority.json",
                                               "/proc/self/environ",
                                               "%2e",
                                               "store.sqlite",
                                               "accounts.key",
                                               "'; drop table accounts; --",
                                               "%27%20or%201=1--",
                                               "'||(select password_hash from accounts)||'",
                                               "%0d%0aSet-Cookie:%20a=b",
                                               "$(id)",
                                               "{{7*7}}"};
  return all;
}

TEST_P(HostileRequests, NoAddressClimbsOutOfItsPlace) {
  const HttpBrowser browser = signed_in("everyone");
  std::size_t walked = 0;
  for (const Route& route : routes()) {
    if (route.method != Method::get || route.path.empty()) continue;
    for (const std::string& climb : climbing()) {
      for (const char* extension : {"", ".json", ".csv"}) {
        std::string target = address_of(route, climb) + extension;
        // What cannot stand in a request's first line is sent as it would be written there.
        for (std::size_t at = 0; (at = target.find(' ')) != std::string::npos;) target.replace(at, 1, "%20");
        const Received received = get(browser, target);
        EXPECT_LT(received.status, 500) << target;
        expect_no_file(received, target);
        EXPECT_EQ(received.headers.find("a"), nullptr) << target;
        EXPECT_EQ(received.headers.count("Set-Cookie"), 0U) << target;
        ++walked;
      }
    }
  }
  for (const char* root : {"/", "/assets/", "/public/", "/api/v1/", "/performance/../../", "//", "/./"}) {
    for (const std::string& climb : climbing()) {
      std::string target = root + climb;
      for (std::size_t at = 0; (at = target.find(' ')) != std::string::npos;) target.replace(at, 1, "%20");
      const Received received = get(browser, target);
      EXPECT_NE(received.status, 200) << target;
      EXPECT_LT(received.status, 500) << target;
      expect_no_file(received, target);
    }
  }
  EXPECT_GT(walked, 500U);
  expect_well();
}

TEST_P(HostileRequests, NoParameterOfAnAddressReachesAFile) {
  const HttpBrowser browser = signed_in("everyone");
  for (const Route& route : routes()) {
    if (route.method != Method::get) continue;
    for (const Parameter& parameter : route.query) {
      for (std::string climb : climbing()) {
        for (std::size_t at = 0; (at = climb.find(' ')) != std::string::npos;) climb.replace(at, 1, "+");
        const std::string target = address_of(route) + "?" + parameter.name + "=" + climb;
        const Received received = get(browser, target);
        // Words that are looked for may be any: nothing is found, and that is an answer.
        const bool answered = parameter.kind == Parameter::Kind::text && received.status == 200;
        // A workbook is not given as JSON, whatever its parameters are.
        const bool refused = received.status == 400 || received.status == 404 || received.status == 406;
        EXPECT_TRUE(answered || refused) << target << " " << received.status;
        expect_no_file(received, target);
      }
    }
  }
}

// Every member of every body with what is not meant for it: refused, or nothing found, but never a fault.
TEST_P(HostileRequests, NoBodyMakesAFaultOfTheServers) {
  const std::vector<json> values = {nullptr,
                                    true,
                                    -1,
                                    1e308,
                                    std::uint64_t{18446744073709551615ULL},
                                    "",
                                    " ",
                                    "\0"s,
                                    "a\0b"s,
                                    "../../etc/passwd",
                                    "'; drop table accounts; --",
                                    "%s%n%x",
                                    "\xF0\x9F\x92\xA5\xE2\x80\xAE\xEF\xBF\xBE",
                                    std::string(5000, 'x'),
                                    "2020-02-30",
                                    "9999999999-01-01",
                                    "=cmd|'/c calc'!A1",
                                    json::array(),
                                    json::array({nullptr, 1, "x", json::object()}),
                                    json::object(),
                                    json::parse(R"({"a":{"b":[{"c":null}]}})")};
  std::size_t asked = 0;
  for (const Route& route : routes()) {
    if (route.body == BodyKind::none || route.takes.empty()) continue;
    const json schema = json::parse(schema_named(route.takes));
    if (!schema.contains("properties")) continue;
    const std::string name = name_of_route(route);
    HttpBrowser browser = entered("everyone");
    for (const auto& [member, described] : schema["properties"].items()) {
      for (const json& value : values) {
        // Beside values of the right kind, so that each member is reached.
        json body = json::object();
        for (const auto& [other, kind] : schema["properties"].items()) {
          const std::string type =
              kind.contains("type") && kind["type"].is_string() ? kind["type"] : "string";
          const bool needed = std::find(schema["required"].begin(), schema["required"].end(), other) !=
                              schema["required"].end();
          if (!needed) continue;
          body[other] = type == "integer"    ? json(1)
                        : type == "boolean"  ? json(false)
                        : type == "array"    ? json::array()
                        : type == "object"   ? json::object()
                        : other == "purpose" ? json("audit")
                                             : json("referred");
        }
        body[member] = value;
        const Received received =
            change(browser, std::string(name_of(route.method)), address_of(route), body);
        EXPECT_LT(received.status, 500)
            << name << " " << body.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 300);
        expect_no_file(received, name);
        ++asked;
        // Some of these end the session, as they should.
        if (!is_signed_in(browser)) browser = entered("other");
      }
    }
  }
  EXPECT_GT(asked, 500U);
  expect_well();
}

TEST_P(HostileRequests, NoTextThatIsNoJsonIsTaken) {
  HttpBrowser browser = signed_in("everyone");
  const std::string before = log_end();
  const std::vector<std::string> bodies = {
      "",
      "null",
      "[]",
      "1",
      "\"x\"",
      "{",
      "}",
      "{\"a\":}",
      "{\"a\":1,}",
      "{'a':1}",
      "{\"a\":1} {\"b\":2}",
      "{\"a\":\"\xFF\xFE\"}",
      "{\"a\":\"\xC0\xAF\"}",
      "{\"a\":\"\xED\xA0\x80\"}",
      "{\"a\":\"\\ud800\"}",
      "{\"a\":1e999}",
      "{\"a\":NaN}",
      "{\"a\":\"\0\"}"s,
      "\xEF\xBB\xBF[]",
      "{\"a\":" + std::string(30'000, '[') + std::string(30'000, ']') + "}",
      std::string(60'000, '{'),
      std::string(60'000, '['),
      "<x/>",
      "a=b&c=d"};
  for (const Route& route : routes()) {
    if (route.body == BodyKind::none || route.body == BodyKind::bytes) continue;
    for (const std::string& body : bodies) {
      const Received received = ask(browser, std::string(name_of(route.method)), address_of(route), body,
                                    {{"Content-Type", "application/json"}, {"X-CSRF-Token", browser.csrf}});
      EXPECT_EQ(received.status, 400) << name_of_route(route) << " " << body.substr(0, 60);
    }
  }
  EXPECT_EQ(log_end(), before);
}

TEST_P(HostileRequests, WhatIsTooLongIsRefusedOrCutOff) {
  const HttpBrowser browser = signed_in("everyone");
  const Limits limits;
  const auto cut_off = [&](const std::string& bytes) {
    Client client(server->port());
    client.send(bytes);
    return client.ends_within(9000);
  };
  EXPECT_TRUE(cut_off(serve::get("/" + std::string(limits.target, 'a'))));
  EXPECT_TRUE(cut_off(serve::get("/?" + std::string(limits.target, 'a'))));
  EXPECT_TRUE(cut_off(serve::get("/", "X: " + std::string(limits.field_value + 1, 'a') + "\r\n")));
  EXPECT_TRUE(cut_off(
      serve::get("/", "Cookie: windscreen_session=" + std::string(limits.field_value, 'a') + "\r\n")));
  EXPECT_TRUE(cut_off(serve::get("/", std::string(limits.field_name + 1, 'X') + ": a\r\n")));
  std::string fields;
  for (std::size_t i = 0; i <= limits.fields; ++i) fields += "X-Field: 1\r\n";
  EXPECT_TRUE(cut_off(serve::get("/", fields)));
  // A parameter more than there can be, and many cookies: refused or not found, but answered.
  std::string many = "/api/v1/indicators?a=1";
  for (int i = 0; i < 200; ++i) many += "&a" + std::to_string(i) + "=1";
  EXPECT_EQ(get(browser, many).status, 400);
  std::string cookies;
  for (int i = 0; i < 300; ++i) cookies += "c" + std::to_string(i) + "=1; ";
  EXPECT_EQ(ask({}, "GET", "/api/v1/sessions", {}, {{"Cookie", cookies + browser.cookie}}).status, 401);
  // A body over the limit is told so, where the address takes no more.
  const std::string body = R"({"email":")" + std::string(limits.body, 'a') + "\"}";
  EXPECT_EQ(ask({}, "POST", "/api/v1/sign-in", body, {{"Content-Type", "application/json"}}).status, 413);
  for (const char* length :
       {"99999999999999999999999", "18446744073709551616", "1000000000000", "9223372036854775807"})
    EXPECT_TRUE(
        cut_off(fmt::format("POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            "application/json\r\nContent-Length: {}\r\n\r\n{{}}",
                            length)))
        << length;
  expect_well();
}

// A message that a proxy and this server could cut at different places: the second request in it must never
// be answered as one of its own beside the first.
TEST_P(HostileRequests, NoRequestIsHiddenInAnother) {
  const std::string hidden = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string head =
      "POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  const auto expect_refused = [&](const std::string& name, const std::string& bytes) {
    const auto statuses = answers_to(bytes);
    EXPECT_LE(statuses.size(), 1U) << name << ": the hidden request is answered";
    for (const int status : statuses) EXPECT_GE(status, 400) << name;
    expect_well();
  };
  const std::string chunked = "0\r\n\r\n" + hidden;
  const std::string length = fmt::format("Content-Length: {}\r\n", chunked.size());
  expect_refused("length, then chunks", head + length + "Transfer-Encoding: chunked\r\n\r\n" + chunked);
  expect_refused("chunks, then length", head + "Transfer-Encoding: chunked\r\n" + length + "\r\n" + chunked);
  expect_refused("two lengths", head + "Content-Length: 0\r\n" + length + "\r\n" + hidden);
  expect_refused("two lengths, the other way", head + length + "Content-Length: 0\r\n\r\n" + hidden);
  expect_refused("a list of lengths", head + "Content-Length: 0, 5\r\n\r\n" + hidden);
  expect_refused("a signed length", head + "Content-Length: +0\r\n\r\n" + hidden);
  expect_refused("a negative length", head + "Content-Length: -1\r\n\r\n" + hidden);
  expect_refused("a length in hexadecimal", head + "Content-Length: 0x0\r\n\r\n" + hidden);
  expect_refused("a length of words", head + "Content-Length: none\r\n\r\n" + hidden);
  for (const char* encoding :
       {"xchunked", "chunked, identity", "identity, chunked, identity", "chunked x", "x"})
    expect_refused(encoding,
                   head + "Transfer-Encoding: " + encoding + "\r\n" + "Content-Length: 0\r\n\r\n" + chunked);
  expect_refused("a space before the colon",
                 head + "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n" + chunked);
  expect_refused("a tab before the colon", head + "Content-Length\t: 0\r\n\r\n" + hidden);
  expect_refused("a chunk's size that is none",
                 head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n" + hidden);
  expect_refused("a chunk's size that is negative",
                 head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + hidden);
  expect_refused("a chunk's size beyond all",
                 head + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n" + hidden);
  expect_refused("a chunk longer than it says",
                 head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}xx\r\n0\r\n\r\n" + hidden);
}

TEST_P(HostileRequests, MalformedHeadsAreRefused) {
  const auto expect_refused = [&](const std::string& name, const std::string& bytes) {
    for (const int status : answers_to(bytes)) EXPECT_GE(status, 400) << name;
    expect_well();
  };
  expect_refused("no version", "GET /healthz\r\n\r\n");
  expect_refused("no address", "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("HTTP/2 as text", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  expect_refused("lower case", "get /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("a NUL in the address", "GET /heal\0thz HTTP/1.1\r\nHost: localhost\r\n\r\n"s);
  expect_refused("a NUL in a field", "GET /healthz HTTP/1.1\r\nHost: local\0host\r\n\r\n"s);
  expect_refused("a bare CR in a field", "GET /healthz HTTP/1.1\r\nHost: local\rhost\r\n\r\n");
  expect_refused("no host", "GET /healthz HTTP/1.1\r\n\r\n");
  expect_refused("two hosts", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n");
  expect_refused("an empty host", "GET /healthz HTTP/1.1\r\nHost: \r\n\r\n");
  expect_refused("another host", "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  expect_refused("a host with a user", "GET /healthz HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n");
  expect_refused("another server's address",
                 "GET http://evil.example/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("a tunnel", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("no server in particular", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("bytes that are no UTF-8", "GET /\xFF\xFE HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect_refused("a field without a name", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n");
  expect_refused("a field without a colon", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nnothing\r\n\r\n");
  expect_refused("TLS", "\x16\x03\x01\x02" + std::string(200, '\x01'));
  // An upgrade is not taken up: what comes behind it is no conversation in another protocol.
  const auto upgraded = answers_to(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
      "websocket\r\nSec-WebSocket-Version: "
      "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  for (const int status : upgraded) EXPECT_NE(status, 101);
  expect_well();
}

}  // namespace
}  // namespace windscreen::serve
