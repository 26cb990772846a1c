// Sessions: begun, used, ended; kept in the store and remembered for a moment, so that a request does not
// wait for the disk.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "serve/accounts/identity.h"
#include "store/identity.h"
#include "store/people.h"
#include "store/sign_in.h"
#include "store/store.h"

namespace windscreen::serve {

/// The present moment; tests give another.
using Clock = std::function<store::Moment()>;

struct SessionLimits {
  using Milliseconds = std::chrono::milliseconds;

  /// Without use.
  std::chrono::milliseconds idle = std::chrono::minutes(30);
  /// From sign-in, however much it is used.
  std::chrono::milliseconds absolute = std::chrono::hours(12);
  /// How long a session is believed without looking into the store again: how late what another program did
  /// (the command line, another server) is noticed. What this server did is noticed at once.
  std::chrono::milliseconds memory = std::chrono::seconds(5);
  /// The first two as the authority has chosen them meanwhile (settings.h), asked at each use; where they are
  /// empty, or the limit was given when the server was started, the above hold. Never wait; thread-safe.
  std::function<Milliseconds()> chosen_idle = {};      // NOLINT(readability-redundant-member-init)
  std::function<Milliseconds()> chosen_absolute = {};  // NOLINT(readability-redundant-member-init)
  bool idle_given = false;
  bool absolute_given = false;

  Milliseconds idle_now() const { return chosen_idle && !idle_given ? chosen_idle() : idle; }
  Milliseconds absolute_now() const {
    return chosen_absolute && !absolute_given ? chosen_absolute() : absolute;
  }
};

/// A session that is not over, with its owner as they are now.
struct SessionView {
  Identity identity;
  std::string email;
  std::string name;
  /// Whether the account has a second factor.
  bool second_factor = false;
  /// Whether it has a password; without one its owner signs in with the council's directory only.
  bool password = true;
  store::Moment idle_ends;
  store::Moment ends;
};

/// A session that has begun: the token goes to the browser, and is nowhere else.
struct NewSession {
  std::string token;
  store::Session row;
};

/// Begins a session. In the transaction of what lets the person in.
NewSession begin_session(store::Writer& writer, const std::string& account, const std::string& device,
                         bool second_factor, const SessionLimits& limits, store::Moment now);

/// Ends the account's sessions that are not over, but for the one with the id `except`; gives how many.
/// `reason` as in store::Session.
std::int64_t end_sessions(store::Writer& writer, const std::string& account, const std::string& except,
                          const std::string& reason, store::Moment now);

/// Ends one session, if it is the account's (empty: anyone's) and not over. False otherwise.
bool end_session(store::Writer& writer, const std::string& id, const std::string& account,
                 const std::string& reason, store::Moment now);

/// Ends the session of the token that a browser had until now, as another takes its place; gives whose it
/// was, or nothing where the token is none or its session is over. Forget that account's sessions (below)
/// once the transaction is through.
std::optional<std::string> end_replaced_session(store::Writer& writer, const std::string& old_token,
                                                store::Moment now);

/// The day by which grants are in force at a moment ("2020-09-30"): that where the authority is, which begins
/// and ends an hour before that of UTC in summer time. Thread-safe.
std::string grant_day(store::Moment moment);

/// The account's grants that are in force on a day ("2020-09-30"), oldest first.
std::vector<Grant> grants_in_force(const store::Reader& reader, const std::string& account,
                                   const std::string& day);

/// Thread-safe.
class Sessions {
 public:
  Sessions(store::Store& store, SessionLimits limits, Clock clock)
      : store_(store), limits_(std::move(limits)), clock_(std::move(clock)) {}

  /// The identity behind a token as far as it is remembered: nullopt where the store must be read, an inner
  /// nullopt for no one. Never waits for the disk.
  std::optional<std::optional<Identity>> recall(const std::string& token);
  /// The same, from the store where it is not remembered.
  std::optional<Identity> identify(const std::string& token);
  /// All of the session; nullopt when it is over.
  std::optional<SessionView> view(const std::string& token);

  /// The session was used now: moves its idle limit. What it gives is to be run later, on a thread that may
  /// wait: it writes that into the store, and is empty more often than not. Between two writings up to half
  /// the idle limit may pass, so a session may end that much earlier after a restart of the server.
  std::function<void()> used(const std::string& token);

  /// What is remembered of an account's sessions is forgotten: call it after any change to them, to the
  /// account or to its grants.
  void forget(const std::string& account);

 private:
  struct Remembered {
    SessionView view;
    store::Moment read_at;
    // As the store has it.
    store::Moment written_idle_ends;
  };
  std::optional<SessionView> read(const std::string& token);
  bool is_over(const SessionView& view, store::Moment now) const {
    return view.idle_ends <= now || view.ends <= now;
  }

  store::Store& store_;
  SessionLimits limits_;
  Clock clock_;
  std::mutex mutex_;
  // By the hash of the token.
  std::map<std::string, Remembered> remembered_;
  // Counts what was forgotten, so that what was read before is not remembered after.
  std::uint64_t forgotten_ = 0;
};

}  // namespace windscreen::serve
