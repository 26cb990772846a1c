#include "serve/single_sign_on/oidc_account.h"

#include <algorithm>

#include "base/text.h"
#include "serve/accounts/accounts.h"
#include "serve/accounts/sessions.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using store::Account;

// As accounts have it; empty where it is no e-mail address.
std::string address_from(const std::string& claim) {
  try {
    return email_of(claim);
  } catch (const Refused&) {
    return {};
  }
}

bool is_of(const std::string& address, const std::vector<std::string>& domains) {
  const std::size_t at = address.find('@');
  return at != std::string::npos &&
         std::find(domains.begin(), domains.end(), address.substr(at + 1)) != domains.end();
}

std::string refusal_of(const Account& account) {
  if (account.status == "locked") return "account_locked";
  return account.status == "closed" ? "sso_no_account" : "";
}

}  // namespace

std::vector<std::string> believed_addresses(const IdClaims& claims,
                                            const std::vector<std::string>& trusted_domains) {
  const std::string email = address_from(claims.email);
  if (claims.email_verified) {
    if (*claims.email_verified && !email.empty()) return {email};
    return {};
  }
  const std::string name = address_from(claims.preferred_username);
  if (!is_of(name, trusted_domains)) return {};
  std::vector<std::string> believed = {name};
  if (email != name && is_of(email, trusted_domains)) believed.push_back(email);
  return believed;
}

DirectoryAccount account_of_person(const store::Reader& reader, const std::string& issuer,
                                   const IdClaims& claims, const std::vector<std::string>& trusted_domains) {
  DirectoryAccount found;
  auto linked = reader.select<Account>("where sso_issuer = :issuer and sso_subject = :subject",
                                       {{"issuer", issuer}, {"subject", claims.subject}});
  if (!linked.empty()) {
    found.refused = refusal_of(linked.front());
    found.account = std::move(linked.front());
    return found;
  }
  for (const std::string& address : believed_addresses(claims, trusted_domains)) {
    auto account = account_with_email(reader, address);
    if (!account) continue;
    // Two accounts of one person: which of them is meant, nobody has said.
    if (found.account) return {std::nullopt, false, "sso_no_account"};
    found.account = std::move(account);
  }
  if (!found.account) {
    found.refused = "sso_no_account";
  } else if (found.account->sso_subject) {
    // The address may have been given to somebody new since.
    found.refused = "sso_linked_elsewhere";
  } else {
    found.refused = refusal_of(*found.account);
    found.is_new_link = found.refused.empty();
  }
  return found;
}

void link_account(store::Writer& writer, Account& account, const std::string& issuer,
                  const std::string& subject, store::Moment now) {
  account.sso_issuer = issuer;
  account.sso_subject = subject;
  account.status = "active";
  writer.update(account);
  withdraw_open_links(writer, account.id, now);
}

bool unlink_account(store::Writer& writer, const std::string& account, store::Moment now) {
  auto found = writer.find<Account>(account);
  if (!found || !found->sso_subject) return false;
  found->sso_issuer.reset();
  found->sso_subject.reset();
  // Without a password it is as new: an invitation, or the directory's next person, makes it active.
  if (found->status == "active" && !found->password_hash) found->status = "invited";
  writer.update(*found);
  end_sessions(writer, account, "", "ended_by_administrator", now);
  return true;
}

}  // namespace windscreen::serve
