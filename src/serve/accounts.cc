#include "serve/accounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/text.h"
#include "serve/problem.h"
#include "serve/request_target.h"
#include "serve/roles.h"
#include "serve/session_token.h"

namespace windscreen::serve {
namespace {

using store::Account;
using store::Invitation;
using store::moment_text;
using store::Writer;

Account account_in(const store::Reader& reader, const std::string& id) {
  auto account = reader.find<Account>(id);
  if (!account) throw Refused(404, "There is no such account.", "List them with: windscreen account list");
  return std::move(*account);
}

Account open_account_in(const store::Reader& reader, const std::string& id) {
  Account account = account_in(reader, id);
  if (account.status == "closed") throw Refused(409, "The account is closed.", "Make another.");
  return account;
}

Refused invitation_over() {
  return {410, "The link has been used or withdrawn, or it is too old.", "Ask whoever sent it for another.",
          "invitation_over"};
}

// Of those that link rows to whoever did it, only accounts.
std::optional<std::string> account_of_actor(const std::string& actor) {
  return actor.starts_with("system:") ? std::nullopt : std::optional<std::string>(actor);
}

bool is_plain_text(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

std::string email_of(std::string_view given) {
  std::string email = base::lower(base::trim(given));
  const std::size_t at = email.find('@');
  const bool possible = is_plain_text(email, 254) && at != std::string::npos && at > 0 &&
                        at + 1 < email.size() && email.find('@', at + 1) == std::string::npos &&
                        email.find(' ') == std::string::npos;
  if (!possible)
    throw Refused(422, "The e-mail address is not one.", "Write it as name@council.example.",
                  "email_refused");
  return email;
}

std::optional<Account> account_with_email(const store::Reader& reader, const std::string& email) {
  auto found = reader.select<Account>("where email = :email", {{"email", email}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::pair<Account, NewInvitation> Accounts::invite(const std::string& actor, std::string_view email,
                                                   std::string_view name,
                                                   const std::optional<std::string>& worker) {
  Account account;
  account.email = email_of(email);
  account.name = base::trim(name);
  if (!is_plain_text(account.name, 200))
    throw Refused(422, "The name is not one.", "Write it in one line of up to 200 bytes.", "name_refused");
  account.status = "invited";
  account.worker_id = worker;
  account.created_at = moment_text(clock_());
  return store_.write({actor, "account.add"}, [&](Writer& writer) {
    if (account_with_email(writer, account.email))
      throw Refused(409, "An account has that e-mail address already.",
                    "Use that one; a new link for it comes from: windscreen account invite",
                    "account_exists");
    account.id = store::new_id();
    writer.insert(account);
    return std::pair(account, new_invitation(writer, actor, account.id, invitation_lasts));
  });
}

NewInvitation Accounts::invite_again(const std::string& actor, const std::string& account) {
  return store_.write({actor, "account.invite"}, [&](Writer& writer) {
    const Account found = open_account_in(writer, account);
    withdraw_invitations(writer, account);
    return new_invitation(writer, actor, account, found.status == "invited" ? invitation_lasts : reset_lasts);
  });
}

NewInvitation Accounts::new_invitation(Writer& writer, const std::string& actor, const std::string& account,
                                       std::chrono::hours lasts) const {
  NewInvitation made;
  made.token = new_token();
  made.row.id = store::new_id();
  made.row.account_id = account;
  made.row.token_hash = hash_of_token(made.token);
  made.row.invited_by = account_of_actor(actor);
  made.row.created_at = moment_text(clock_());
  made.row.expires_at = moment_text(clock_() + lasts);
  writer.insert(made.row);
  return made;
}

void Accounts::withdraw_invitations(Writer& writer, const std::string& account) const {
  for (Invitation& open : writer.select<Invitation>(
           "where account_id = :account and accepted_at is null and withdrawn_at is null order by id",
           {{"account", account}})) {
    open.withdrawn_at = moment_text(clock_());
    writer.update(open);
  }
}

std::string Accounts::checked_hash(const Account& account, const std::string& password) const {
  if (const std::string fault = password_fault(password, account.email, account.name); !fault.empty())
    throw Refused(422, fault, "Take three words that do not belong together.", "password_refused");
  return passwords_.hash(password);
}

Account Accounts::accept(const std::string& token, const std::string& password) {
  const std::string now = moment_text(clock_());
  const auto open_invitation = [&](const store::Reader& reader) {
    auto found = reader.select<Invitation>(
        "where token_hash = :hash and accepted_at is null and withdrawn_at is null and expires_at > :now",
        {{"hash", hash_of_token(token)}, {"now", now}});
    if (found.empty()) throw invitation_over();
    Account account = account_in(reader, found.front().account_id);
    if (account.status != "invited" && account.status != "active") throw invitation_over();
    return std::pair(std::move(found.front()), std::move(account));
  };
  // Hashing takes long, so it is not done within the transaction that writes.
  const Account owner =
      store_.read([&](const store::Queries& reader) { return open_invitation(reader).second; });
  const std::string hash = checked_hash(owner, password);
  return store_.write({owner.id, "invitation.accept"}, [&](Writer& writer) {
    auto [invitation, account] = open_invitation(writer);
    invitation.accepted_at = now;
    writer.update(invitation);
    account.status = "active";
    account.password_hash = hash;
    account.password_changed_at = now;
    writer.update(account);
    withdraw_invitations(writer, account.id);
    end_sessions(writer, account.id, "", "password_changed", clock_());
    return account;
  });
}

void Accounts::set_password(const std::string& actor, const std::string& account, const std::string& password,
                            const std::string& keep) {
  const std::string hash = checked_hash(
      store_.read([&](const store::Queries& reader) { return open_account_in(reader, account); }), password);
  store_.write({actor, "password.change"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    found.password_hash = hash;
    found.password_changed_at = moment_text(clock_());
    if (found.status == "invited") found.status = "active";
    writer.update(found);
    withdraw_invitations(writer, account);
    end_sessions(writer, account, keep, "password_changed", clock_());
  });
}

void Accounts::lock(const std::string& actor, const std::string& account, bool locked) {
  store_.write({actor, locked ? "account.lock" : "account.unlock"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    if (locked) {
      found.status = "locked";
      end_sessions(writer, account, "", "ended_by_administrator", clock_());
      withdraw_invitations(writer, account);
    } else if (found.status == "locked") {
      found.status = found.password_hash ? "active" : "invited";
    }
    writer.update(found);
  });
}

void Accounts::remove_second_factor(const std::string& actor, const std::string& account) {
  store_.write({actor, "second_factor.remove"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    found.totp_secret.reset();
    found.totp_last_step.reset();
    writer.update(found);
    for (const store::RecoveryCode& code : writer.select<store::RecoveryCode>(
             "where account_id = :account order by id", {{"account", account}}))
      writer.erase<store::RecoveryCode>(code.id);
  });
}

std::string Accounts::grant(const std::string& actor, const std::string& account,
                            const std::optional<std::string>& granted_by, const GrantWish& wish) {
  if (const std::string fault = grant_fault(wish.role, wish.scope, wish.value, wish.valid_to); !fault.empty())
    throw Refused(422, fault, "docs/roles.md has the roles and how far each may reach.", "grant_refused");
  if (granted_by == account)
    throw Refused(403, "Nobody grants a role to themself.", "Ask another administrator.", "own_grant");
  const std::string now = moment_text(clock_());
  store::RoleGrant row;
  row.account_id = account;
  row.role = wish.role;
  row.scope = wish.scope;
  row.scope_value = wish.value;
  row.valid_from = wish.valid_from.empty() ? now.substr(0, 10) : wish.valid_from;
  row.valid_to = wish.valid_to;
  for (const std::string& day : {row.valid_from, row.valid_to.value_or(row.valid_from)}) {
    if (!base::parse_iso(day))
      throw Refused(422, day + " is not a day.", "Write it as 2020-09-30.", "grant_refused");
  }
  if (row.valid_to && *row.valid_to < row.valid_from)
    throw Refused(422, "The grant would end before it begins.", "Give a later last day.", "grant_refused");
  if ((wish.scope == "named_children") == wish.children.empty())
    throw Refused(422, "The scope named_children names children, and no other does.",
                  "Give the children's identifiers.", "grant_refused");
  row.granted_by = granted_by;
  row.granted_at = now;
  row.reason = wish.reason;
  return store_.write({actor, "role.grant"}, [&](Writer& writer) {
    open_account_in(writer, account);
    row.id = store::new_id();
    writer.insert(row);
    for (const std::string& child : wish.children)
      writer.insert(store::GrantedChild{store::new_id(), row.id, child});
    return row.id;
  });
}

std::int64_t Accounts::revoke(const std::string& actor, const std::string& account, const std::string& role,
                              const std::optional<std::string>& revoked_by) {
  return store_.write({actor, "role.revoke"}, [&](Writer& writer) {
    account_in(writer, account);
    std::int64_t revoked = 0;
    for (store::RoleGrant& row : writer.select<store::RoleGrant>(
             "where account_id = :account and role = :role and revoked_at is null and "
             "(valid_to is null or valid_to >= :day) order by id",
             {{"account", account}, {"role", role}, {"day", moment_text(clock_()).substr(0, 10)}})) {
      row.revoked_at = moment_text(clock_());
      row.revoked_by = revoked_by;
      writer.update(row);
      ++revoked;
    }
    return revoked;
  });
}

}  // namespace windscreen::serve
