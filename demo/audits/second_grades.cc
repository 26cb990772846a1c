#include "demo/audits/second_grades.h"

#include "assure/moderation.h"
#include "store/audit_review.h"

namespace windscreen::demo {
namespace {

using assure::Grade;

constexpr int share_picked = 15;

Grade one_apart(Random& random, Grade grade) {
  if (grade == Grade::outstanding) return Grade::good;
  if (grade == Grade::inadequate) return Grade::requires_improvement;
  // Nobody takes good for outstanding by mistake as often as the other way about.
  const bool worse = random.chance(grade == Grade::good ? 0.9 : 0.5);
  return static_cast<Grade>(static_cast<int>(grade) + (worse ? 1 : -1));
}

}  // namespace

SecondGrades second_grades(Random& random, Grade final_grade, const std::string& round,
                           const std::string& audit) {
  SecondGrades two{final_grade, final_grade, {}, assure::picked_by_chance(round, audit, share_picked)};
  if (two.blind) {
    const double at = random.unit();
    if (at < 0.13) two.first = one_apart(random, final_grade);
    if (at >= 0.87) two.second = one_apart(random, final_grade);
  } else if (final_grade == Grade::requires_improvement && random.chance(0.03)) {
    two.first = Grade::inadequate;
  } else if (final_grade == Grade::inadequate && random.chance(0.12)) {
    two.second = Grade::requires_improvement;
  }
  if (two.first == Grade::inadequate) {
    two.kinds = {"all_inadequate"};
  } else if (two.first == Grade::outstanding) {
    two.kinds = {"all_outstanding"};
  } else if (two.blind) {
    two.kinds = {"random_blind"};
  }
  return two;
}

void write_second_grades(AuditBook& book, const store::Audit& audit, Grade final_grade,
                         const SecondGrades& grades, Day submitted, bool is_final) {
  if (grades.kinds.empty() && audit.state != "moderation") return;
  const auto& moderators = book.auditors().moderators;
  store::AuditModeration one;
  one.id = book.id();
  one.audit_id = audit.id;
  one.kind = grades.kinds.empty() ? "boundary" : grades.kinds.front();
  one.blind = grades.blind;
  one.assigned_at = at_hour(submitted, 17);
  one.due_on = iso(add_working(submitted, 5));
  if (is_final) {
    one.moderator_id = moderators.at(book.random().below(static_cast<std::uint32_t>(moderators.size())));
    const auto completed = base::parse_date(audit.completed_on.value_or(""));
    const Day on = completed ? day_of(*completed) : submitted;
    one.grade = std::string(assure::code(grades.second));
    one.graded_at = at_hour(std::max(submitted, on - 1), 17, 30);
    one.agreed_grade = std::string(assure::code(final_grade));
    if (grades.first != grades.second)
      one.reason =
          "We read the record again together. What decided was what changed for the child, not what was "
          "filed.";
    one.finished_at = audit.finalised_at;
  } else {
    one.moderator_id = moderators.front();
    // One in three has been graded otherwise, and waits for the quality assurance lead.
    if (book.random().below(3) == 0) {
      one.grade = std::string(assure::code(one_apart(book.random(), grades.first)));
      one.graded_at = at_hour(submitted + 1, 15);
    }
  }
  book.writer().insert(one);
}

}  // namespace windscreen::demo
