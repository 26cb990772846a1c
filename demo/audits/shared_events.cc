#include "demo/audits/shared_events.h"

#include <algorithm>
#include <array>

#include "assure/alert.h"
#include "store/audit_review.h"
#include "store/identity.h"

namespace windscreen::demo {
namespace {

std::optional<std::string> audit_of(AuditBook& book, const std::string& month, const std::string& state) {
  auto found = book.writer().select<store::Audit>("where month = :month and state = :state order by id",
                                                  {{"month", month}, {"state", state}});
  if (found.empty()) return std::nullopt;
  const auto own = std::find_if(found.begin(), found.end(), [&](const store::Audit& one) {
    return one.auditor_id == book.auditors().auditors.front();
  });
  return own == found.end() ? found.front().id : own->id;
}

store::Moment moment(Day day, int hour) { return store::moment_from(at_hour(day, hour)).value(); }

}  // namespace

void write_alerts(AuditBook& book) {
  const DemoRoles& roles = book.roles();
  const std::string raiser = roles.auditor.value_or(roles.lead);
  if (const auto audit = audit_of(book, "2020-09", "actions_open")) {
    const Day day = day_of(2020, 9, 16);
    const auto alert = assure::raise_alert(book.writer(),
                                           {*audit,
                                            "The record says that the man who hurt her mother has moved back "
                                            "in; nobody has seen the child since.",
                                            raiser,
                                            {{roles.team_manager, "Demo Team manager"}}},
                                           moment(day, 11));
    assure::acknowledge_alert(book.writer(), alert.id, roles.head_of_service, "Demo Head of service",
                              moment(day, 12));
    assure::close_alert(
        book.writer(), alert.id,
        "The child was seen alone that afternoon and is with her grandmother; he has left the home.",
        roles.head_of_service, "Demo Head of service", moment(day + 1, 10));
  }
  if (const auto audit = audit_of(book, "2020-11", "in_progress")) {
    assure::raise_alert(book.writer(),
                        {*audit,
                         "He was missing for two nights last week, and nobody has asked him where he was.",
                         raiser,
                         {{roles.team_manager, "Demo Team manager"}}},
                        moment(day_of(2020, 11, 11), 15));
  }
}

void write_calibration(AuditBook& book) {
  constexpr std::array<const char*, 4> grades = {"outstanding", "good", "requires_improvement", "inadequate"};
  struct Session {
    const char* name;
    const char* held_on;
    std::array<int, 2> mostly;
  };
  constexpr std::array<Session, 2> sessions = {{{"Calibration, spring 2020", "2020-03-10", {2, 3}},
                                                {"Calibration, autumn 2020", "2020-09-22", {1, 2}}}};
  for (const Session& session : sessions) {
    const std::string id = book.id();
    book.writer().insert(store::CalibrationSession{id, session.name, session.held_on, book.roles().lead,
                                                   "We agreed that a plan nobody has looked at for three "
                                                   "months is no plan, however well it is written."});
    for (std::size_t of = 0; of < session.mostly.size(); ++of) {
      for (std::size_t i = 0; i < 8; ++i) {
        const int apart = book.random().chance(0.28) ? (book.random().chance(0.5) ? 1 : -1) : 0;
        const int grade = std::clamp(session.mostly.at(of) + apart, 0, 3);
        book.writer().insert(store::CalibrationGrade{book.id(), id, of == 0 ? "A" : "B",
                                                     book.auditors().auditors.at(i),
                                                     grades.at(static_cast<std::size_t>(grade))});
      }
    }
  }
}

}  // namespace windscreen::demo
