#include "demo/audits/audit_themes.h"

#include <array>

#include "store/audit_actions.h"

namespace windscreen::demo {
namespace {

struct Theme {
  const char* code;
  const char* name;
  /// How often an audit finds it, in percent of those graded good, requires improvement and inadequate; a
  /// theme of strength by the same order.
  std::array<int, 3> found;
  bool strength;
};

// Cabinet, 23 June 2020, paragraphs 15 and 37; Select Committee, 14 December 2020, paragraphs 30 and 34.
constexpr std::array<Theme, 11> themes = {
    {{"reflective_supervision", "Supervision in time, and reflective", {12, 38, 62}, false},
     {"oversight_recorded", "Management oversight on the record, with reasons", {14, 42, 66}, false},
     {"planning_in_time", "Planning and review in time, without drift", {10, 36, 58}, false},
     {"missing_and_exploitation", "Children who go missing or are exploited", {3, 9, 17}, false},
     {"changes_of_worker", "Changes of social worker", {8, 18, 34}, false},
     {"handover", "Handover between workers", {5, 15, 33}, false},
     {"waiting_to_hear", "Families wait to hear from us", {7, 14, 21}, false},
     {"join_up_send_camhs", "Working with SEND and mental health services", {6, 12, 14}, false},
     {"open_relationships", "Open relationships with parents", {48, 22, 6}, true},
     {"committed_workers", "Workers who are committed to the family", {52, 27, 9}, true},
     {"direct_work", "Direct work that the child understands", {44, 17, 4}, true}}};

struct Recommendation {
  const char* theme;
  const char* words;
  int target;
};

constexpr std::array<Recommendation, 4> recommendations = {
    {{"reflective_supervision",
      "Managers hold supervision on time, and its record reflects on what the work has changed and decides "
      "where a "
      "plan drifts.",
      20},
     {"oversight_recorded",
      "Managers write down what they decide, why and by when, whenever something important changes or is "
      "late.",
      25},
     {"planning_in_time",
      "Managers, workers, conference chairs and reviewing officers keep plans and reviews on time, and say "
      "how any "
      "delay will be made good.",
      20},
     {"missing_and_exploitation",
      "All teams look at what was learned about children who go missing or are exploited: how soon we "
      "respond, "
      "and whether risk assessments are current and have the child\u2019s and parents\u2019 part in them.",
      5}}};

}  // namespace

void write_themes(AuditBook& book) {
  for (const Theme& one : themes) {
    if (!book.writer().find<store::AuditTheme>(one.code))
      book.writer().insert(store::AuditTheme{one.code, one.name, {}, {}, {}});
  }
  for (const Recommendation& one : recommendations) {
    book.writer().insert(store::PracticeRecommendation{book.id(),
                                                       one.theme,
                                                       "2020-10-05",
                                                       one.words,
                                                       book.roles().head_of_service,
                                                       one.target,
                                                       "2021-03-31",
                                                       "open",
                                                       {},
                                                       {}});
  }
}

void write_theme_marks(AuditBook& book, const store::Audit& audit, assure::Grade grade) {
  const std::size_t at = grade == assure::Grade::outstanding ? 0 : static_cast<std::size_t>(grade) - 1;
  for (const Theme& one : themes) {
    if (static_cast<int>(book.random().below(100)) >= one.found.at(at)) continue;
    book.writer().insert(
        store::AuditThemeMark{book.id(), audit.id, one.code, one.strength ? "strength" : "gap"});
  }
}

}  // namespace windscreen::demo
