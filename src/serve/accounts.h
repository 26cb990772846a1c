// Accounts: made, invited, given roles, locked. What the command line and the server's pages both do.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/account_key.h"
#include "serve/password.h"
#include "serve/sessions.h"
#include "store/people.h"
#include "store/store.h"

namespace windscreen::serve {

/// An invitation that was just made. The token is nowhere else.
struct NewInvitation {
  std::string token;
  store::Invitation row;
  /// The page that takes it; the token stands behind the "#", which browsers keep to themselves.
  std::string path() const { return "/invitation#" + token; }
};

/// What a role is granted with; days as "2020-09-30".
struct GrantWish {
  std::string role;
  std::string scope;
  std::optional<std::string> value;
  /// Empty: today.
  std::string valid_from;
  std::optional<std::string> valid_to;
  std::string reason;
  /// For the scope named_children.
  std::vector<std::string> children;
};

/// How long an invitation to a new account lasts, and a link that resets a password.
inline constexpr std::chrono::hours invitation_lasts{7 * 24};
inline constexpr std::chrono::hours reset_lasts{24};

/// An e-mail address as accounts have it: trimmed, lower case. Throws Refused (422) where it cannot be one.
std::string email_of(std::string_view given);

/// The account with the address, if there is one. Within a transaction.
std::optional<store::Account> account_with_email(const store::Reader& reader, const std::string& email);

/// All below throw Refused for what cannot be done, in words for whoever asked; each is one transaction, with
/// `actor` in the change log: an account's id, or "system:…". Thread-safe.
class Accounts {
 public:
  Accounts(store::Store& store, const Passwords& passwords, Clock clock)
      : store_(store), passwords_(passwords), clock_(std::move(clock)) {}

  /// A new account without a password, with a link to set one. 409 account_exists.
  std::pair<store::Account, NewInvitation> invite(const std::string& actor, std::string_view email,
                                                  std::string_view name,
                                                  const std::optional<std::string>& worker);
  /// A new link for an account that is there; earlier ones are withdrawn. Who has a password keeps it until
  /// the link is used.
  NewInvitation invite_again(const std::string& actor, const std::string& account);
  /// Sets the password that whoever has the link wants, and gives the account. All its sessions end. 410
  /// invitation_over, 422 password_refused. Hashes: for a worker.
  store::Account accept(const std::string& token, const std::string& password);
  /// Sets a password; all sessions but `keep` end, and open links are withdrawn. Hashes.
  void set_password(const std::string& actor, const std::string& account, const std::string& password,
                    const std::string& keep);

  /// Locks (sessions end at once) or unlocks.
  void lock(const std::string& actor, const std::string& account, bool locked);
  /// Takes the second factor and its recovery codes away.
  void remove_second_factor(const std::string& actor, const std::string& account);

  /// Grants a role; gives the grant's id. 422 for what roles.h does not allow. `granted_by` is absent on the
  /// command line only.
  std::string grant(const std::string& actor, const std::string& account,
                    const std::optional<std::string>& granted_by, const GrantWish& wish);
  /// Revokes the grants of a role that are in force or to come; gives how many.
  std::int64_t revoke(const std::string& actor, const std::string& account, const std::string& role,
                      const std::optional<std::string>& revoked_by);

 private:
  NewInvitation new_invitation(store::Writer& writer, const std::string& actor, const std::string& account,
                               std::chrono::hours lasts) const;
  void withdraw_invitations(store::Writer& writer, const std::string& account) const;
  std::string checked_hash(const store::Account& account, const std::string& password) const;

  store::Store& store_;
  const Passwords& passwords_;
  Clock clock_;
};

}  // namespace windscreen::serve
