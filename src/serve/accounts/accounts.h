// Accounts: made, invited, given roles, locked. What the command line and the server's pages both do.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/accounts/account_key.h"
#include "serve/accounts/password.h"
#include "serve/accounts/sessions.h"
#include "serve/administration/settings.h"
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

/// How long a link lasts that resets a password; that of a new account as long as the authority chooses
/// (settings.h).
inline constexpr std::chrono::hours reset_lasts{24};

/// An e-mail address as accounts have it: trimmed, lower case. Throws Refused (422) where it cannot be one.
std::string email_of(std::string_view given);

/// A person's name, trimmed. Throws Refused (422 name_refused) where it is empty, too long or of several
/// lines.
std::string name_of_person(std::string_view given);

/// The account; throws Refused (404) where there is none, and (409) where an open one is wanted and it is
/// closed. Within a transaction.
store::Account account_in(const store::Reader& reader, const std::string& id);
store::Account open_account_in(const store::Reader& reader, const std::string& id);

/// Who did it where rows refer to accounts: nothing for "system:…".
std::optional<std::string> account_of_actor(const std::string& actor);

/// The account with the address, if there is one. Within a transaction.
std::optional<store::Account> account_with_email(const store::Reader& reader, const std::string& email);

/// Withdraws the account's links that are open; gives how many. Within a transaction.
std::int64_t withdraw_open_links(store::Writer& writer, const std::string& account, store::Moment now);

/// All below throw Refused for what cannot be done, in words for whoever asked; each is one transaction, with
/// `actor` in the change log: an account's id, or "system:…". Thread-safe.
class Accounts {
 public:
  Accounts(store::Store& store, const Passwords& passwords, const Settings& settings, Clock clock)
      : store_(store), passwords_(passwords), settings_(settings), clock_(std::move(clock)) {}

  /// A new account without a password, with a link to set one. 409 account_exists.
  std::pair<store::Account, NewInvitation> invite(const std::string& actor, std::string_view email,
                                                  std::string_view name,
                                                  const std::optional<std::string>& worker);
  /// A new account without a password and without a link to set one: for who signs in with the council's
  /// directory. 409 account_exists.
  store::Account add(const std::string& actor, std::string_view email, std::string_view name,
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

  /// Withdraws the links that are open; gives how many.
  std::int64_t withdraw_invitation(const std::string& actor, const std::string& account);

  // What whoever has an account cannot do to their own (403 own_account), as a slip would shut them out and a
  // stranger at their desk would need no password. What would leave no active system administrator is
  // refused (409 last_administrator), on the command line too.

  /// Locks (sessions end at once) or unlocks.
  void lock(const std::string& actor, const std::string& account, bool locked);
  /// Closes for good: sessions end, links are withdrawn, roles revoked. Nothing of it is removed.
  void close(const std::string& actor, const std::string& account);
  /// Opens a closed account anew, as one that was just invited: without password, second factor or roles.
  NewInvitation reopen(const std::string& actor, const std::string& account);
  /// Changes the name, and whose cases are the account's own (one's own account: the name only).
  void change(const std::string& actor, const std::string& account, std::string_view name,
              const std::optional<std::string>& worker);
  /// Gives the account another e-mail address (not one's own: an address is how one is found). All its
  /// sessions end and links that are open, which were handed to the address before, are withdrawn; its
  /// password, roles and tie to the council's directory stay. 409 account_exists, 422 email_refused. The
  /// address that it has already changes nothing.
  void change_email(const std::string& actor, const std::string& account, std::string_view email);
  /// Takes the second factor and its recovery codes away. Who may do so to their own is the caller's to see
  /// to: it takes a password and a code (credential_routes.cc).
  void remove_second_factor(const std::string& actor, const std::string& account);

  /// Grants a role; gives the grant's id. 422 for what roles.h does not allow. `granted_by` is absent on the
  /// command line only.
  std::string grant(const std::string& actor, const std::string& account,
                    const std::optional<std::string>& granted_by, const GrantWish& wish);
  /// The same within a transaction of the caller's.
  std::string grant_within(store::Writer& writer, const std::string& account,
                           const std::optional<std::string>& granted_by, const GrantWish& wish) const;
  /// Revokes the grants of a role that are in force or to come; gives how many.
  std::int64_t revoke(const std::string& actor, const std::string& account, const std::string& role,
                      const std::optional<std::string>& revoked_by);
  /// Revokes one grant; gives whose it was. One that is revoked already stays as it is.
  std::string revoke_grant(const std::string& actor, const std::string& grant,
                           const std::optional<std::string>& revoked_by);
  /// The same within a transaction of the caller's, who forgets the account's sessions afterwards.
  std::string revoke_grant_within(store::Writer& writer, const std::string& grant,
                                  const std::optional<std::string>& revoked_by) const;

 private:
  store::Account new_account(std::string_view email, std::string_view name,
                             const std::optional<std::string>& worker) const;
  NewInvitation new_invitation(store::Writer& writer, const std::string& actor, const std::string& account,
                               std::chrono::hours lasts) const;
  std::int64_t withdraw_invitations(store::Writer& writer, const std::string& account) const {
    return withdraw_open_links(writer, account, clock_());
  }
  static void clear_second_factor(store::Writer& writer, store::Account& account);
  std::chrono::hours invitation_lasts() const {
    return std::chrono::hours(24 * settings_.number("invitation_days"));
  }
  void end_grants(store::Writer& writer, std::vector<store::RoleGrant> grants,
                  const std::optional<std::string>& revoked_by) const;
  /// Whether someone active may manage accounts today.
  bool has_administrator(const store::Reader& reader) const;
  /// Refuses (409 last_administrator), and so undoes the transaction, where there was someone and is no
  /// longer.
  void keep_an_administrator(const store::Reader& reader, bool there_was) const;
  std::string today() const { return grant_day(clock_()); }
  std::string checked_hash(const store::Account& account, const std::string& password) const;

  store::Store& store_;
  const Passwords& passwords_;
  const Settings& settings_;
  Clock clock_;
};

}  // namespace windscreen::serve
