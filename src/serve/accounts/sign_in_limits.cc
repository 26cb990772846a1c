#include "serve/accounts/sign_in_limits.h"

#include <algorithm>

namespace windscreen::serve {
namespace {

using std::chrono::seconds;
using store::Moment;
using store::SignInAttempt;

constexpr std::chrono::days remembered{60};

bool is_failure(const SignInAttempt& attempt) {
  return attempt.outcome == "wrong_password" || attempt.outcome == "unknown_account" ||
         attempt.outcome == "wrong_second_factor" || attempt.outcome == "not_active";
}

struct Rule {
  std::size_t free;
  seconds first;
  seconds longest;
};

struct Failures {
  std::size_t count = 0;
  Moment last;
};

// What is left to wait of the rule's wait for so many failures.
seconds wait_by(const Rule& rule, const Failures& failures, Moment now) {
  if (failures.count < rule.free) return seconds(0);
  seconds wait = rule.first;
  for (std::size_t i = rule.free; i < failures.count && wait < rule.longest; ++i) wait *= 2;
  wait = std::min(wait, rule.longest);
  // The clock may have been set back since.
  const auto over = failures.last + wait;
  if (over <= now) return seconds(0);
  return std::min(rule.longest, std::chrono::ceil<seconds>(over - now));
}

// Newest first; back to the last success, where a success ends the count.
Failures failures_of(const std::vector<SignInAttempt>& attempts, bool success_ends) {
  Failures failures;
  for (const SignInAttempt& attempt : attempts) {
    if (success_ends && attempt.outcome == "signed_in") break;
    if (!is_failure(attempt)) continue;
    if (failures.count == 0) failures.last = store::moment_from(attempt.attempted_at).value_or(Moment{});
    ++failures.count;
  }
  return failures;
}

}  // namespace

RecentAttempts recent_attempts(const store::Reader& reader, const std::string& subject_digest,
                               const std::string& address, Moment now) {
  const auto since = [&](auto ago) { return store::moment_text(now - ago); };
  RecentAttempts recent;
  recent.of_pair = reader.select<SignInAttempt>(
      "where subject_digest = :subject and address = :address and attempted_at > :since "
      "order by attempted_at desc, id desc limit 200",
      {{"subject", subject_digest}, {"address", address}, {"since", since(std::chrono::hours(24))}});
  recent.of_subject = reader.select<SignInAttempt>(
      "where subject_digest = :subject and attempted_at > :since order by attempted_at desc, id desc limit "
      "200",
      {{"subject", subject_digest}, {"since", since(std::chrono::hours(24))}});
  recent.of_address = reader.select<SignInAttempt>(
      "where address = :address and attempted_at > :since order by attempted_at desc, id desc limit 200",
      {{"address", address}, {"since", since(std::chrono::hours(1))}});
  recent.known_address =
      reader.count<SignInAttempt>(
          "where subject_digest = :subject and address = :address and outcome = 'signed_in' and "
          "attempted_at > :since",
          {{"subject", subject_digest}, {"address", address}, {"since", since(remembered)}}) != 0;
  return recent;
}

seconds wait_before_next(const RecentAttempts& recent, Moment now) {
  constexpr Rule pair{5, seconds(5), seconds(300)};
  constexpr Rule anywhere{20, seconds(1), seconds(30)};
  constexpr Rule from_address{50, seconds(1), seconds(60)};
  const seconds wait = wait_by(pair, failures_of(recent.of_pair, true), now);
  if (recent.known_address) return wait;
  // A success elsewhere says nothing of who tries here, so it ends no count.
  return std::max({wait, wait_by(anywhere, failures_of(recent.of_subject, false), now),
                   wait_by(from_address, failures_of(recent.of_address, false), now)});
}

void forget_old_attempts(store::Writer& writer, Moment now) {
  for (const SignInAttempt& attempt :
       writer.select<SignInAttempt>("where attempted_at < :before order by attempted_at limit 20",
                                    {{"before", store::moment_text(now - remembered)}}))
    writer.erase<SignInAttempt>(attempt.id);
}

}  // namespace windscreen::serve
