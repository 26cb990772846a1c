#include "serve/work/work_list.h"

#include <algorithm>
#include <array>

#include "improve/book.h"
#include "improve/due_list.h"
#include "serve/accounts/roles.h"
#include "serve/children/access_grants.h"
#include "serve/work/audit_work.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr std::array<improve::CodeWords, 15> audit_kinds = {
    {{"alert", "Alert of immediate harm"},
     {"alert_open", "Alert of immediate harm"},
     {"audit", "Audit"},
     {"re_audit", "Re-audit"},
     {"themed_audit", "Themed audit"},
     {"second_grade", "Second grade"},
     {"grades_to_agree", "Second grade"},
     {"reply", "Reply to an audit"},
     {"urgent_action", "Urgent action from an audit"},
     {"audit_action", "Action from an audit"},
     {"action_to_verify", "Action to verify"},
     {"action_impact", "Impact of an action"},
     {"practice_recommendation", "Recommendation for practice"},
     {"decision", "Grade to decide on"},
     {"calibration", "Calibration"}}};

std::vector<WorkLine> improvement_work_of(const store::Queries& reader, const Identity& who, base::Date day) {
  std::vector<WorkLine> lines;
  if (!who.permissions.contains(Permission::see_improvement)) return lines;
  const improve::Book book = improve::read_book(reader);
  for (const improve::DueLine& due : improve::due_list(book, {who.account, {}}, day)) {
    WorkLine line;
    line.area = "improvement";
    line.what = due.what;
    line.sentence = due.sentence;
    line.due = due.due;
    line.address = "/improvement/things/" + book.at(due.place).row.id;
    lines.push_back(std::move(line));
  }
  return lines;
}

bool earlier_due(const WorkLine& a, const WorkLine& b) {
  if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
  return a.due && *a.due < *b.due;
}

}  // namespace

std::span<const improve::CodeWords> audit_work_kinds() { return audit_kinds; }

std::string_view words_of_work(const WorkLine& line) {
  return improve::words_of(line.area == "audits" ? audit_work_kinds() : improve::due_kinds(), line.what);
}

std::vector<WorkLine> work_of(const store::Queries& reader, const std::string& account, base::Date day) {
  Identity who;
  who.account = account;
  who.grants = holding_grants(reader, account);
  who.permissions = permissions_of(who.grants);
  // An account that is not active has none; without any, actions that were given to it stay its own.
  const auto holder = reader.find<store::Account>(account);
  if (!holder || holder->status != "active") return {};
  std::vector<WorkLine> lines = audit_work_of(reader, who, day);
  for (WorkLine& line : improvement_work_of(reader, who, day)) lines.push_back(std::move(line));
  std::ranges::stable_sort(lines, earlier_due);
  for (WorkLine& line : lines) {
    if (line.due) line.days_late = static_cast<int>((day - *line.due).count());
  }
  return lines;
}

}  // namespace windscreen::serve
