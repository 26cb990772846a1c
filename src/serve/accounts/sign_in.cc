#include "serve/accounts/sign_in.h"

#include "base/text.h"
#include "serve/accounts/accounts.h"
#include "serve/accounts/second_factor.h"
#include "serve/accounts/sign_in_limits.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using store::Account;
using store::moment_text;
using store::Writer;

const store::Act by_the_door = {"system:sign-in", "sign_in.refuse"};

Refused wrong_credentials() {
  return {401, "The e-mail address or the password is not right.",
          "Check both. If you have forgotten the password, ask an administrator for a link.",
          "wrong_credentials"};
}

}  // namespace

// Whom a try is for: what was typed as a name is kept as a digest only, as people type passwords there.
struct SignIn::Subject {
  std::string digest;
  std::string address;
  std::optional<Account> account;
};

SignIn::Subject SignIn::subject_of(const std::string& email, const std::string& address) const {
  const std::string name = base::lower(base::trim(email));
  Subject subject{key_.digest("sign-in name", name), address, std::nullopt};
  subject.account =
      store_.read([&](const store::Queries& reader) { return account_with_email(reader, name); });
  return subject;
}

void SignIn::record(Writer& writer, const Subject& subject, const std::string& outcome) const {
  store::SignInAttempt attempt;
  attempt.id = store::new_id();
  attempt.attempted_at = moment_text(clock_());
  if (subject.account) attempt.account_id = subject.account->id;
  attempt.subject_digest = subject.digest;
  attempt.address = subject.address;
  attempt.outcome = outcome;
  writer.insert(attempt);
  forget_old_attempts(writer, clock_());
}

void SignIn::record_failure(const Subject& subject, const std::string& outcome) {
  store_.write(by_the_door, [&](Writer& writer) { record(writer, subject, outcome); });
}

void SignIn::check_wait(const Subject& subject) {
  const auto recent = store_.read([&](const store::Queries& reader) {
    return recent_attempts(reader, subject.digest, subject.address, clock_());
  });
  const auto wait = wait_before_next(recent, clock_());
  if (wait.count() == 0) return;
  // Once a wait, so that whoever does not stop fills no disk.
  if (recent.of_pair.empty() || recent.of_pair.front().outcome != "rate_limited")
    record_failure(subject, "rate_limited");
  throw Refused(429, "There were too many wrong tries.",
                "Wait " + std::to_string(wait.count()) + " seconds, and try again.", "wait",
                static_cast<int>(wait.count()));
}

NewSession SignIn::sign_in(const Credentials& credentials) {
  const Subject subject = subject_of(credentials.email, credentials.address);
  check_wait(subject);
  const auto& account = subject.account;
  const bool may_have_one = account && (account->status == "active" || account->status == "locked");
  const std::string hash = may_have_one ? account->password_hash.value_or("") : "";
  // Looked at first, so that a name without an account takes as long.
  const bool right = passwords_.matches(hash, credentials.password);
  if (!right || !account) {
    record_failure(subject, !account ? "unknown_account" : hash.empty() ? "not_active" : "wrong_password");
    throw wrong_credentials();
  }
  if (account->status == "locked") {
    record_failure(subject, "not_active");
    throw Refused(403, "Your account is locked.", "Ask an administrator to unlock it.", "account_locked");
  }
  if (account->totp_secret && credentials.code.empty())
    throw Refused(401, "A code of your second factor is needed.",
                  "Type the code that your app shows, or a recovery code.", "second_factor_needed");
  const std::string new_hash = passwords_.is_outdated(hash) ? passwords_.hash(credentials.password) : "";

  // What is refused in here is written down as well, so nothing is thrown.
  std::string refused;
  std::optional<std::string> ended;
  const auto made =
      store_.write({account->id, "session.begin"}, [&](Writer& writer) -> std::optional<NewSession> {
        refused.clear();
        ended.reset();
        Account now = writer.find<Account>(account->id).value();
        // Changed, or locked, since the password was looked at.
        if (now.status != "active" || now.password_hash != account->password_hash)
          refused = "not_active";
        else if (now.totp_secret && !use_code(writer, key_, now, credentials.code, clock_()))
          refused = "wrong_second_factor";
        record(writer, subject, refused.empty() ? "signed_in" : refused);
        if (!refused.empty()) return std::nullopt;
        if (!new_hash.empty()) {
          now.password_hash = new_hash;
          writer.update(now);
        }
        ended = end_replaced_session(writer, credentials.old_token, clock_());
        return begin_session(writer, account->id, credentials.device, now.totp_secret.has_value(), limits_,
                             clock_());
      });
  if (ended) sessions_.forget(*ended);
  if (made) return *made;
  if (refused == "wrong_second_factor")
    throw Refused(401, "The code is not right, or it was used already.",
                  "Wait for the next code of your app, or use a recovery code.", "wrong_second_factor");
  throw wrong_credentials();
}

Account SignIn::check_password(const Identity& identity, const std::string& password,
                               const std::string& address) {
  const auto account =
      store_.read([&](const store::Queries& reader) { return reader.find<Account>(identity.account); });
  if (!account) throw wrong_credentials();
  const Subject subject = subject_of(account->email, address);
  check_wait(subject);
  if (!passwords_.matches(account->password_hash.value_or(""), password)) {
    record_failure(subject, "wrong_password");
    throw Refused(403, "The current password is not right.", "Type the password that you signed in with.",
                  "wrong_password");
  }
  return *account;
}

void SignIn::record_wrong_code(const Account& account, const std::string& address) {
  record_failure(subject_of(account.email, address), "wrong_second_factor");
}

}  // namespace windscreen::serve
