#include "demo/audits/audit_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assure/moderation.h"
#include "demo/audits/audit_themes.h"
#include "demo/audits/family_voices.h"
#include "demo/audits/second_grades.h"

namespace windscreen::demo {
namespace {

using assure::Grade;

// How far an audit has come.
constexpr std::array<std::string_view, 11> stages = {
    "drawn",      "assigned", "accepted",     "in_progress",      "conversation", "submitted",
    "moderation", "final",    "actions_open", "actions_verified", "closed"};

int stage_of(std::string_view state) {
  return static_cast<int>(std::find(stages.begin(), stages.end(), state) - stages.begin());
}

constexpr int assigned = 1;
constexpr int accepted = 2;
constexpr int in_progress = 3;
constexpr int talked = 4;
constexpr int submitted = 5;
constexpr int moderated = 6;
constexpr int final_grade = 7;

struct Words {
  const char* strengths;
  const char* worries;
  const char* rationale;
};

// By grade, best first.
constexpr std::array<Words, 4> words = {
    {{"The child chose how the work was done, and it shows in every visit.", "Nothing of weight.",
      "The child\u2019s life is better, and the record tells why."},
     {"Visits are regular, the plan is clear, and the child\u2019s wishes are in it.",
      "The chronology stops in spring.", "What matters most for this child was done well and in time."},
     {"The worker knows the child.", "Decisions are recorded without reasons, and the plan has drifted.",
      "The child is safe, but help came later than it should have."},
     {"The school kept in touch throughout.",
      "Risks were named and not acted on; nobody saw the child alone for two months.",
      "The child was left in a situation that the record itself describes as harmful."}}};

}  // namespace

std::string at_hour(Day day, int hour, int minute) {
  return fmt::format("{}T{:02}:{:02}:00.000Z", iso(day), hour, minute);
}

std::string iso(Day day) { return base::format_iso(date_of(day)); }

AuditBook::AuditBook(store::Writer& writer, DemoRoles roles, std::uint64_t seed)
    : writer_(writer), roles_(std::move(roles)), random_(seed, "audits") {
  auditors_ = write_auditors(writer_, roles_, [this] { return id(); });
}

std::string AuditBook::id() {
  const std::uint64_t high = random_.next();
  const std::uint64_t low = random_.next();
  // A version 4 UUID (RFC 9562).
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xffffU,
                     high & 0xfffU, 0x8000U | ((low >> 48U) & 0x3fffU), low & 0xffffffffffffU);
}

std::string AuditBook::auditor_for(const AuditStory& story) {
  if (story.by_demo_auditor) return auditors_.auditors.front();
  // The others in turn: whoever has had least, and never who audited this child before.
  std::string best;
  for (std::size_t i = 1; i < auditors_.auditors.size(); ++i) {
    const std::string& one = auditors_.auditors[i];
    if (one == story.not_by) continue;
    if (best.empty() || given_[one] < given_[best]) best = one;
  }
  ++given_[best];
  return best;
}

void AuditBook::look_back(store::Audit& audit, const AuditStory& story, Day started) {
  const auto at = static_cast<std::size_t>(story.grade);
  constexpr std::array<std::array<double, 3>, 4> oversight = {
      {{0.85, 0.13, 0.02}, {0.75, 0.20, 0.05}, {0.42, 0.38, 0.20}, {0.16, 0.34, 0.50}}};
  constexpr std::array<double, 4> discussed = {0.9, 0.82, 0.6, 0.36};
  constexpr std::array<std::array<double, 3>, 4> handed_over = {
      {{0.8, 0.15, 0.05}, {0.7, 0.2, 0.1}, {0.45, 0.3, 0.25}, {0.25, 0.3, 0.45}}};
  constexpr std::array<const char*, 3> answers = {"yes", "partly", "no"};
  audit.oversight = answers.at(random_.weighted(oversight.at(at)));
  if (random_.chance(discussed.at(at))) audit.supervision_on = iso(started - random_.between(10, 150));
  audit.lead_workers = story.of.lead_workers;
  audit.managers = story.of.managers;
  audit.handover =
      story.of.lead_workers > 1 ? answers.at(random_.weighted(handed_over.at(at))) : "not_applicable";
  audit.legacy = random_.chance(story.grade == Grade::inadequate ? 0.38 : 0.12);
}

void AuditBook::assign(const store::Audit& audit, const std::string& at, bool is_accepted) {
  store::AuditAssignment one;
  one.id = id();
  one.audit_id = audit.id;
  one.auditor_id = audit.auditor_id.value();
  one.conflicts = "[]";
  one.due_on = audit.due_on.value();
  one.assigned_by = roles_.lead;
  one.assigned_at = at;
  if (is_accepted) one.accepted_at = at.substr(0, 11) + "15:00:00.000Z";
  writer_.insert(one);
}

void AuditBook::steps(const store::Audit& audit,
                      const std::vector<std::pair<std::string, std::string>>& moves) {
  constexpr std::array<const char*, 9> names = {"assign",        "accept",   "start",    "hold_conversation",
                                                "submit",        "moderate", "finalise", "open_actions",
                                                "verify_actions"};
  std::string from = "drawn";
  for (const auto& [to, at] : moves) {
    const int stage = stage_of(to);
    const std::string name = to == "closed" ? "close" : names.at(static_cast<std::size_t>(stage - 1));
    const bool own =
        stage >= accepted && stage <= submitted && audit.auditor_id == auditors_.auditors.front();
    writer_.insert(store::AuditStep{id(), audit.id, at, own && roles_.auditor ? *roles_.auditor : roles_.lead,
                                    name, from, to, std::nullopt});
    from = to;
  }
}

