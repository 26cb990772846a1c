// Whose account is it that the directory's person may use: the rules, apart from how they are asked
// (docs/decisions/0010-single-sign-on.md says against what they guard).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/single_sign_on/oidc_token.h"
#include "store/identity.h"
#include "store/people.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The e-mail addresses that the directory is believed to say the person has, as accounts have them:
///
///   - `email`, where `email_verified` is true;
///   - where the directory does not say whether it has verified it: `preferred_username`, if its domain is
///     trusted; and `email`, if both its domain and that of `preferred_username` are. A guest from another
///     directory has a name of that one, whatever address it claims.
///
/// Where `email_verified` is there and not true, none. Thread-safe.
std::vector<std::string> believed_addresses(const IdClaims& claims,
                                            const std::vector<std::string>& trusted_domains);

/// What came of looking for the account.
struct DirectoryAccount {
  /// The account, also where it is refused.
  std::optional<store::Account> account;
  /// Whether it is to be tied to the directory's person now.
  bool is_new_link = false;
  /// Why nobody may sign in: "" (somebody may), sso_no_account, account_locked, sso_linked_elsewhere.
  std::string refused;
};

/// The account that is tied to the issuer's subject; else the one that has a believed address, if it is tied
/// to nobody. None is made. Within a transaction.
DirectoryAccount account_of_person(const store::Reader& reader, const std::string& issuer,
                                   const IdClaims& claims, const std::vector<std::string>& trusted_domains);

/// Ties the account to the directory's person, makes it active, and withdraws the links that would set its
/// password: whoever still has one is not who has just signed in. Within the transaction that found it.
void link_account(store::Writer& writer, store::Account& account, const std::string& issuer,
                  const std::string& subject, store::Moment now);

/// Unties it, and ends its sessions. Gives false where it is tied to nobody.
bool unlink_account(store::Writer& writer, const std::string& account, store::Moment now);

}  // namespace windscreen::serve
