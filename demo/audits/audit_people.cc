#include "demo/audits/audit_people.h"

#include <fmt/format.h>

#include <array>

#include "base/error.h"
#include "store/audit_plan.h"
#include "store/people.h"

namespace windscreen::demo {
namespace {

struct Name {
  const char* name;
  const char* organisation;
};

constexpr std::array<Name, 11> auditors = {{{"Beatrix Holloway", ""},
                                            {"Callum Ferris", ""},
                                            {"Devika Rao", ""},
                                            {"Edmund Tarrant", ""},
                                            {"Farida Osman", ""},
                                            {"Glenys Pryce", ""},
                                            {"Hamish Drummond", ""},
                                            {"Imelda Castell", ""},
                                            {"Jerome Adeyemi", "Downshire Council"},
                                            {"Katrin Vogel", "Downshire Council"},
                                            {"Lorcan Byrne", "Practice Review Partners"}}};

std::optional<store::Account> account_of(const store::Reader& reader, const std::string& role) {
  auto found = reader.select<store::Account>("where email = :email", {{"email", role + "@demo.example"}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string place_of(const store::Reader& reader, const std::optional<store::Account>& account) {
  if (!account) return {};
  for (const auto& grant : reader.select<store::RoleGrant>(
           "where account_id = :account and revoked_at is null order by granted_at, id",
           {{"account", account->id}})) {
    if (grant.scope_value) return *grant.scope_value;
  }
  return {};
}

void write_auditor(store::Writer& writer, const std::string& id, const std::optional<std::string>& account,
                   const std::string& name, const std::string& organisation, const char* status) {
  store::Auditor one;
  one.id = id;
  one.account_id = account;
  one.name = name;
  if (!organisation.empty()) one.organisation = organisation;
  one.status = status;
  one.trained_on = "2018-10-15";
  one.capacity = organisation.empty() ? 6 : 4;
  one.changed_at = "2018-10-15T09:00:00.000Z";
  writer.insert(one);
}

}  // namespace

DemoRoles demo_roles(const store::Reader& reader) {
  const auto lead = account_of(reader, "qa_lead");
  if (!lead)
    throw base::Error("The store has no account of the demo\u2019s quality assurance lead.",
                      "Make the demo accounts first, with: windscreen account add --demo");
  const auto manager = account_of(reader, "team_manager");
  const auto head = account_of(reader, "head_of_service");
  const auto practitioner = account_of(reader, "practitioner");
  DemoRoles roles;
  roles.lead = lead->id;
  roles.head_of_service = head ? head->id : lead->id;
  roles.team_manager = manager ? manager->id : lead->id;
  if (const auto one = account_of(reader, "auditor")) roles.auditor = one->id;
  if (const auto one = account_of(reader, "moderator")) roles.moderator = one->id;
  if (practitioner) roles.practitioner = practitioner->id;
  roles.service = place_of(reader, head);
  roles.team = place_of(reader, manager);
  if (practitioner) roles.worker = practitioner->worker_id.value_or("");
  return roles;
}

DemoAuditors write_auditors(store::Writer& writer, const DemoRoles& roles,
                            const std::function<std::string()>& id) {
  DemoAuditors all;
  // Somebody who has an account as an auditor already keeps it.
  const auto of_account = [&](const std::optional<std::string>& account, const char* name,
                              const char* status) {
    if (account) {
      const auto there =
          writer.select<store::Auditor>("where account_id = :account", {{"account", *account}});
      if (!there.empty()) return there.front().id;
    }
    std::string made = id();
    write_auditor(writer, made, account, name, "", status);
    return made;
  };
  all.auditors.push_back(of_account(roles.auditor, "Demo Auditor", "trained"));
  all.moderators.push_back(of_account(roles.moderator, "Demo Moderator", "moderator"));
  all.moderators.push_back(id());
  write_auditor(writer, all.moderators.back(), {}, "Marguerite Sole", "", "moderator");
  for (const Name& one : auditors) {
    all.auditors.push_back(id());
    write_auditor(writer, all.auditors.back(), {}, one.name, one.organisation, "trained");
  }
  return all;
}

}  // namespace windscreen::demo
