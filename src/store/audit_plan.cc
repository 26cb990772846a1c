#include "store/audit_plan.h"

namespace windscreen::store {

const Record<AuditProgramme>& AuditProgramme::record() {
  static const Record<AuditProgramme> record("audit_programmes", 7,
                                             {{"id", &AuditProgramme::id},
                                              {"kind", &AuditProgramme::kind},
                                              {"name", &AuditProgramme::name},
                                              {"question", &AuditProgramme::question},
                                              {"lead_id", &AuditProgramme::lead_id},
                                              {"tool", &AuditProgramme::tool},
                                              {"target", &AuditProgramme::target},
                                              {"method", &AuditProgramme::method},
                                              {"population", &AuditProgramme::population},
                                              {"look_back_months", &AuditProgramme::look_back_months},
                                              {"starts_on", &AuditProgramme::starts_on},
                                              {"ends_on", &AuditProgramme::ends_on},
                                              {"status", &AuditProgramme::status},
                                              {"created_by", &AuditProgramme::created_by},
                                              {"created_at", &AuditProgramme::created_at}});
  return record;
}

const Record<AuditProgrammeStep>& AuditProgrammeStep::record() {
  static const Record<AuditProgrammeStep> record("audit_programme_steps", 7,
                                                 {{"id", &AuditProgrammeStep::id},
                                                  {"programme_id", &AuditProgrammeStep::programme_id},
                                                  {"at", &AuditProgrammeStep::at},
                                                  {"account_id", &AuditProgrammeStep::account_id},
                                                  {"status", &AuditProgrammeStep::status},
                                                  {"starts_on", &AuditProgrammeStep::starts_on},
                                                  {"ends_on", &AuditProgrammeStep::ends_on},
                                                  {"reason", &AuditProgrammeStep::reason}},
                                                 true);
  return record;
}

const Record<AuditRound>& AuditRound::record() {
  static const Record<AuditRound> record("audit_rounds", 7,
                                         {{"id", &AuditRound::id},
                                          {"programme_id", &AuditRound::programme_id},
                                          {"month", &AuditRound::month},
                                          {"label", &AuditRound::label},
                                          {"target", &AuditRound::target},
                                          {"opens_on", &AuditRound::opens_on},
                                          {"due_on", &AuditRound::due_on},
                                          {"state", &AuditRound::state},
                                          {"tool_id", &AuditRound::tool_id},
                                          {"closed_at", &AuditRound::closed_at},
                                          {"closed_by", &AuditRound::closed_by}});
  return record;
}

const Record<AuditFrame>& AuditFrame::record() {
  static const Record<AuditFrame> record("audit_frames", 7,
                                         {{"id", &AuditFrame::id},
                                          {"round_id", &AuditFrame::round_id},
                                          {"snapshot", &AuditFrame::snapshot},
                                          {"as_at", &AuditFrame::as_at},
                                          {"hash", &AuditFrame::hash},
                                          {"rows", &AuditFrame::rows},
                                          {"gate", &AuditFrame::gate},
                                          {"passed", &AuditFrame::passed},
                                          {"waived_by", &AuditFrame::waived_by},
                                          {"waived_reason", &AuditFrame::waived_reason},
                                          {"made_by", &AuditFrame::made_by},
                                          {"made_at", &AuditFrame::made_at}});
  return record;
}

const Record<AuditDraw>& AuditDraw::record() {
  static const Record<AuditDraw> record("audit_draws", 7,
                                        {{"id", &AuditDraw::id},
                                         {"frame_id", &AuditDraw::frame_id},
                                         {"method", &AuditDraw::method},
                                         {"seed", &AuditDraw::seed},
                                         {"settings", &AuditDraw::settings},
                                         {"allocation", &AuditDraw::allocation},
                                         {"note", &AuditDraw::note},
                                         {"drawn_by", &AuditDraw::drawn_by},
                                         {"drawn_at", &AuditDraw::drawn_at},
                                         {"withdrawn_at", &AuditDraw::withdrawn_at},
                                         {"withdrawn_reason", &AuditDraw::withdrawn_reason}});
  return record;
}

const Record<AuditSelection>& AuditSelection::record() {
  static const Record<AuditSelection> record("audit_selections", 7,
                                             {{"id", &AuditSelection::id},
                                              {"round_id", &AuditSelection::round_id},
                                              {"draw_id", &AuditSelection::draw_id},
                                              {"person_id", &AuditSelection::person_id},
                                              {"family_id", &AuditSelection::family_id},
                                              {"role", &AuditSelection::role},
                                              {"reserve_place", &AuditSelection::reserve_place},
                                              {"status", &AuditSelection::status},
                                              {"service", &AuditSelection::service},
                                              {"quadrant", &AuditSelection::quadrant},
                                              {"team", &AuditSelection::team},
                                              {"worker_id", &AuditSelection::worker_id},
                                              {"manager_id", &AuditSelection::manager_id},
                                              {"probability", &AuditSelection::probability},
                                              {"state", &AuditSelection::state},
                                              {"replaced_by", &AuditSelection::replaced_by},
                                              {"reason", &AuditSelection::reason},
                                              {"changed_at", &AuditSelection::changed_at}});
  return record;
}

const Record<Auditor>& Auditor::record() {
  static const Record<Auditor> record("auditors", 7,
                                      {{"id", &Auditor::id},
                                       {"account_id", &Auditor::account_id},
                                       {"name", &Auditor::name},
                                       {"organisation", &Auditor::organisation},
                                       {"worker_id", &Auditor::worker_id},
                                       {"status", &Auditor::status},
                                       {"trained_on", &Auditor::trained_on},
                                       {"capacity", &Auditor::capacity},
                                       {"changed_at", &Auditor::changed_at}});
  return record;
}

const Record<AuditorInterest>& AuditorInterest::record() {
  static const Record<AuditorInterest> record("auditor_interests", 7,
                                              {{"id", &AuditorInterest::id},
                                               {"auditor_id", &AuditorInterest::auditor_id},
                                               {"kind", &AuditorInterest::kind},
                                               {"interest_in", &AuditorInterest::interest_in},
                                               {"why", &AuditorInterest::why, {true}},
                                               {"valid_from", &AuditorInterest::valid_from},
                                               {"valid_to", &AuditorInterest::valid_to},
                                               {"declared_by", &AuditorInterest::declared_by},
                                               {"declared_at", &AuditorInterest::declared_at}});
  return record;
}

}  // namespace windscreen::store
