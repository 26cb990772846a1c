#include "serve/accounts/second_factor.h"

#include "base/error.h"
#include "serve/accounts/one_time_code.h"

namespace windscreen::serve {
namespace {

using store::Account;
using store::moment_text;
using store::RecoveryCode;

constexpr std::size_t recovery_codes = 10;
constexpr std::chrono::minutes offer_lasts{15};

std::string purpose_of(const Account& account) { return "second factor of " + account.id; }
std::string offer_purpose_of(const Account& account) { return "offered second factor of " + account.id; }

std::string digest_of(const AccountKey& key, const Account& account, const std::string& code) {
  return key.digest("recovery code of " + account.id, code);
}

std::int64_t unix_seconds(store::Moment moment) {
  return std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
}

}  // namespace

OfferedFactor offer_factor(const AccountKey& key, const Account& account, store::Moment now) {
  const std::string secret = new_code_secret();
  return {base32(secret), code_address(secret, account.email),
          key.seal(offer_purpose_of(account), moment_text(now + offer_lasts) + secret)};
}

std::optional<std::string> secret_of_offer(const AccountKey& key, const Account& account,
                                           const std::string& pending, store::Moment now) {
  const auto opened = key.open(offer_purpose_of(account), pending);
  const std::size_t moment = moment_text(now).size();
  if (!opened || opened->size() <= moment || opened->substr(0, moment) <= moment_text(now))
    return std::nullopt;
  return opened->substr(moment);
}

std::vector<std::string> set_factor(store::Writer& writer, const AccountKey& key, Account& account,
                                    const std::string& secret, std::int64_t step, store::Moment now) {
  account.totp_secret = key.seal(purpose_of(account), secret);
  account.totp_last_step = step;
  writer.update(account);
  for (const RecoveryCode& old :
       writer.select<RecoveryCode>("where account_id = :account order by id", {{"account", account.id}}))
    writer.erase<RecoveryCode>(old.id);
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    codes.push_back(new_recovery_code());
    RecoveryCode row;
    row.id = store::new_id();
    row.account_id = account.id;
    row.code_hash = digest_of(key, account, squashed_recovery_code(codes.back()));
    row.created_at = moment_text(now);
    writer.insert(row);
  }
  return codes;
}

bool use_code(store::Writer& writer, const AccountKey& key, Account& account, std::string_view code,
              store::Moment now) {
  if (!account.totp_secret) return false;
  if (const std::string recovery = squashed_recovery_code(code); !recovery.empty()) {
    auto found =
        writer.select<RecoveryCode>("where account_id = :account and code_hash = :hash and used_at is null",
                                    {{"account", account.id}, {"hash", digest_of(key, account, recovery)}});
    if (found.empty()) return false;
    found.front().used_at = moment_text(now);
    writer.update(found.front());
    return true;
  }
  const auto secret = key.open(purpose_of(account), *account.totp_secret);
  if (!secret)
    throw base::Error("a second factor was sealed with another accounts.key than the workspace's",
                      "Put the workspace's own accounts.key back.");
  const auto step = step_of_code(*secret, code, unix_seconds(now), account.totp_last_step);
  if (!step) return false;
  account.totp_last_step = *step;
  writer.update(account);
  return true;
}

}  // namespace windscreen::serve
