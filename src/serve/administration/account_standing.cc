// An account's standing: locked, closed, opened again, and what an administrator changes of it.
#include <algorithm>

#include "serve/accounts/accounts.h"
#include "serve/accounts/roles.h"
#include "serve/http/problem.h"
#include "serve/http/request_target.h"

namespace windscreen::serve {
namespace {

using store::Account;
using store::moment_text;
using store::Writer;

void refuse_own(const std::string& actor, const std::string& account, const std::string& what) {
  if (actor == account) throw Refused(403, what, "Ask another system administrator.", "own_account");
}

}  // namespace

bool Accounts::has_administrator(const store::Reader& reader) const {
  for (const Role& role : roles()) {
    if (!role.permissions.contains(Permission::manage_accounts)) continue;
    for (const store::RoleGrant& grant : reader.select<store::RoleGrant>(
             "where role = :role and revoked_at is null and valid_from <= :day and "
             "(valid_to is null or valid_to >= :day) order by id",
             {{"role", std::string(role.name)}, {"day", today()}})) {
      const auto holder = reader.find<Account>(grant.account_id);
      if (holder && holder->status == "active" &&
          is_valid({grant.id, grant.role, grant.scope, grant.scope_value}))
        return true;
    }
  }
  return false;
}

void Accounts::keep_an_administrator(const store::Reader& reader, bool there_was) const {
  if (there_was && !has_administrator(reader))
    throw Refused(409, "Nobody would be left who can manage accounts: this is the last system administrator.",
                  "Make another active system administrator first.", "last_administrator");
}

std::int64_t Accounts::withdraw_invitation(const std::string& actor, const std::string& account) {
  return store_.write({actor, "invitation.withdraw"}, [&](Writer& writer) {
    account_in(writer, account);
    return withdraw_invitations(writer, account);
  });
}

void Accounts::lock(const std::string& actor, const std::string& account, bool locked) {
  refuse_own(actor, account, "Nobody locks or unlocks their own account.");
  store_.write({actor, locked ? "account.lock" : "account.unlock"}, [&](Writer& writer) {
    const bool administered = has_administrator(writer);
    Account found = open_account_in(writer, account);
    if (locked) {
      found.status = "locked";
      end_sessions(writer, account, "", "ended_by_administrator", clock_());
      withdraw_invitations(writer, account);
    } else if (found.status == "locked") {
      // Who signs in at the council's directory has no password here.
      found.status = found.password_hash || found.sso_subject ? "active" : "invited";
    }
    writer.update(found);
    keep_an_administrator(writer, administered);
  });
}

void Accounts::close(const std::string& actor, const std::string& account) {
  refuse_own(actor, account, "Nobody closes their own account.");
  store_.write({actor, "account.close"}, [&](Writer& writer) {
    const bool administered = has_administrator(writer);
    Account found = open_account_in(writer, account);
    found.status = "closed";
    found.closed_at = moment_text(clock_());
    writer.update(found);
    end_sessions(writer, account, "", "ended_by_administrator", clock_());
    withdraw_invitations(writer, account);
    end_grants(writer,
               writer.select<store::RoleGrant>("where account_id = :account and revoked_at is null and "
                                               "(valid_to is null or valid_to >= :day) order by id",
                                               {{"account", account}, {"day", today()}}),
               account_of_actor(actor));
    keep_an_administrator(writer, administered);
  });
}

NewInvitation Accounts::reopen(const std::string& actor, const std::string& account) {
  return store_.write({actor, "account.reopen"}, [&](Writer& writer) {
    Account found = account_in(writer, account);
    if (found.status != "closed")
      throw Refused(409, "The account is not closed.", "Invite its owner again instead.", "account_open");
    found.status = "invited";
    found.closed_at.reset();
    found.password_hash.reset();
    found.password_changed_at.reset();
    clear_second_factor(writer, found);
    writer.update(found);
    return new_invitation(writer, actor, account, invitation_lasts());
  });
}

void Accounts::change(const std::string& actor, const std::string& account, std::string_view name,
                      const std::optional<std::string>& worker) {
  const std::string wanted = name_of_person(name);
  store_.write({actor, "account.change"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    // It decides whose cases are one's own.
    if (found.worker_id != worker)
      refuse_own(actor, account, "Nobody changes which worker they are themself.");
    found.name = wanted;
    found.worker_id = worker;
    writer.update(found);
  });
}

void Accounts::change_email(const std::string& actor, const std::string& account, std::string_view email) {
  refuse_own(actor, account, "Nobody changes their own e-mail address.");
  const std::string wanted = email_of(email);
  store_.write({actor, "account.email"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    if (found.email == wanted) return;
    if (account_with_email(writer, wanted))
      throw Refused(409, "Another account has that e-mail address.", "Give another, or use that account.",
                    "account_exists");
    found.email = wanted;
    writer.update(found);
    end_sessions(writer, account, "", "ended_by_administrator", clock_());
    withdraw_invitations(writer, account);
  });
}

void Accounts::remove_second_factor(const std::string& actor, const std::string& account) {
  store_.write({actor, "second_factor.remove"}, [&](Writer& writer) {
    Account found = open_account_in(writer, account);
    clear_second_factor(writer, found);
    writer.update(found);
  });
}

void Accounts::clear_second_factor(Writer& writer, Account& account) {
  account.totp_secret.reset();
  account.totp_last_step.reset();
  for (const store::RecoveryCode& code : writer.select<store::RecoveryCode>(
           "where account_id = :account order by id", {{"account", account.id}}))
    writer.erase<store::RecoveryCode>(code.id);
}

}  // namespace windscreen::serve
