// How long whoever guesses passwords must wait, and whoever mistypes need not.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "store/identity.h"
#include "store/sign_in.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// What was tried of late by or against whoever tries now: the store's sign_in_attempts, newest first.
struct RecentAttempts {
  /// For the account name (known or not) from the address, in the last 24 hours.
  std::vector<store::SignInAttempt> of_pair;
  /// For the account name, from anywhere, in the last 24 hours.
  std::vector<store::SignInAttempt> of_subject;
  /// From the address, for any account name, in the last hour.
  std::vector<store::SignInAttempt> of_address;
  /// Whether the account has signed in from the address within 60 days.
  bool known_address = false;
};

/// Reads them; at most 200 of each, which is more than any limit counts. Any thread, within a transaction.
RecentAttempts recent_attempts(const store::Reader& reader, const std::string& subject_digest,
                               const std::string& address, store::Moment now);

/// How long to wait before the next try is looked at; 0: not at all. Failures count, and each wait begins
/// with the last of them:
///
///   - of this account name from this address since its last success there: five are free, then 5 s, 10 s, 20
///   s … up to 5 minutes;
///   - of this account name from anywhere: 20 are free, then 1 s, 2 s … up to 30 s;
///   - from this address for any name: 50 an hour are free, then 1 s, 2 s … up to a minute.
///
/// The last two are not for an address from which the account has signed in before. So a stranger who goes on
/// guessing a director's password can neither lock the director out nor make them wait where they usually
/// work, and gets no more than some 3,000 guesses a day from however many addresses. Thread-safe.
std::chrono::seconds wait_before_next(const RecentAttempts& recent, store::Moment now);

/// Removes up to 20 attempts older than 60 days, which nothing counts any more.
void forget_old_attempts(store::Writer& writer, store::Moment now);

}  // namespace windscreen::serve
