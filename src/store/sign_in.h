// Tables of signing in, and of the typed work that outlives a session.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `sessions`: a browser that is or was signed in. Only a hash of the cookie's token is kept. A session
/// is over when it has an end, when its idle limit has passed (moved on as pages are opened) or when its
/// absolute limit has.
struct Session {
  std::string id;
  std::string account_id;
  std::string token_hash;
  std::string created_at;
  std::string last_seen_at;
  std::string idle_expires_at;
  std::string expires_at;
  /// When the second factor was given; absent while it is still asked for.
  std::optional<std::string> second_factor_at;
  /// What the browser calls itself, so that people know their own sessions.
  std::optional<std::string> device;
  std::optional<std::string> ended_at;
  /// signed_out, idle, absolute, replaced, password_changed or ended_by_administrator.
  std::optional<std::string> end_reason;

  static const Record<Session>& record();
};

/// Table `drafts`: what a person has typed into a form and not yet sent. It belongs to the account, not to
/// the session, so that no time-out loses it. `form` is the form's address, `content` JSON; `revision` counts
/// its savings, so that two tabs see that they write the same form. The change log keeps a digest of the
/// content only.
struct Draft {
  std::string id;
  std::string account_id;
  std::string form;
  std::string content;
  std::int64_t revision = 1;
  std::string saved_at;

  static const Record<Draft>& record();
};

/// Table `sign_in_attempts`: what the limits on guessing count. People type passwords into the wrong box, so
/// what was typed as a name is kept as a keyed digest only. Old rows may be removed.
struct SignInAttempt {
  std::string id;
  std::string attempted_at;
  std::optional<std::string> account_id;
  std::string subject_digest;
  /// The network address it came from.
  std::string address;
  /// signed_in, wrong_password, unknown_account, wrong_second_factor, not_active, rate_limited or
  /// sso_refused.
  std::string outcome;

  static const Record<SignInAttempt>& record();
};

/// Table `sign_in_flows`: a sign-in under way at the council's directory (OpenID Connect with PKCE, RFC
/// 7636): any of several servers can finish what another began. Removed when done or expired.
struct SignInFlow {
  std::string id;
  std::string state_hash;
  std::string nonce;
  std::string code_verifier;
  /// The page of ours to go back to.
  std::string return_to;
  std::string created_at;
  std::string expires_at;

  static const Record<SignInFlow>& record();
};

}  // namespace windscreen::store
