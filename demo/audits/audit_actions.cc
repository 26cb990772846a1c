#include "demo/audits/audit_actions.h"

#include <string_view>

#include "assure/clocks.h"
#include "store/audit_actions.h"

namespace windscreen::demo {
namespace {

struct Change {
  std::string_view duty;
  const char* words;
};

constexpr std::array<Change, 8> changes = {
    {{"head_of_service_told",
      "The head of service knows what was found for this child and what happens next."},
     {"plan_for_the_child", "The child has a plan that says what will be better, by when and by whom."},
     {"urgent_actions", "The child has been seen alone, and what could not wait has been done."},
     {"supervision_discussion",
      "The worker and their manager have talked the audit through and know what to change."},
     {"improvement_action", "The plan is up to date, and the child and family know it."},
     {"other_actions", "Everybody around the child works to one plan."},
     {"impact_check", "Somebody has asked the child and family whether things are better."},
     {"re_audit", "Another auditor has looked at the case again."}}};

const char* words_of(std::string_view duty) {
  for (const Change& one : changes) {
    if (one.duty == duty) return one.words;
  }
  return "What the audit asked for has been done for the child.";
}

bool of_quality_assurance(assure::Duty duty) {
  return duty == assure::Duty::impact_check || duty == assure::Duty::re_audit;
}

// When, if at all, it was done by `today`.
struct Course {
  bool done = false;
  bool verified = false;
  bool not_possible = false;
  Day done_on = 0;
};

Course course_of(Random& random, bool closed, Day from, Day due, Day today) {
  Course one;
  const bool late = random.chance(0.12);
  one.done_on = late ? add_working(due, random.between(1, 12)) : std::max(from, due - random.between(0, 4));
  const double at = random.unit();
  if (closed) {
    one.not_possible = at < 0.03;
    one.done = !one.not_possible;
    one.verified = one.done;
  } else if (one.done_on < today - 3) {
    one.done = at < 0.72;
    one.verified = at < 0.5;
  }
  return one;
}

}  // namespace

void write_actions(AuditBook& book, const WrittenAudit& written, Day today) {
  const auto audit = book.writer().find<store::Audit>(written.id);
  const DemoRoles& roles = book.roles();
  const bool closed = audit->state == "closed";
  for (const assure::Deadline& deadline : assure::deadlines(written.grade, date_of(written.final_on))) {
    // A re-audit's own state says more than an action beside it where the audit is closed already.
    const std::string owner = of_quality_assurance(deadline.duty)         ? roles.lead
                              : audit->team && *audit->team == roles.team ? roles.team_manager
                                                                          : roles.head_of_service;
    const std::string verifier = owner == roles.lead ? roles.head_of_service : roles.lead;
    const Day due = day_of(deadline.due);
    const Course course = course_of(book.random(), closed, written.final_on, due, today);
    store::AuditAction action;
    action.id = book.id();
    action.source = "audit";
    action.audit_id = audit->id;
    action.person_id = audit->person_id;
    action.team = audit->team;
    action.duty = std::string(assure::code(deadline.duty));
    action.change = words_of(*action.duty);
    action.priority =
        deadline.duty == assure::Duty::urgent_actions || deadline.duty == assure::Duty::head_of_service_told
            ? "urgent"
            : "normal";
    action.owner_id = owner;
    action.due_on = iso(due);
    action.state =
        course.not_possible
            ? "not_possible"
            : (course.verified && owner != verifier ? "verified" : (course.done ? "done" : "open"));
    if (course.done) {
      action.done_at = at_hour(course.done_on, 16);
      action.evidence = "Case note and updated plan of " + iso(course.done_on) + " in the case system.";
    }
    if (action.state == "verified") {
      action.verifier_id = verifier;
      action.verified_at = at_hour(add_working(course.done_on, 2), 11);
    }
    book.writer().insert(action);
    const auto step = [&](const std::string& at, const std::string& who, const char* state,
                          std::optional<std::string> reason) {
      book.writer().insert(store::AuditActionStep{book.id(), action.id, at, who, state, owner, action.due_on,
                                                  std::move(reason)});
    };
    step(at_hour(written.final_on, 12), roles.lead, "open", {});
    if (course.done) step(*action.done_at, owner, "done", action.evidence);
    if (action.state == "verified") step(*action.verified_at, verifier, "verified", "Seen in the record.");
    if (course.not_possible)
      step(at_hour(std::max(written.final_on, due), 12), owner, "not_possible", "The family has moved away.");
  }
}

}  // namespace windscreen::demo
