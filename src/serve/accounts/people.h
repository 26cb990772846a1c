// All that signing in needs, put together over one store.
#pragma once

#include <filesystem>

#include "serve/accounts/account_key.h"
#include "serve/accounts/accounts.h"
#include "serve/accounts/drafts.h"
#include "serve/accounts/password.h"
#include "serve/accounts/sessions.h"
#include "serve/accounts/sign_in.h"
#include "serve/administration/settings.h"
#include "serve/application.h"
#include "store/store.h"

namespace windscreen::serve {

struct PeopleOptions {
  /// Where accounts.key is.
  std::filesystem::path workspace;
  store::Location location;
  PasswordCost cost;
  SessionLimits limits;
  /// The system's own where it is empty.
  Clock clock;
  /// As in ApplicationOptions.
  bool secure = false;
  /// A proxy of our own is in front, and says in X-Forwarded-For who asks.
  bool behind_proxy = false;
  /// What people call the account of the council's directory with which they may sign in ("your council
  /// account"); empty: they may not.
  std::string single_sign_on;
};

/// Opens the store and the key; throws Error where either cannot be. Thread-safe, as its parts are.
class People {
 public:
  explicit People(const PeopleOptions& options);
  People(const People&) = delete;
  People& operator=(const People&) = delete;

 private:
  PeopleOptions options_;

 public:
  store::Store store;
  const AccountKey key;
  const Passwords passwords;
  Settings settings;
  Sessions sessions;
  Accounts accounts;
  SignIn sign_in;
  Drafts drafts;

  store::Moment now() const { return options_.clock(); }
  /// With what the authority chooses; good as long as this is.
  SessionLimits limits() const;
  bool secure() const { return options_.secure; }
  bool behind_proxy() const { return options_.behind_proxy; }
  const std::string& single_sign_on() const { return options_.single_sign_on; }
};

/// Who asks is who has a session: sets what the application asks about it (application.h). `people` must
/// outlive the application.
void know_by_sessions(ApplicationOptions& options, People& people);

}  // namespace windscreen::serve
