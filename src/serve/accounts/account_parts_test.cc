// Passwords, codes, the key, tokens and the limits on guessing, each on its own; and a server over a socket.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "lake/workspace.h"
#include "serve/accounts/account_key.h"
#include "serve/accounts/one_time_code.h"
#include "serve/accounts/password.h"
#include "serve/accounts/people.h"
#include "serve/accounts/session_token.h"
#include "serve/accounts/sign_in_limits.h"
#include "serve/http/request_headers.h"
#include "serve/http/test_client.h"
#include "serve/server_program.h"
#include "store/test_engines.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

TEST(Password, IsLongAndNotMadeOfItsOwner) {
  const auto fault = [](const char* password) {
    return password_fault(password, "ann.lee@example.org", "Ann Lee");
  };
  EXPECT_EQ(fault("twelve chars"), "");
  EXPECT_NE(fault("eleven char"), "");
  EXPECT_EQ(fault("ëëëëëëëëëëëë"), "") << "characters are counted, not bytes";
  EXPECT_NE(fault("ëëëëëëëëëëë"), "");
  EXPECT_NE(fault("ann.lee@example.org"), "");
  EXPECT_NE(fault("Ann.Lee-Ann.Lee"), "");
  EXPECT_NE(fault("annlee123456"), "");
  EXPECT_EQ(fault("annlee likes green tea"), "");
  EXPECT_NE(fault(std::string(513, 'a').c_str()), "");
  EXPECT_NE(fault("twelve chars\xff"), "");
  EXPECT_EQ(password_fault("xu xu xu xu xu", "xu@example.org", "Xu"), "") << "a short name is in many words";
}

TEST(Password, MatchesItsHashAndNothingElse) {
  const Passwords cheap({1, 8192});
  const std::string hash = cheap.hash("correct horse battery");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_NE(hash, cheap.hash("correct horse battery")) << "salted";
  EXPECT_TRUE(cheap.matches(hash, "correct horse battery"));
  EXPECT_FALSE(cheap.matches(hash, "correct horse batterz"));
  EXPECT_FALSE(cheap.matches("", "correct horse battery"));
}

// RFC 6238, appendix B, SHA-1: of its eight digits the last six.
TEST(OneTimeCode, IsThatOfTheStandard) {
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(code_at(secret, 59 / 30), "287082");
  EXPECT_EQ(code_at(secret, 1111111109 / 30), "081804");
  EXPECT_EQ(code_at(secret, 1234567890 / 30), "005924");
  EXPECT_EQ(code_at(secret, 20000000000 / 30), "353130");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(code_address(secret, "ann@example.org"),
            "otpauth://totp/"
            "Windscreen:ann%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Windscreen");
}

TEST(OneTimeCode, CountsForOneStepEitherSideAndOnce) {
  const std::string secret = "12345678901234567890";
  const std::int64_t now = 1111111109;
  const std::int64_t step = now / 30;
  EXPECT_EQ(step_of_code(secret, "081 804", now, std::nullopt), step);
  EXPECT_EQ(step_of_code(secret, "081804", now + 30, std::nullopt), step);
  EXPECT_EQ(step_of_code(secret, "081804", now - 30, std::nullopt), step);
  EXPECT_FALSE(step_of_code(secret, "081804", now + 60, std::nullopt));
  EXPECT_FALSE(step_of_code(secret, "081804", now, step));
  EXPECT_TRUE(step_of_code(secret, "081804", now, step - 1));
  for (const char* wrong : {"", "81804", "0818044", "08180a"})
    EXPECT_FALSE(step_of_code(secret, wrong, now, std::nullopt)) << wrong;
}

TEST(RecoveryCode, IsReadHoweverItIsTyped) {
  const std::string code = new_recovery_code();
  ASSERT_EQ(code.size(), 11U);
  const std::string squashed = squashed_recovery_code(code);
  EXPECT_EQ(squashed_recovery_code(" " + base::lower(code) + " "), squashed);
  EXPECT_EQ(squashed_recovery_code("123456"), "");
}

TEST(AccountKey, SealsForOnePurposeAndIsForItsOwnerOnly) {
  const store::TemporaryDirectory directory;
  const AccountKey key = AccountKey::of_workspace(directory.path());
  const AccountKey again = AccountKey::of_workspace(directory.path());
  const std::string sealed = key.seal("a", "text");
  EXPECT_EQ(again.open("a", sealed), "text");
  EXPECT_FALSE(again.open("b", sealed));
  std::string changed = sealed;
  changed.back() = changed.back() == '0' ? '1' : '0';
  EXPECT_FALSE(again.open("a", changed));
  EXPECT_FALSE(again.open("a", "not hexadecimal"));
  EXPECT_EQ(key.digest("a", "x"), again.digest("a", "x"));
  EXPECT_NE(key.digest("a", "x"), key.digest("b", "x"));
  const fs::path file = directory.path() / "accounts.key";
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THROW(AccountKey::of_workspace(directory.path()), base::Error);
  fs::permissions(file, fs::perms::group_read, fs::perm_options::remove);
  std::ofstream(file) << "00ff";
  EXPECT_THROW(AccountKey::of_workspace(directory.path()), base::Error);
}

