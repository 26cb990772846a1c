#include "serve/accounts/accounts.h"

#include <fmt/format.h>

#include "base/text.h"
#include "serve/accounts/session_token.h"
#include "serve/http/problem.h"
#include "serve/http/request_target.h"

namespace windscreen::serve {
namespace {

using store::Account;
using store::Invitation;
using store::moment_text;
using store::Writer;

Refused invitation_over() {
  return {410, "The link has been used or withdrawn, or it is too old.", "Ask whoever sent it for another.",
          "invitation_over"};
}

void insert_account(Writer& writer, Account& account) {
  if (account_with_email(writer, account.email))
    throw Refused(409, "An account has that e-mail address already.",
                  "Use that one; a new link for it comes from: windscreen account invite", "account_exists");
  account.id = store::new_id();
  writer.insert(account);
}

}  // namespace

Account account_in(const store::Reader& reader, const std::string& id) {
  auto account = reader.find<Account>(id);
  if (!account) throw Refused(404, "There is no such account.", "List them with: windscreen account list");
  return std::move(*account);
}

Account open_account_in(const store::Reader& reader, const std::string& id) {
  Account account = account_in(reader, id);
  if (account.status == "closed")
    throw Refused(409, "The account is closed.", "Open it again first.", "account_closed");
  return account;
}

std::optional<std::string> account_of_actor(const std::string& actor) {
  return actor.starts_with("system:") ? std::nullopt : std::optional<std::string>(actor);
}

std::string name_of_person(std::string_view given) {
  std::string name(base::trim(given));
  if (name.empty() || !is_one_line(name, 200))
    throw Refused(422, "The name is not one.", "Write it in one line of up to 200 bytes.", "name_refused");
  return name;
}

std::string email_of(std::string_view given) {
  std::string email = base::lower(base::trim(given));
  const std::size_t at = email.find('@');
  const bool possible = is_one_line(email, 254) && at != std::string::npos && at > 0 &&
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

std::int64_t withdraw_open_links(Writer& writer, const std::string& account, store::Moment now) {
  std::int64_t withdrawn = 0;
  for (Invitation& open : writer.select<Invitation>(
           "where account_id = :account and accepted_at is null and withdrawn_at is null order by id",
           {{"account", account}})) {
    open.withdrawn_at = moment_text(now);
    writer.update(open);
    ++withdrawn;
  }
  return withdrawn;
}

Account Accounts::new_account(std::string_view email, std::string_view name,
                              const std::optional<std::string>& worker) const {
  Account account;
  account.email = email_of(email);
  account.name = name_of_person(name);
  account.status = "invited";
  account.worker_id = worker;
  account.created_at = moment_text(clock_());
  return account;
}

std::pair<Account, NewInvitation> Accounts::invite(const std::string& actor, std::string_view email,
                                                   std::string_view name,
                                                   const std::optional<std::string>& worker) {
  Account account = new_account(email, name, worker);
  return store_.write({actor, "account.add"}, [&](Writer& writer) {
    insert_account(writer, account);
    return std::pair(account, new_invitation(writer, actor, account.id, invitation_lasts()));
  });
}

Account Accounts::add(const std::string& actor, std::string_view email, std::string_view name,
                      const std::optional<std::string>& worker) {
  Account account = new_account(email, name, worker);
  return store_.write({actor, "account.add"}, [&](Writer& writer) {
    insert_account(writer, account);
    return account;
  });
}

NewInvitation Accounts::invite_again(const std::string& actor, const std::string& account) {
  return store_.write({actor, "account.invite"}, [&](Writer& writer) {
    const Account found = open_account_in(writer, account);
    withdraw_invitations(writer, account);
    return new_invitation(writer, actor, account,
                          found.status == "invited" ? invitation_lasts() : reset_lasts);
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

}  // namespace windscreen::serve
