// Accounts to try Windscreen with.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "serve/accounts/people.h"

namespace windscreen::cli {

struct DemoAccounts {
  bool wanted = false;
  /// What the roles of a team, a service and one's own cases reach; a role whose part is empty gets no
  /// account.
  std::string team;
  std::string service;
  std::string worker;
  /// The children of whoever has named ones: an auditor and a moderator get one half, an inspector the other.
  std::vector<std::string> children;
};

/// Makes an account for each role, with a random password of 96 bits.
/// Gives their rows (role, email, password); the passwords are nowhere else. Accounts that are there already
/// get a new password. Throws Refused.
Rows demo_accounts(serve::People& people, const std::string& actor, const DemoAccounts& wishes);

}  // namespace windscreen::cli
