// The second factor of an account: set up, checked, and its recovery codes. Within a transaction of the
// store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/accounts/account_key.h"
#include "store/identity.h"
#include "store/people.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// A second factor that is offered and not yet confirmed. It is kept nowhere: `pending` holds it sealed for
/// the account and a quarter of an hour, and comes back with the first code.
struct OfferedFactor {
  /// Base32, for typing; and as an app reads it from a QR code.
  std::string secret;
  std::string uri;
  std::string pending;
};

/// Offers one. Thread-safe.
OfferedFactor offer_factor(const AccountKey& key, const store::Account& account, store::Moment now);

/// The secret of an offer; nullopt where it is another account's, is too old, or was never made here.
std::optional<std::string> secret_of_offer(const AccountKey& key, const store::Account& account,
                                           const std::string& pending, store::Moment now);

/// Makes the secret the account's second factor and gives ten new recovery codes; the old ones are gone.
/// `step` is the time step of the code that confirmed it.
std::vector<std::string> set_factor(store::Writer& writer, const AccountKey& key, store::Account& account,
                                    const std::string& secret, std::int64_t step, store::Moment now);

/// Whether the code is the account's of this moment, or one of its recovery codes; either is used up by it.
/// Throws Error where the key is not the one that the secret was sealed with.
bool use_code(store::Writer& writer, const AccountKey& key, store::Account& account, std::string_view code,
              store::Moment now);

}  // namespace windscreen::serve
