// Signing in: the password, the second factor, the limits on guessing, and the session that comes of it.
#pragma once

#include <string>

#include "serve/accounts/account_key.h"
#include "serve/accounts/password.h"
#include "serve/accounts/sessions.h"
#include "store/people.h"
#include "store/store.h"

namespace windscreen::serve {

/// What someone gives who wants to sign in, and from where.
struct Credentials {
  std::string email;
  std::string password;
  /// The second factor's code, or a recovery code; empty where none is given.
  std::string code;
  std::string address;
  std::string device;
  /// The token that the browser has already; its session ends, so that none outlives a sign-in.
  std::string old_token;
};

/// Thread-safe. Both functions hash: for the workers that do.
class SignIn {
 public:
  SignIn(store::Store& store, const AccountKey& key, const Passwords& passwords, Sessions& sessions,
         SessionLimits limits, Clock clock)
      : store_(store),
        key_(key),
        passwords_(passwords),
        sessions_(sessions),
        limits_(std::move(limits)),
        clock_(std::move(clock)) {}

  /// A new session. Throws Refused: 401 wrong_credentials, second_factor_needed or wrong_second_factor, 403
  /// account_locked, 429 wait. Whether there is an account of the name shows neither in the words nor in the
  /// time: without one, as much is hashed and written.
  NewSession sign_in(const Credentials& credentials);

  /// Checks the password of someone signed in who is about to change what guards the account, within the same
  /// limits. Gives the account; throws Refused: 403 wrong_password, 429 wait.
  store::Account check_password(const Identity& identity, const std::string& password,
                                const std::string& address);

  /// A wrong code of someone signed in counts as a failure, as at the sign-in.
  void record_wrong_code(const store::Account& account, const std::string& address);

 private:
  struct Subject;
  Subject subject_of(const std::string& email, const std::string& address) const;
  /// Throws Refused (429) where there is to be a wait.
  void check_wait(const Subject& subject);
  void record(store::Writer& writer, const Subject& subject, const std::string& outcome) const;
  void record_failure(const Subject& subject, const std::string& outcome);

  store::Store& store_;
  const AccountKey& key_;
  const Passwords& passwords_;
  Sessions& sessions_;
  SessionLimits limits_;
  Clock clock_;
};

}  // namespace windscreen::serve
