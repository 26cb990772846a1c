// Signing in through the council's directory: begun in a browser, finished in the same browser, once.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "serve/accounts/account_key.h"
#include "serve/accounts/sessions.h"
#include "serve/single_sign_on/oidc_directory.h"
#include "store/store.h"

namespace windscreen::serve {

/// How many sign-ins from each network address have begun of late and come to nothing. Whoever goes on
/// beginning them must wait; colleagues behind one address who do sign in do not count. Thread-safe.
class BegunSignIns {
 public:
  /// Seconds to wait before the address may begin another (0: it has begun now): 50 unfinished an hour are
  /// free, then 1 s, 2 s … up to a minute after the one before.
  int begin(const std::string& address, store::Moment now);
  /// One of them was finished.
  void finish(const std::string& address);

 private:
  std::mutex mutex_;
  std::map<std::string, std::deque<store::Moment>> begun_;
};

/// A sign-in that has begun.
struct BegunSignIn {
  /// Where the browser is to go.
  std::string go_to;
  /// The secret that the browser keeps, in a cookie of its own, until it is back.
  std::string browser;
};

/// What a browser brings back from the directory, none of it believed yet. Empty: it was not there.
struct BroughtBack {
  std::string state;
  std::string code;
  /// The directory's word for why not, in place of a code.
  std::string error;
  /// Which directory sent it (RFC 9207).
  std::string issuer;
  /// The browser's own secret.
  std::string browser;
  std::string address;
  std::string device;
  /// As in Credentials: its session ends. Browsers keep it to themselves where the directory is another site.
  std::string old_token;
};

/// How it ended.
struct FinishedSignIn {
  /// The new session's token; empty where nobody is signed in.
  std::string token;
  /// Where the page that began it wanted to go on; "/" where that is not known.
  std::string return_to = "/";
  /// Why nobody is signed in: sso_over, sso_cancelled, sso_unreachable, sso_not_believed, sso_no_account,
  /// account_locked or sso_linked_elsewhere.
  std::string problem;
  /// The same for the server's log, without anyone's name; may be empty.
  std::string fault;
};

/// Thread-safe. `begin` and `finish` ask the directory and wait: for workers.
class OidcSignIn {
 public:
  OidcSignIn(store::Store& store, const AccountKey& key, Sessions& sessions, SessionLimits limits,
             Clock clock, OidcDirectory& directory)
      : store_(store),
        key_(key),
        sessions_(sessions),
        limits_(std::move(limits)),
        clock_(std::move(clock)),
        directory_(directory) {}

  const OidcOptions& options() const { return directory_.options(); }

  /// Begins a sign-in for the browser that has the secret `browser` (empty, or no token: it gets one), which
  /// wants to go on at `return_to`, a path of this server. Throws Refused (429 wait) and OidcFault.
  BegunSignIn begin(const std::string& browser, const std::string& return_to, const std::string& address);

  /// Finishes it. What is refused is in what it gives; nothing is thrown for it.
  FinishedSignIn finish(const BroughtBack& brought);

 private:
  std::optional<store::SignInFlow> take_flow(const BroughtBack& brought);
  void let_in(const BroughtBack& brought, const IdClaims& claims, FinishedSignIn& finished);
  void record(store::Writer& writer, const BroughtBack& brought, const std::optional<std::string>& account,
              const std::string& subject, const std::string& outcome) const;

  store::Store& store_;
  const AccountKey& key_;
  Sessions& sessions_;
  SessionLimits limits_;
  Clock clock_;
  OidcDirectory& directory_;
  BegunSignIns begun_;
};

}  // namespace windscreen::serve
