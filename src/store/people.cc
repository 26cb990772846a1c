#include "store/people.h"

namespace windscreen::store {

const Record<Account>& Account::record() {
  static const Record<Account> record("accounts", 2,
                                      {{"id", &Account::id},
                                       {"email", &Account::email},
                                       {"name", &Account::name},
                                       {"status", &Account::status},
                                       {"worker_id", &Account::worker_id},
                                       {"password_hash", &Account::password_hash, {.secret = true}},
                                       {"password_changed_at", &Account::password_changed_at},
                                       {"totp_secret", &Account::totp_secret, {.secret = true}},
                                       {"totp_last_step", &Account::totp_last_step},
                                       {"sso_issuer", &Account::sso_issuer},
                                       {"sso_subject", &Account::sso_subject},
                                       {"created_at", &Account::created_at},
                                       {"closed_at", &Account::closed_at}});
  return record;
}

const Record<RecoveryCode>& RecoveryCode::record() {
  static const Record<RecoveryCode> record("recovery_codes", 2,
                                           {{"id", &RecoveryCode::id},
                                            {"account_id", &RecoveryCode::account_id},
                                            {"code_hash", &RecoveryCode::code_hash, {.secret = true}},
                                            {"created_at", &RecoveryCode::created_at},
                                            {"used_at", &RecoveryCode::used_at}});
  return record;
}

const Record<RoleGrant>& RoleGrant::record() {
  static const Record<RoleGrant> record("role_grants", 2,
                                        {{"id", &RoleGrant::id},
                                         {"account_id", &RoleGrant::account_id},
                                         {"role", &RoleGrant::role},
                                         {"scope", &RoleGrant::scope},
                                         {"scope_value", &RoleGrant::scope_value},
                                         {"valid_from", &RoleGrant::valid_from},
                                         {"valid_to", &RoleGrant::valid_to},
                                         {"granted_by", &RoleGrant::granted_by},
                                         {"granted_at", &RoleGrant::granted_at},
                                         {"reason", &RoleGrant::reason},
                                         {"revoked_by", &RoleGrant::revoked_by},
                                         {"revoked_at", &RoleGrant::revoked_at}});
  return record;
}

const Record<GrantedChild>& GrantedChild::record() {
  static const Record<GrantedChild> record("granted_children", 2,
                                           {{"id", &GrantedChild::id},
                                            {"grant_id", &GrantedChild::grant_id},
                                            {"person_id", &GrantedChild::person_id}});
  return record;
}

const Record<Invitation>& Invitation::record() {
  static const Record<Invitation> record("invitations", 2,
                                         {{"id", &Invitation::id},
                                          {"account_id", &Invitation::account_id},
                                          {"token_hash", &Invitation::token_hash, {.secret = true}},
                                          {"invited_by", &Invitation::invited_by},
                                          {"created_at", &Invitation::created_at},
                                          {"expires_at", &Invitation::expires_at},
                                          {"accepted_at", &Invitation::accepted_at},
                                          {"withdrawn_at", &Invitation::withdrawn_at}});
  return record;
}

}  // namespace windscreen::store
