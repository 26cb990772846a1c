#include "store/improvement.h"

namespace windscreen::store {

const Record<ImprovementThing>& ImprovementThing::record() {
  static const Record<ImprovementThing> record("improvement_things", 9,
                                               {{"id", &ImprovementThing::id},
                                                {"kind", &ImprovementThing::kind},
                                                {"sort", &ImprovementThing::sort},
                                                {"parent_id", &ImprovementThing::parent_id},
                                                {"place", &ImprovementThing::place},
                                                {"number", &ImprovementThing::number},
                                                {"title", &ImprovementThing::title},
                                                {"words", &ImprovementThing::words},
                                                {"since_on", &ImprovementThing::since_on},
                                                {"created_by", &ImprovementThing::created_by},
                                                {"created_at", &ImprovementThing::created_at}});
  return record;
}

const Record<ImprovementEntry>& ImprovementEntry::record() {
  static const Record<ImprovementEntry> record("improvement_entries", 9,
                                               {{"id", &ImprovementEntry::id},
                                                {"thing_id", &ImprovementEntry::thing_id},
                                                {"on_day", &ImprovementEntry::on_day},
                                                {"at", &ImprovementEntry::at},
                                                {"account_id", &ImprovementEntry::account_id},
                                                {"kind", &ImprovementEntry::kind},
                                                {"value", &ImprovementEntry::value},
                                                {"words", &ImprovementEntry::words},
                                                {"evidence", &ImprovementEntry::evidence},
                                                {"due_on", &ImprovementEntry::due_on},
                                                {"owner", &ImprovementEntry::owner},
                                                {"owner_id", &ImprovementEntry::owner_id}},
                                               true);
  return record;
}

const Record<ImprovementLink>& ImprovementLink::record() {
  static const Record<ImprovementLink> record("improvement_links", 9,
                                              {{"id", &ImprovementLink::id},
                                               {"from_id", &ImprovementLink::from_id},
                                               {"to_id", &ImprovementLink::to_id},
                                               {"how", &ImprovementLink::how},
                                               {"since_on", &ImprovementLink::since_on},
                                               {"ended_on", &ImprovementLink::ended_on}});
  return record;
}

const Record<ImprovementService>& ImprovementService::record() {
  static const Record<ImprovementService> record("improvement_services", 9,
                                                 {{"id", &ImprovementService::id},
                                                  {"thing_id", &ImprovementService::thing_id},
                                                  {"service", &ImprovementService::service}});
  return record;
}

const Record<ImprovementIndicator>& ImprovementIndicator::record() {
  static const Record<ImprovementIndicator> record("improvement_indicators", 9,
                                                   {{"id", &ImprovementIndicator::id},
                                                    {"thing_id", &ImprovementIndicator::thing_id},
                                                    {"indicator", &ImprovementIndicator::indicator}});
  return record;
}

const Record<ImprovementMeasure>& ImprovementMeasure::record() {
  static const Record<ImprovementMeasure> record("improvement_measures", 9,
                                                 {{"id", &ImprovementMeasure::id},
                                                  {"indicator", &ImprovementMeasure::indicator},
                                                  {"better", &ImprovementMeasure::better},
                                                  {"baseline", &ImprovementMeasure::baseline},
                                                  {"baseline_on", &ImprovementMeasure::baseline_on},
                                                  {"target", &ImprovementMeasure::target},
                                                  {"target_on", &ImprovementMeasure::target_on}});
  return record;
}

const Record<ImprovementMilestone>& ImprovementMilestone::record() {
  static const Record<ImprovementMilestone> record("improvement_milestones", 9,
                                                   {{"id", &ImprovementMilestone::id},
                                                    {"after_id", &ImprovementMilestone::after_id},
                                                    {"lag_months", &ImprovementMilestone::lag_months},
                                                    {"lag_days", &ImprovementMilestone::lag_days}});
  return record;
}

const Record<ImprovementRisk>& ImprovementRisk::record() {
  static const Record<ImprovementRisk> record("improvement_risks", 9,
                                              {{"id", &ImprovementRisk::id},
                                               {"cause", &ImprovementRisk::cause},
                                               {"effect", &ImprovementRisk::effect}});
  return record;
}

const Record<ImprovementDecision>& ImprovementDecision::record() {
  static const Record<ImprovementDecision> record("improvement_decisions", 9,
                                                  {{"id", &ImprovementDecision::id},
                                                   {"outcome", &ImprovementDecision::outcome},
                                                   {"call_in_by_id", &ImprovementDecision::call_in_by_id},
                                                   {"call_in_days", &ImprovementDecision::call_in_days}});
  return record;
}

const Record<ImprovementPromise>& ImprovementPromise::record() {
  static const Record<ImprovementPromise> record("improvement_promises", 9,
                                                 {{"id", &ImprovementPromise::id},
                                                  {"to_id", &ImprovementPromise::to_id},
                                                  {"every_months", &ImprovementPromise::every_months}});
  return record;
}

const Record<ImprovementFeedback>& ImprovementFeedback::record() {
  static const Record<ImprovementFeedback> record("improvement_feedback", 9,
                                                  {{"id", &ImprovementFeedback::id},
                                                   {"asked", &ImprovementFeedback::asked},
                                                   {"replied", &ImprovementFeedback::replied}});
  return record;
}

const Record<ImprovementMention>& ImprovementMention::record() {
  static const Record<ImprovementMention> record(
      "improvement_mentions", 9,
      {{"id", &ImprovementMention::id}, {"mentions", &ImprovementMention::mentions}});
  return record;
}

const Record<ImprovementRemit>& ImprovementRemit::record() {
  static const Record<ImprovementRemit> record("improvement_remits", 9,
                                               {{"id", &ImprovementRemit::id},
                                                {"body_id", &ImprovementRemit::body_id},
                                                {"over_id", &ImprovementRemit::over_id},
                                                {"words", &ImprovementRemit::words},
                                                {"from_on", &ImprovementRemit::from_on},
                                                {"to_on", &ImprovementRemit::to_on}});
  return record;
}

const Record<ImprovementPaper>& ImprovementPaper::record() {
  static const Record<ImprovementPaper> record(
      "improvement_papers", 9,
      {{"id", &ImprovementPaper::id},
       {"meeting_id", &ImprovementPaper::meeting_id},
       {"kind", &ImprovementPaper::kind},
       {"as_at", &ImprovementPaper::as_at},
       {"frozen_at", &ImprovementPaper::frozen_at},
       {"frozen_by", &ImprovementPaper::frozen_by},
       // A page holds figures, which readers of the change log need not see; its hash shows a change.
       {"content", &ImprovementPaper::content, {.secret = true}},
       {"sha256", &ImprovementPaper::sha256}},
      true);
  return record;
}

}  // namespace windscreen::store
