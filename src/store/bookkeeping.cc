#include "store/bookkeeping.h"

#include "store/access.h"
#include "store/audit_actions.h"
#include "store/audit_plan.h"
#include "store/audit_reports.h"
#include "store/audit_review.h"
#include "store/audit_talks.h"
#include "store/audits.h"
#include "store/evidence_rooms.h"
#include "store/improvement.h"
#include "store/loads.h"
#include "store/people.h"
#include "store/preferences.h"
#include "store/reminders.h"
#include "store/sign_in.h"

namespace windscreen::store {

const Record<MigrationRecord>& MigrationRecord::record() {
  static const Record<MigrationRecord> record("schema_migrations", 1,
                                              {{"id", &MigrationRecord::id},
                                               {"version", &MigrationRecord::version},
                                               {"name", &MigrationRecord::name},
                                               {"hash", &MigrationRecord::hash},
                                               {"applied_at", &MigrationRecord::applied_at}},
                                              true);
  return record;
}

const Record<StoreEvent>& StoreEvent::record() {
  static const Record<StoreEvent> record("store_events", 1,
                                         {{"id", &StoreEvent::id},
                                          {"happened_at", &StoreEvent::happened_at},
                                          {"what", &StoreEvent::what},
                                          {"detail", &StoreEvent::detail}},
                                         true);
  return record;
}

std::vector<const Table*> all_tables() {
  return {&MigrationRecord::record().table(),
          &StoreEvent::record().table(),
          &Account::record().table(),
          &RecoveryCode::record().table(),
          &RoleGrant::record().table(),
          &GrantedChild::record().table(),
          &Invitation::record().table(),
          &Session::record().table(),
          &Draft::record().table(),
          &SignInAttempt::record().table(),
          &SignInFlow::record().table(),
          &AccessRecord::record().table(),
          &SavedView::record().table(),
          &Setting::record().table(),
          &Upload::record().table(),
          &DataLoad::record().table(),
          &DataLoadFile::record().table(),
          &AuditProgramme::record().table(),
          &AuditProgrammeStep::record().table(),
          &Auditor::record().table(),
          &AuditorInterest::record().table(),
          &AuditTool::record().table(),
          &AuditRound::record().table(),
          &AuditFrame::record().table(),
          &AuditDraw::record().table(),
          &AuditSelection::record().table(),
          &Audit::record().table(),
          &AuditAssignment::record().table(),
          &AuditStep::record().table(),
          &AuditAnswer::record().table(),
          &AuditVersion::record().table(),
          &AuditEvidence::record().table(),
          &AuditConversation::record().table(),
          &FamilyFeedback::record().table(),
          &FeedbackAttempt::record().table(),
          &AuditAlert::record().table(),
          &AuditAlertStep::record().table(),
          &AuditModeration::record().table(),
          &CalibrationSession::record().table(),
          &CalibrationGrade::record().table(),
          &AuditAction::record().table(),
          &AuditActionStep::record().table(),
          &AuditTheme::record().table(),
          &AuditThemeMark::record().table(),
          &PracticeRecommendation::record().table(),
          &AuditReport::record().table(),
          &AuditReportSignature::record().table(),
          &AuditRestatement::record().table(),
          &EvidenceRoom::record().table(),
          &EvidenceRoomInspector::record().table(),
          &EvidenceRoomItem::record().table(),
          &EvidenceRoomVisit::record().table(),
          &ImprovementThing::record().table(),
          &ImprovementEntry::record().table(),
          &ImprovementLink::record().table(),
          &ImprovementService::record().table(),
          &ImprovementIndicator::record().table(),
          &ImprovementMeasure::record().table(),
          &ImprovementMilestone::record().table(),
          &ImprovementRisk::record().table(),
          &ImprovementDecision::record().table(),
          &ImprovementPromise::record().table(),
          &ImprovementFeedback::record().table(),
          &ImprovementMention::record().table(),
          &ImprovementRemit::record().table(),
          &ImprovementPaper::record().table(),
          &ReminderChoice::record().table(),
          &ReminderSent::record().table(),
          &CalendarKey::record().table()};
}

}  // namespace windscreen::store
