// Made-up rows of the improvement record for the tests of this room, one a table; each refers to rows before
// it and to the account a1.
#pragma once

#include <string>

#include "store/improvement.h"

namespace windscreen::store {

/// Gives each row to `add`, in an order in which they can be written.
template <typename Add>
void add_improvement_rows(const Add& add) {
  const std::string moment = "2020-02-29T23:59:59.999Z";
  const std::string day = "2020-02-29";
  const auto thing = [&](const std::string& id, const std::string& kind) {
    ImprovementThing row;
    row.id = id;
    row.kind = kind;
    row.title = "Title of " + id;
    row.since_on = day;
    row.created_by = "a1";
    row.created_at = moment;
    return row;
  };
  for (const char* kind : {"plan", "action", "body", "meeting", "risk", "decision", "promise", "measure",
                           "milestone", "feedback", "feedback_theme"})
    add(thing(std::string("improvement_") + kind + "1", kind));
  add(ImprovementEntry{"improvement_entry1", "improvement_action1", day, moment, "a1", "due", "Words",
                       "Words", "Words", day, "Director", "a1"});
  add(ImprovementLink{"improvement_link1", "improvement_action1", "improvement_risk1", "depends_on", day,
                      day});
  add(ImprovementService{"improvement_service1", "improvement_action1", "Assessment"});
  add(ImprovementIndicator{"improvement_indicator1", "improvement_action1", "referrals_received"});
  add(ImprovementMeasure{"improvement_measure1", "referrals_received", "lower", "19", day, "15", day});
  add(ImprovementMilestone{"improvement_milestone1", "improvement_action1", 5, 1});
  add(ImprovementRisk{"improvement_risk1", "Words", "Words"});
  add(ImprovementDecision{"improvement_decision1", "agreed", "improvement_body1", 5});
  add(ImprovementPromise{"improvement_promise1", "improvement_body1", 3});
  add(ImprovementFeedback{"improvement_feedback1", 120, 43});
  add(ImprovementMention{"improvement_feedback_theme1", 17});
  add(ImprovementRemit{"improvement_remit1", "improvement_body1", "improvement_plan1", "Words", day, day});
  add(ImprovementPaper{"improvement_paper1", "improvement_meeting1", "board", day, moment, "a1", "{}",
                       "hash"});
}

}  // namespace windscreen::store
