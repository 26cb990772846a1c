// Who audits in the demo, and which of its accounts play a part.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/transaction.h"

namespace windscreen::demo {

/// The demo's accounts (`windscreen account add --demo`), by id.
struct DemoRoles {
  /// Whoever is not there is the quality assurance lead.
  std::string lead;
  std::string head_of_service;
  std::string team_manager;
  /// Absent where there is no such account.
  std::optional<std::string> auditor;
  std::optional<std::string> moderator;
  std::optional<std::string> practitioner;
  /// The service that the head of service leads, the team that the manager leads, and the worker that the
  /// practitioner is; empty where there is none.
  std::string service;
  std::string team;
  std::string worker;
};

/// Reads them. Throws base::Error where there is no account of the quality assurance lead.
DemoRoles demo_roles(const store::Reader& reader);

/// Ids of store::Auditor. The first of each is the demo's own account; the others have none: they are staff
/// of the authority and outsiders, for whom the quality assurance lead writes.
struct DemoAuditors {
  std::vector<std::string> auditors;
  std::vector<std::string> moderators;
};

/// Writes a dozen auditors and two moderators. `id` makes their ids.
DemoAuditors write_auditors(store::Writer& writer, const DemoRoles& roles,
                            const std::function<std::string()>& id);

}  // namespace windscreen::demo
