// The authority of child_world_test.h in the middle of a month of audits, with an account for each part.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assure/tool_catalogue.h"
#include "assure/tool_reader.h"
#include "assure/tool_text.h"
#include "serve/audits/audit_routes.h"
#include "serve/children/child_world_test.h"
#include "store/audit_plan.h"
#include "store/audit_review.h"
#include "store/audits.h"

namespace windscreen::serve {

/// Beside the accounts of ChildWorld, "lead" leads quality assurance, "other" audits and "moderator" grades a
/// second time; `auditor`, `other` and `moderator` are the auditors Aud, Oth and Mod. The monthly programme's
/// round of September 2020 is open, with the shipped core tool. Its audits are named after their children:
/// "N1" (North) is assigned to Aud and in progress, "N2" (North) is final, by Aud, and good, "S1" (South) is
/// drawn and nobody's.
class AuditsWorld : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    kept->write({"system:test", "set up audits"}, [&](store::Writer& writer) {
      for (const char* name : {"lead", "other", "moderator"}) {
        store::Account account;
        account.id = name;
        account.email = std::string(name) + "@example.org";
        account.name = std::string("Name of ") + name;
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        writer.insert(account);
      }
    });
    grant("lead", "qa_lead", "authority");
    grant("other", "auditor", "named_children");
    grant("moderator", "moderator", "named_children");
    kept->write({"system:test", "open the month"}, [&](store::Writer& writer) { open_month(writer); });
    people = people_of_store();
    audits.emplace(AuditSources{*people, lake, figures, sources(), workspace.directory()});
    auto routes = child_routes(sources());
    for (Route& route : audit_routes(*audits)) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
  }

  static void open_month(store::Writer& writer) {
    const std::string at = "2020-09-01T08:00:00.000Z";
    const auto auditor = [&](const char* id, const char* account, const char* status) {
      store::Auditor one;
      one.id = id;
      one.account_id = account;
      one.name = std::string("Name of ") + account;
      one.status = status;
      one.capacity = 3;
      one.changed_at = at;
      writer.insert(one);
    };
    auditor("Aud", "auditor", "trained");
    auditor("Oth", "other", "trained");
    auditor("Mod", "moderator", "moderator");
    for (const assure::BuiltinTool& builtin : assure::builtin_tools()) {
      if (builtin.path != "core.yaml") continue;
      store::AuditTool tool;
      tool.id = "core-1";
      tool.tool = "core";
      tool.version = "1.0.0";
      tool.title = "Core audit";
      tool.hash = assure::tool_hash(assure::read_tool(builtin.text, "core.yaml"));
      tool.content = builtin.text;
      tool.origin = "shipped";
      tool.added_at = at;
      tool.effective_from = "2020-01-01";
      writer.insert(tool);
    }
    writer.insert(store::AuditProgramme{"monthly",
                                        "monthly",
                                        "Monthly audit",
                                        "How good is practice?",
                                        "lead",
                                        "core",
                                        3,
                                        "stratified_random",
                                        "{}",
                                        12,
                                        "2020-09-01",
                                        {},
                                        "running",
                                        "lead",
                                        at});
    writer.insert(store::AuditRound{
        "round", "monthly", "2020-09", "", 3, "2020-09-01", "2020-09-30", "open", "core-1", {}, {}});
    audit(writer, "N1", "North", "in_progress", "Aud");
    audit(writer, "N2", "North", "final", "Aud", "good");
    audit(writer, "S1", "South", "drawn", {});
  }

  static void audit(store::Writer& writer, const std::string& child, const std::string& team,
                    const std::string& state, const std::optional<std::string>& auditor,
                    const std::optional<std::string>& grade = {}) {
    const bool north = team == "North";
    store::AuditSelection selection;
    selection.id = "selection-" + child;
    selection.round_id = "round";
    selection.person_id = child;
    selection.role = "primary";
    selection.service = north ? "Safeguarding" : "Permanence";
    selection.quadrant = "NW";
    selection.team = team;
    selection.worker_id = north ? "W1" : "W2";
    selection.probability = "0.5";
    selection.state = "drawn";
    selection.changed_at = "2020-09-01T08:00:00.000Z";
    writer.insert(selection);
    store::Audit one;
    one.id = child;
    one.selection_id = selection.id;
    one.round_id = "round";
    one.tool_id = "core-1";
    one.stream = "random";
    one.month = "2020-09";
    one.person_id = child;
    one.service = selection.service;
    one.quadrant = selection.quadrant;
    one.team = team;
    one.probability = selection.probability;
    one.auditor_id = auditor;
    one.state = state;
    one.look_back_from = "2019-09-01";
    one.look_back_to = "2020-09-01";
    if (auditor) one.due_on = "2020-09-30";
    if (grade) {
      one.auditor_grade = one.final_grade = grade;
      one.finalised_at = "2020-09-20T12:00:00.000Z";
    }
    writer.insert(one);
    if (!auditor) return;
    store::AuditAssignment assignment;
    assignment.id = "assignment-" + child;
    assignment.audit_id = child;
    assignment.auditor_id = *auditor;
    assignment.conflicts = "[]";
    assignment.due_on = "2020-09-30";
    assignment.assigned_by = "lead";
    assignment.assigned_at = "2020-09-01T09:00:00.000Z";
    writer.insert(assignment);
  }

  /// Has the moderator grade an audit a second time.
  void moderate(const std::string& audit, bool blind, const std::optional<std::string>& grade = {}) const {
    kept->write({"lead", "audit.moderate"}, [&](store::Writer& writer) {
      store::AuditModeration one;
      one.id = "moderation-" + audit;
      one.audit_id = audit;
      one.kind = blind ? "random_blind" : "all_inadequate";
      one.moderator_id = "Mod";
      one.assigned_at = "2020-09-21T08:00:00.000Z";
      one.due_on = "2020-09-28";
      one.blind = blind;
      one.grade = grade;
      writer.insert(one);
    });
  }
  /// Writes an audit anew, as `change` leaves it.
  template <typename Change>
  void set_audit(const std::string& id, const Change& change) const {
    kept->write({"system:test", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Audit>(id);
      change(one);
      ++one.revision;
      writer.update(one);
    });
  }
  store::Audit audit_of(const std::string& id) const {
    return *kept->read([&](const store::Queries& reader) { return reader.find<store::Audit>(id); });
  }
  /// GET of an address, without a body.
  Response get(const std::string& who, const std::string& target) {
    Request asked = request(who, target, nlohmann::json::object());
    asked.method = "GET";
    asked.body.clear();
    return application->answer_now(asked);
  }

  std::unique_ptr<People> people;
  std::optional<AuditSources> audits;
};

}  // namespace windscreen::serve
