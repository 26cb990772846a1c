// Tables of the improvement record: what was found, what was planned for it, who watched over it and what
// became of it. docs/improvement.md says how they hang together.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `improvement_things`: anything that the record keeps track of, from an inspection to a promise. What
/// a thing is at its beginning stands here; what becomes of it stands in its entries.
struct ImprovementThing {
  std::string id;
  /// One of improve/kinds.h, such as source, finding, plan, action, meeting, promise.
  std::string kind;
  /// What kind of source, finding, body …: see improve/kinds.h. Empty where the kind has none.
  std::string sort;
  /// What it is part of: a finding's inspection, an action's theme or plan, an item's meeting.
  std::optional<std::string> parent_id;
  /// Its place among the parts of its parent, from 1.
  std::int64_t place = 1;
  /// What people call it by, such as "R7" or "5 b II"; may be empty.
  std::string number;
  std::string title;
  std::string words;
  /// The day from which it is there: found, agreed, held, begun.
  std::string since_on;
  std::optional<std::string> created_by;
  std::string created_at;

  static const Record<ImprovementThing>& record();
};

/// Table `improvement_entries`: what became of a thing, day by day. Append-only.
struct ImprovementEntry {
  std::string id;
  std::string thing_id;
  /// The day of which it is true. Never later than the day on which it was written.
  std::string on_day;
  std::string at;
  std::optional<std::string> account_id;
  /// One of improve/kinds.h, such as status, lead, due, delivered, answer.
  std::string kind;
  std::string value;
  std::string words;
  /// Where what is said can be seen.
  std::string evidence;
  std::optional<std::string> due_on;
  /// Who: a post, a team or a body, and the account where it has one.
  std::string owner;
  std::optional<std::string> owner_id;

  static const Record<ImprovementEntry>& record();
};

/// Table `improvement_links`: what one thing has to do with another besides being part of it.
struct ImprovementLink {
  std::string id;
  std::string from_id;
  std::string to_id;
  /// One of improve/kinds.h: answers, carries_on, tells, promises, shows, depends_on.
  std::string how;
  std::string since_on;
  std::optional<std::string> ended_on;

  static const Record<ImprovementLink>& record();
};

/// Table `improvement_services`: which service a thing is about or a visit looked at.
struct ImprovementService {
  std::string id;
  std::string thing_id;
  std::string service;

  static const Record<ImprovementService>& record();
};

/// Table `improvement_indicators`: an indicator of the engine that should move with a thing, or that it props
/// up.
struct ImprovementIndicator {
  std::string id;
  std::string thing_id;
  std::string indicator;

  static const Record<ImprovementIndicator>& record();
};

/// Table `improvement_measures`: how one would see that something has succeeded. The key is the thing's.
struct ImprovementMeasure {
  std::string id;
  /// An indicator of the engine, or absent: then nobody can say whether it was reached.
  std::optional<std::string> indicator;
  /// One of higher, lower; empty where there is no indicator.
  std::string better;
  /// Decimal numbers in the indicator's unit, such as "19" or "0.5"; empty where not said.
  std::string baseline;
  std::optional<std::string> baseline_on;
  std::string target;
  std::optional<std::string> target_on;

  static const Record<ImprovementMeasure>& record();
};

/// Table `improvement_milestones`: what a milestone waits for. The key is the thing's.
struct ImprovementMilestone {
  std::string id;
  std::optional<std::string> after_id;
  /// What must lie between the two.
  std::int64_t lag_months = 0;
  std::int64_t lag_days = 0;

  static const Record<ImprovementMilestone>& record();
};

/// Table `improvement_risks`: why something may go wrong, and what would follow. The key is the thing's.
struct ImprovementRisk {
  std::string id;
  std::string cause;
  std::string effect;

  static const Record<ImprovementRisk>& record();
};

/// Table `improvement_decisions`: a decision, and who may call it in. The key is the thing's.
struct ImprovementDecision {
  std::string id;
  /// One of agreed, agreed_with_changes, noted, refused, put_off.
  std::string outcome;
  std::optional<std::string> call_in_by_id;
  /// Working days after the decision within which it may be called in; 0 where it may not.
  std::int64_t call_in_days = 0;

  static const Record<ImprovementDecision>& record();
};

/// Table `improvement_promises`: to whom something was promised, and how often. The key is the thing's.
struct ImprovementPromise {
  std::string id;
  std::string to_id;
  /// Months from one time to the next; 0 for once.
  std::int64_t every_months = 0;

  static const Record<ImprovementPromise>& record();
};

/// Table `improvement_feedback`: how many were asked and answered. The key is the thing's.
struct ImprovementFeedback {
  std::string id;
  std::int64_t asked = 0;
  std::int64_t replied = 0;

  static const Record<ImprovementFeedback>& record();
};

/// Table `improvement_mentions`: how many of those who answered said something. The key is the thing's.
struct ImprovementMention {
  std::string id;
  std::int64_t mentions = 0;

  static const Record<ImprovementMention>& record();
};

/// Table `improvement_remits`: what a body watched over, and from when to when.
struct ImprovementRemit {
  std::string id;
  std::string body_id;
  /// The plan, or whatever else it watched over.
  std::string over_id;
  std::string words;
  std::string from_on;
  /// The last day; absent while it lasts.
  std::optional<std::string> to_on;

  static const Record<ImprovementRemit>& record();
};

/// Table `improvement_papers`: a meeting's page as it was shown on the day. Append-only.
struct ImprovementPaper {
  std::string id;
  std::string meeting_id;
  /// One of quadrant, board.
  std::string kind;
  std::string as_at;
  std::string frozen_at;
  std::string frozen_by;
  /// JSON, and its SHA-256.
  std::string content;
  std::string sha256;

  static const Record<ImprovementPaper>& record();
};

}  // namespace windscreen::store
