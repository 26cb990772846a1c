// Who has an account, as administrators see it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "report/flat_rows.h"
#include "serve/accounts/people.h"

namespace windscreen::serve {

/// A row an account, in the order of their addresses: id, email, name, status, roles (those in force, in
/// words), last_signed_in (when the newest session began), second_factor, worker_id, link_expires_at (of a
/// link that is open), created_at. Thread-safe.
report::Rows people_rows(People& people);

/// All of one account, with every role it ever had; `asker` is the account that asks. Throws Refused (404).
/// Thread-safe.
nlohmann::ordered_json person_json(People& people, const std::string& account, const std::string& asker);

/// "in_force", "to_come" or "over" (revoked, or past its last day) on a day ("2020-09-30"). Thread-safe.
std::string_view state_of_grant(const store::RoleGrant& grant, const std::string& day);

/// "Team manager, North 1": a grant in words. Thread-safe.
std::string grant_words(std::string_view role, std::string_view scope,
                        const std::optional<std::string>& value);

}  // namespace windscreen::serve