WrittenAudit AuditBook::write(const AuditStory& story) {
  const int stage = story.not_possible ? 0 : stage_of(story.state);
  // Good and outstanding practice asks for no action.
  const bool asks = story.grade >= Grade::requires_improvement;
  const Day opens = day_of(base::parse_date(story.round->opens_on).value());
  const Day given = add_working(opens, random_.between(0, 1));
  const Day started = add_working(given, random_.between(1, 2));
  const Day talked_on = add_working(started, random_.between(1, 3));
  const Day handed_in = add_working(talked_on, stage <= final_grade + 1 ? 0 : random_.between(0, 8));
  const Day judged_on = add_working(handed_in, stage <= final_grade + 1 ? 1 : random_.between(2, 5));

  store::AuditSelection selection;
  selection.id = id();
  selection.round_id = story.round->id;
  selection.person_id = story.of.row.child;
  if (!story.of.row.family.empty()) selection.family_id = story.of.row.family;
  selection.role = story.previous.empty() ? (story.stream == "random" ? "primary" : "added") : "re_audit";
  if (story.of.row.status) selection.status = std::string(assure::code(*story.of.row.status));
  const auto filled = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  selection.service = filled(story.of.row.service);
  selection.quadrant = filled(story.of.row.quadrant);
  selection.team = filled(story.of.row.team_name.empty() ? story.of.row.team : story.of.row.team_name);
  selection.worker_id = filled(story.of.row.worker);
  selection.manager_id = filled(story.of.row.manager);
  if (story.stream == "random") selection.probability = filled(story.of.probability);
  selection.state = story.not_possible ? "not_possible" : "drawn";
  if (!story.previous.empty()) selection.reason = "Graded inadequate before";
  if (story.not_possible) selection.reason = "The case closed before the re-audit was due.";
  if (selection.role == "added") selection.reason = "Chosen for what is asked";
  selection.changed_at = at_hour(opens, 9);
  writer_.insert(selection);

  store::Audit audit;
  // What is submitted and waits for no second grade is not one that chance has picked.
  do {
    audit.id = id();
  } while (story.state == "submitted" && assure::picked_by_chance(story.round->id, audit.id, 15));
  audit.selection_id = selection.id;
  audit.round_id = story.round->id;
  audit.tool_id = story.round->tool_id;
  audit.stream = story.stream;
  audit.month = story.round->month;
  audit.person_id = selection.person_id;
  audit.service = selection.service;
  audit.quadrant = selection.quadrant;
  audit.team = selection.team;
  audit.probability = selection.probability;
  audit.state = story.not_possible ? "void" : story.state;
  audit.look_back_from = iso(add_months(opens, -12));
  audit.look_back_to = iso(opens);
  audit.due_on = story.round->due_on;
  if (!story.previous.empty()) audit.previous_id = story.previous;
  if (stage >= assigned) audit.auditor_id = auditor_for(story);
  if (stage >= in_progress) audit.started_at = at_hour(started, 9, random_.between(0, 50));
  if (stage >= submitted) {
    audit.submitted_at = at_hour(handed_in, 16, random_.between(0, 50));
    audit.minutes = random_.between(140, 420);
    look_back(audit, story, started);
    const Words& said = words.at(static_cast<std::size_t>(story.grade));
    audit.strengths = said.strengths;
    audit.worries = said.worries;
  }
  if (stage >= final_grade) {
    audit.finalised_at = at_hour(judged_on, 11, random_.between(0, 50));
    audit.completed_on = iso(judged_on);
    audit.rationale = words.at(static_cast<std::size_t>(story.grade)).rationale;
  }
  const SecondGrades second =
      stage >= submitted ? second_grades(random_, story.grade, story.round->id, audit.id) : SecondGrades{};
  if (stage >= submitted) audit.auditor_grade = std::string(assure::code(second.first));
  if (stage >= final_grade) {
    if (!second.kinds.empty()) audit.moderated_grade = std::string(assure::code(story.grade));
    audit.final_grade = std::string(assure::code(story.grade));
  }
  writer_.insert(audit);

  std::vector<std::pair<std::string, std::string>> moves;
  const auto move = [&](int from_stage, const char* to, std::string at) {
    if (stage >= from_stage) moves.emplace_back(to, std::move(at));
  };
  move(assigned, "assigned", at_hour(given, 10));
  move(accepted, "accepted", at_hour(given, 15));
  move(in_progress, "in_progress", audit.started_at.value_or(""));
  move(talked, "conversation", at_hour(talked_on, 14));
  move(submitted, "submitted", audit.submitted_at.value_or(""));
  if (!second.kinds.empty() || story.state == "moderation")
    move(moderated, "moderation", at_hour(handed_in, 17));
  move(final_grade, "final", audit.finalised_at.value_or(""));
  if (asks) {
    move(final_grade + 1, "actions_open", at_hour(judged_on, 12));
    move(final_grade + 2, "actions_verified", at_hour(add_working(judged_on, 96), 10));
  }
  move(final_grade + 3, "closed", at_hour(add_working(judged_on, asks ? 97 : 10), 10));
  steps(audit, moves);
  if (story.not_possible) {
    writer_.insert(store::AuditStep{id(), audit.id, at_hour(opens, 10), roles_.lead, "void", "drawn", "void",
                                    selection.reason});
  }
  if (stage >= assigned) assign(audit, at_hour(given, 10), stage >= accepted);
  if (stage >= talked) {
    write_conversation(*this, audit, story.of.row.worker, talked_on);
    write_family(*this, audit, talked_on);
  }
  if (stage >= submitted) {
    write_second_grades(*this, audit, story.grade, second, handed_in, stage >= final_grade);
    write_theme_marks(*this, audit, story.grade);
  }
  return {audit.id, selection.person_id, audit.auditor_id.value_or(""), story.grade, judged_on};
}

}  // namespace windscreen::demo
