// Tables of the people who use Windscreen and of what they may do. Roles and their limits follow the
// practice-audit domain model (docs/store.md); parents, carers and children need no account to give feedback
// and have none.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `accounts`: a person who may sign in. Never deleted: the change log and the access record refer to
/// it; `status` says whether it is invited (no password yet), active, locked or closed.
struct Account {
  std::string id;
  /// Lower case; unique.
  std::string email;
  std::string name;
  std::string status;
  /// The person in the case system's lists of workers: whose cases are "own cases".
  std::optional<std::string> worker_id;
  /// Argon2id with its salt and cost, as libsodium writes it; absent when invited or with single sign-on
  /// only.
  std::optional<std::string> password_hash;
  std::optional<std::string> password_changed_at;
  /// The second factor's secret, sealed with a key that is not in the store; absent without a second factor.
  std::optional<std::string> totp_secret;
  /// The time step of the last code used, so that no code is used twice (RFC 6238, section 5.2).
  std::optional<std::int64_t> totp_last_step;
  /// Who they are at the council's directory (OpenID Connect's iss and sub); unique together.
  std::optional<std::string> sso_issuer;
  std::optional<std::string> sso_subject;
  std::string created_at;
  std::optional<std::string> closed_at;

  static const Record<Account>& record();
};

/// Table `recovery_codes`: one code each that stands in for the second factor, once. Only a hash is kept.
struct RecoveryCode {
  std::string id;
  std::string account_id;
  std::string code_hash;
  std::string created_at;
  std::optional<std::string> used_at;

  static const Record<RecoveryCode>& record();
};

/// Table `role_grants`: a role that an account has within a scope, from a day to a day. A person may have
/// several. Nobody grants a role to themself (the schema refuses it).
struct RoleGrant {
  std::string id;
  std::string account_id;
  /// One of the roles in docs/store.md, checked where it is granted: an authority's list may grow without a
  /// migration.
  std::string role;
  /// authority, service, quadrant, team, own_cases, named_children (granted_children) or none.
  std::string scope;
  /// The service's, quadrant's or team's name; absent for the other scopes.
  std::optional<std::string> scope_value;
  /// Days (2020-09-30): from the one, to the other and on it. An inspector's grant always ends.
  std::string valid_from;
  std::optional<std::string> valid_to;
  /// Absent for the first administrator, whom the command line makes.
  std::optional<std::string> granted_by;
  std::string granted_at;
  std::string reason;
  std::optional<std::string> revoked_by;
  std::optional<std::string> revoked_at;

  static const Record<RoleGrant>& record();
};

/// Table `granted_children`: the children of a grant whose scope is named_children (an inspector's sample).
struct GrantedChild {
  std::string id;
  std::string grant_id;
  std::string person_id;

  static const Record<GrantedChild>& record();
};

/// Table `invitations`: a link that lets an invited account set its password, once and until it expires. Only
/// a hash of the link's token is kept.
struct Invitation {
  std::string id;
  std::string account_id;
  std::string token_hash;
  std::optional<std::string> invited_by;
  std::string created_at;
  std::string expires_at;
  std::optional<std::string> accepted_at;
  std::optional<std::string> withdrawn_at;

  static const Record<Invitation>& record();
};

}  // namespace windscreen::store