TEST(ClientAddress, IsWhatOurOwnProxySaysAndNothingThatTheClientWrote) {
  Headers headers;
  EXPECT_EQ(client_address(headers, "127.0.0.1", true), "127.0.0.1");
  headers.add("X-Forwarded-For", "1.2.3.4, 198.51.100.7");
  EXPECT_EQ(client_address(headers, "127.0.0.1", true), "198.51.100.7");
  EXPECT_EQ(client_address(headers, "10.1.1.1", false), "10.1.1.1");
  headers.add("X-Forwarded-For", "nonsense");
  EXPECT_EQ(client_address(headers, "127.0.0.1", true), "127.0.0.1");
}

TEST(Device, IsABrowserOnASystem) {
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 "
                      "Safari/537.36 Edg/126.0"),
            "Edge on Windows");
  EXPECT_EQ(
      device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"),
      "Safari on iPhone");
  EXPECT_EQ(device_of(""), "another browser");
}

store::SignInAttempt attempt(const char* at, const char* outcome) { return {"i", at, {}, "s", "a", outcome}; }

TEST(Wait, GrowsWithFailuresAndBeginsWithTheLast) {
  const store::Moment now = *store::moment_from("2020-02-29T09:00:00.000Z");
  const auto wait = [&](std::size_t failures, bool known, auto RecentAttempts::* list) {
    RecentAttempts recent;
    recent.known_address = known;
    (recent.*list).assign(failures, attempt("2020-02-29T09:00:00.000Z", "wrong_password"));
    return wait_before_next(recent, now).count();
  };
  EXPECT_EQ(wait(4, false, &RecentAttempts::of_pair), 0);
  EXPECT_EQ(wait(5, false, &RecentAttempts::of_pair), 5);
  EXPECT_EQ(wait(7, true, &RecentAttempts::of_pair), 20);
  EXPECT_EQ(wait(200, true, &RecentAttempts::of_pair), 300);
  EXPECT_EQ(wait(19, false, &RecentAttempts::of_subject), 0);
  EXPECT_EQ(wait(200, false, &RecentAttempts::of_subject), 30);
  EXPECT_EQ(wait(200, true, &RecentAttempts::of_subject), 0) << "a known address does not wait for strangers";
  EXPECT_EQ(wait(49, false, &RecentAttempts::of_address), 0);
  EXPECT_EQ(wait(200, false, &RecentAttempts::of_address), 60);
  RecentAttempts recent;
  recent.of_pair.assign(5, attempt("2020-02-29T08:59:57.000Z", "wrong_password"));
  EXPECT_EQ(wait_before_next(recent, now).count(), 2) << "three of the five seconds have passed";
  recent.of_pair.insert(recent.of_pair.begin(), attempt("2020-02-29T08:59:58.000Z", "signed_in"));
  EXPECT_EQ(wait_before_next(recent, now).count(), 0) << "a success ends the count";
  recent.of_pair.assign(20, attempt("2020-02-29T08:59:57.000Z", "rate_limited"));
  EXPECT_EQ(wait_before_next(recent, now).count(), 0) << "what was not looked at is no failure";
}

TEST(Accounts, SignInOverASocket) {
  const store::TemporaryDirectory directory;
  const auto workspace = lake::Workspace::create(directory.path() / "w", {"936", "Surrey", {}});
  ServeOptions options;
  options.workspace = workspace.directory();
  options.server.port = 0;
  options.password_cost = {1, 8192};
  {
    ServerProgram without(options);
    EXPECT_FALSE(without.has_store());
    const auto session = fetch(without.port(), "/api/v1/session");
    EXPECT_NE(session.value().body.find(R"("sign_in":"off")"), std::string::npos);
    EXPECT_EQ(fetch(without.port(), "/api/v1/drafts").value().status, 404);
  }
  const store::Location location = store::locate(options.workspace, "");
  store::bring_up_to_date(location);
  ServerProgram server(options);
  ASSERT_TRUE(server.has_store());
  PeopleOptions same;
  same.workspace = options.workspace;
  same.location = location;
  same.cost = options.password_cost;
  People people(same);
  const auto [account, invitation] = people.accounts.invite("system:test", "ann@example.org", "Ann", {});
  people.accounts.accept(invitation.token, "correct horse battery");
  const std::string body = R"({"email":"ann@example.org","password":"correct horse battery"})";
  Client client(server.port());
  client.send(get("/api/v1/sign-in",
                  "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n",
                  "POST") +
              body);
  const auto in = client.receive();
  ASSERT_EQ(in.value().status, 200) << in->body;
  const std::string cookie =
      in->headers.find("Set-Cookie")->substr(0, in->headers.find("Set-Cookie")->find(';'));
  const auto session = fetch(server.port(), "/api/v1/session", "Cookie: " + cookie + "\r\n");
  EXPECT_NE(session.value().body.find("ann@example.org"), std::string::npos);
  EXPECT_EQ(fetch(server.port(), "/api/v1/drafts", "Cookie: " + cookie + "\r\n").value().status, 200);
  EXPECT_EQ(fetch(server.port(), "/api/v1/drafts").value().status, 401);
  EXPECT_EQ(fetch(server.port(), "/api/v1/areas", "Cookie: " + cookie + "\r\n").value().status, 403)
      << "without a role there is nothing to see";
}

}  // namespace
}  // namespace windscreen::serve
