#include "serve/administration/people_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "report/json_value.h"
#include "serve/accounts/roles.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::RoleGrant;

// By account, a text each.
using ByAccount = std::map<std::string, std::string>;

std::string text_in(const store::Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

ByAccount by_account(const store::Queries& reader, const std::string& sql,
                     const store::Parameters& parameters) {
  ByAccount found;
  for (const store::Row& row :
       reader.query(sql, parameters, std::array{store::Kind::text, store::Kind::text}))
    found[text_in(row.at(0))] = text_in(row.at(1));
  return found;
}

// Of one account, or of all.
using Whose = std::optional<std::string>;

ByAccount last_signed_in(const store::Queries& reader, const Whose& whose = {}) {
  store::Parameters parameters;
  if (whose) parameters.push_back({"account", *whose});
  return by_account(reader,
                    fmt::format("select account_id, max(created_at) from sessions {} group by account_id",
                                whose ? "where account_id = :account" : ""),
                    parameters);
}

ByAccount open_links(const store::Queries& reader, const std::string& now, const Whose& whose = {}) {
  store::Parameters parameters = {{"now", now}};
  if (whose) parameters.push_back({"account", *whose});
  return by_account(reader,
                    fmt::format("select account_id, max(expires_at) from invitations where accepted_at is "
                                "null and withdrawn_at is null and expires_at > :now {} group by account_id",
                                whose ? "and account_id = :account" : ""),
                    parameters);
}

report::Cell found_in(const ByAccount& texts, const std::string& account) {
  const auto found = texts.find(account);
  return found == texts.end() ? report::Cell() : report::text_cell(found->second);
}

ordered_json found_or_null(const ByAccount& texts, const std::string& account) {
  const auto found = texts.find(account);
  return found == texts.end() ? ordered_json(nullptr) : ordered_json(found->second);
}

ordered_json grant_json(const store::Queries& reader, const RoleGrant& grant, const std::string& day) {
  const auto email = [&](const std::optional<std::string>& account) -> ordered_json {
    if (!account) return nullptr;
    const auto holder = reader.find<store::Account>(*account);
    return holder ? ordered_json(holder->email) : ordered_json(nullptr);
  };
  return {{"id", grant.id},
          {"role", grant.role},
          {"scope", grant.scope},
          {"value", report::json_or_null(grant.scope_value)},
          {"words", grant_words(grant.role, grant.scope, grant.scope_value)},
          {"state", std::string(state_of_grant(grant, day))},
          {"valid_from", grant.valid_from},
          {"valid_to", report::json_or_null(grant.valid_to)},
          {"granted_by", email(grant.granted_by)},
          {"granted_at", grant.granted_at},
          {"reason", grant.reason},
          {"revoked_by", email(grant.revoked_by)},
          {"revoked_at", report::json_or_null(grant.revoked_at)},
          // Not which: who grants need not know whose they are.
          {"children", reader.count<store::GrantedChild>("where grant_id = :grant", {{"grant", grant.id}})}};
}

}  // namespace

std::string_view state_of_grant(const RoleGrant& grant, const std::string& day) {
  if (grant.revoked_at || (grant.valid_to && *grant.valid_to < day)) return "over";
  return grant.valid_from > day ? "to_come" : "in_force";
}

std::string grant_words(std::string_view role, std::string_view scope,
                        const std::optional<std::string>& value) {
  const Role* known = find_role(role);
  const std::string title(known == nullptr ? role : known->title);
  if (value && !value->empty()) return fmt::format("{}, {}", title, *value);
  if (scope == "own_cases") return title + ", own cases";
  return scope == "named_children" ? title + ", named children" : title;
}

report::Rows people_rows(People& people) {
  const std::string now = store::moment_text(people.now());
  report::Rows rows;
  rows.columns = {
      "id",        "email",           "name",      "status", "roles", "last_signed_in", "second_factor",
      "worker_id", "link_expires_at", "created_at"};
  people.store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    const ByAccount seen = last_signed_in(reader);
    const ByAccount links = open_links(reader, now);
    ByAccount roles;
    for (const RoleGrant& grant : reader.select<RoleGrant>(
             "where revoked_at is null and valid_from <= :day and (valid_to is null or valid_to >= :day) "
             "order by granted_at, id",
             {{"day", now.substr(0, 10)}})) {
      std::string& words = roles[grant.account_id];
      words += (words.empty() ? "" : "; ") + grant_words(grant.role, grant.scope, grant.scope_value);
    }
    for (const store::Account& one : reader.select<store::Account>("order by email")) {
      rows.rows.push_back({one.id, one.email, one.name, one.status, found_in(roles, one.id),
                           found_in(seen, one.id), one.totp_secret.has_value(),
                           report::text_cell(one.worker_id.value_or("")), found_in(links, one.id),
                           one.created_at});
    }
  });
  return rows;
}

ordered_json person_json(People& people, const std::string& account, const std::string& asker) {
  const std::string now = store::moment_text(people.now());
  return people.store.read([&](const store::Queries& reader) {
    const store::Account one = account_in(reader, account);
    const store::Parameters its = {{"account", account}, {"now", now}};
    const ByAccount seen = last_signed_in(reader, account);
    const ByAccount links = open_links(reader, now, account);
    ordered_json grants = ordered_json::array();
    for (const RoleGrant& grant : reader.select<RoleGrant>(
             "where account_id = :account order by granted_at desc, id desc", {{"account", account}}))
      grants.push_back(grant_json(reader, grant, now.substr(0, 10)));
    return ordered_json{{"id", one.id},
                        {"email", one.email},
                        {"name", one.name},
                        {"status", one.status},
                        {"own", one.id == asker},
                        {"worker_id", report::json_or_null(one.worker_id)},
                        {"second_factor", one.totp_secret.has_value()},
                        {"password", one.password_hash.has_value()},
                        {"single_sign_on", one.sso_subject.has_value()},
                        {"created_at", one.created_at},
                        {"closed_at", report::json_or_null(one.closed_at)},
                        {"last_signed_in", found_or_null(seen, account)},
                        {"link_expires_at", found_or_null(links, account)},
                        {"sessions", reader.count<store::Session>(
                                         "where account_id = :account and ended_at is null and expires_at > "
                                         ":now and idle_expires_at > :now",
                                         its)},
                        {"grants", grants}};
  });
}

}  // namespace windscreen::serve
