// Made-up rows of the tables of practice audit for the tests of this room, one a table; each refers to rows
// before it and to the account a1, actions to a2 too, a
// room to the grant g1.
#pragma once

#include <string>

#include "store/audit_actions.h"
#include "store/audit_plan.h"
#include "store/audit_reports.h"
#include "store/audit_review.h"
#include "store/audit_talks.h"
#include "store/audits.h"
#include "store/evidence_rooms.h"

namespace windscreen::store {

/// Gives each row to `add`, in an order in which they can be written.
template <typename Add>
void add_audit_rows(const Add& add) {
  const std::string moment = "2020-02-29T23:59:59.999Z";
  const std::string day = "2020-02-29";
  add(AuditProgramme{"audit_programme1", "monthly", "Words", "voice.1", "a1", "core", 1, "stratified_random",
                     "{}", 1, day, day, "planned", "a1", moment});
  add(AuditProgrammeStep{"audit_programme_step1", "audit_programme1", moment, "a1", "CIN", day, day,
                         "Words"});
  add(Auditor{"auditor1", "a1", "Words", "Words", "W1", "trained", day, 1, moment});
  add(AuditorInterest{"auditor_interest1", "auditor1", "child", "Words", "Words", day, day, "a1", moment});
  add(AuditTool{"audit_tool1", "core", "1.0.0", "Words", "hash", "{}", "shipped", "a1", moment, "Words",
                "Words", moment});
  add(AuditRound{"audit_round1", "audit_programme1", "2020-02", "Words", 1, day, day, "planned",
                 "audit_tool1", moment, "a1"});
  add(AuditFrame{"audit_frame1", "audit_round1", "2020-02-29-1a2b3c4d5e6f", moment, "hash", 1, "{}", true,
                 "a1", "Words", "a1", moment});
  add(AuditDraw{
      "audit_draw1", "audit_frame1", "stratified_random", "seed", "{}", "[]", "{}", "a1", moment, {}, {}});
  add(AuditSelection{"audit_selection1",
                     "audit_round1",
                     "audit_draw1",
                     "P1",
                     "F1",
                     "primary",
                     1,
                     "CIN",
                     "Family Safeguarding",
                     "North",
                     "North 1",
                     "W1",
                     "W2",
                     "0.0625",
                     "waiting",
                     {},
                     "Words",
                     moment});
  add(Audit{"audit1",
            "audit_selection1",
            "audit_round1",
            "audit_tool1",
            "random",
            "2020-02",
            "P1",
            "Family Safeguarding",
            "North",
            "North 1",
            "0.0625",
            "auditor1",
            "drawn",
            "Words",
            day,
            day,
            day,
            moment,
            moment,
            moment,
            day,
            1,
            "outstanding",
            "outstanding",
            "outstanding",
            "Words",
            "Words",
            "Words",
            "yes",
            day,
            1,
            1,
            "yes",
            true,
            {},
            "Words",
            1});
  add(AuditAssignment{"audit_assignment1", "audit1", "auditor1", "[]", "a1", "Words", day, "a1", moment,
                      moment, moment, "Words"});
  add(AuditStep{"audit_step1", "audit1", moment, "a1", "Words", "Words", "Words", "Words"});
  add(AuditAnswer{"audit_answer1", "audit1", "voice.1", "\"yes\"", "Words", 1, "a1", moment});
  add(AuditVersion{"audit_version1", "audit1", 1, moment, "a1", "Words", "{}", "hash"});
  add(AuditEvidence{"audit_evidence1", "audit1", "voice.1", "Words", day, "Words", "Words", "a1", moment});
  add(AuditConversation{"audit_conversation1",
                        "audit1",
                        "in_person",
                        day,
                        {},
                        "W1",
                        "yes",
                        "Words",
                        "Words",
                        "a1",
                        moment,
                        "a1",
                        moment});
  add(FamilyFeedback{"family_feedback1", "audit1", "child", "safe", "a1", moment, "Words", "not_tried",
                     "Words", true, "Words", "[]", day, moment});
  add(FeedbackAttempt{"feedback_attempt1", "family_feedback1", moment, "a1", "phone", "spoke"});
  add(AuditAlert{"audit_alert1", "audit1", moment, "a1", "Words", moment, moment, "a1", "Words", moment});
  add(AuditAlertStep{"audit_alert_step1", "audit_alert1", moment, "a1", "told", "Words", "in_person"});
  add(AuditModeration{"audit_moderation1", "audit1", "new_auditor", "auditor1", moment, day, true,
                      "outstanding", moment, "outstanding", "Words", moment});
  add(CalibrationSession{"calibration_session1", "Words", day, "a1", "Words"});
  add(CalibrationGrade{"calibration_grade1", "calibration_session1", "A", "auditor1", "outstanding"});
  add(AuditAction{"audit_action1", "audit", "audit1", "P1", "North 1", "Words", "urgent",
                  "plan_for_the_child", "a1", day, "verified", "Words", moment, "a2", moment, day, "Words",
                  1});
  add(AuditActionStep{"audit_action_step1", "audit_action1", moment, "a1", "Words", "a1", day, "Words"});
  add(AuditTheme{"voice_of_the_child", "Words", {}, "cin_open", moment});
  add(AuditThemeMark{"audit_theme_mark1", "audit1", "voice_of_the_child", "strength"});
  add(PracticeRecommendation{"practice_recommendation1", "voice_of_the_child", day, "Words", "a1", 1, day,
                             "open", day, "Words"});
  add(AuditReport{"audit_report1",
                  "highlight",
                  "audit_programme1",
                  "2020-02",
                  "2020-02",
                  "a1",
                  moment,
                  "hash",
                  "{}",
                  "Words",
                  {}});
  add(AuditReportSignature{"audit_report_signature1", "audit_report1", "signed", "a1", moment, "Words"});
  add(AuditRestatement{"audit_restatement1", "audit_report1", "audit1", moment, "Words", "Words", "Words",
                       "Words"});
  add(EvidenceRoom{"evidence_room1", "March inspection", "Words", day, day, "draw", "{}", "a2", moment,
                   moment, "a2", "Words"});
  add(EvidenceRoomInspector{"evidence_room_inspector1", "evidence_room1", "a1", "g1"});
  add(EvidenceRoomItem{
      "evidence_room_item1", "evidence_room1", 1, "audit", "Words", "audit1", "audit_version1", {}, {}, {}});
  add(EvidenceRoomVisit{"evidence_room_visit1", "evidence_room1", "a1", moment, "evidence_room_item1",
                        "viewing1", true});
}

}  // namespace windscreen::store
