// A round of a programme in the store, from its opening to its closing: the frame that it draws from, the
// draw, cases that are replaced. Functions belong to the transaction of their Writer or Reader.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assure/draw.h"
#include "assure/frame_gate.h"
#include "assure/tool_catalogue.h"
#include "base/date.h"
#include "store/audit_plan.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A round that is to be opened.
struct RoundWish {
  std::string programme_id;
  /// The sampled month (2020-03).
  std::string month;
  /// Tells several rounds of a month apart; mostly empty.
  std::string label;
  /// How many cases; the programme's target where it is absent.
  std::optional<std::int64_t> target;
  /// The month's first and last working day where they are absent.
  std::optional<std::string> opens_on;
  std::optional<std::string> due_on;
};

/// Opens a round with the version of the programme's tool that is in force on the day it opens. Throws
/// base::Error where the programme is none, is not running or planned, the month or a day is none, no version
/// is in force, or the round is there already.
store::AuditRound open_round(store::Writer& writer, const RoundWish& wish, const ToolCatalogue& tools,
                             const std::string& account_id);

/// The round's newest frame, and its draw that stands; nullopt where there is none.
std::optional<store::AuditFrame> frame_of_round(const store::Reader& reader, const std::string& round_id);
std::optional<store::AuditDraw> draw_of_round(const store::Reader& reader, const std::string& round_id);

/// What a gate found, as store::AuditFrame::gate has it, and back.
std::string gate_json(const GateResult& gate);
GateResult gate_of(const store::AuditFrame& frame);

/// Writes a frame of an open round. Throws base::Error where the round is not open or a draw stands.
store::AuditFrame keep_frame(store::Writer& writer, const std::string& round_id, const Frame& frame,
                             const std::string& snapshot, const GateResult& gate,
                             const std::string& account_id);

/// Lets a frame through in writing. Throws base::Error where `waive` (frame_gate.h) does.
store::AuditFrame waive_frame(store::Writer& writer, const std::string& frame_id, const std::string& reason,
                              base::Date today, const std::string& account_id);

/// What a draw leaves in the store beside its cases.
struct DrawRecord {
  std::string frame_id;
  /// The settings that give the same draw again: JSON.
  std::string settings;
  /// stored_note.h.
  std::string note;
  std::string account_id;
};

/// Writes a draw with its selections and reserves, and an audit, drawn, for each case that is to be audited;
/// the round's version of the tool is frozen. Re-audits of the sample have audits of their own already
/// (re_audits.h) and get no other. Throws base::Error where the round is not open, its newest frame
/// is another or may not be drawn from, or a draw stands.
store::AuditDraw keep_draw(store::Writer& writer, const Sample& sample, const DrawRecord& record);

/// Takes a draw back, so that another can be made. Throws base::Error without a reason and where an audit of
/// it has begun.
void withdraw_draw(store::Writer& writer, const std::string& draw_id, const std::string& reason,
                   const std::string& account_id);

/// "closed", "turned_18" … "other": as the API and the store name why a case is not audited after all.
std::string_view code(Departure reason);
std::optional<Departure> find_departure(std::string_view code);
/// The reason as a selection keeps it: "restricted: adoption record".
std::string departure_text(Departure reason, const std::string& detail);

/// A case that is not audited after all.
struct ReplacementWish {
  std::string audit_id;
  Departure reason = Departure::other;
  std::string detail;
  std::string account_id;
  /// The revision of the audit that was looked at.
  std::int64_t seen = 0;
};

/// Takes the case out. The next reserve of its service and quadrant takes its place: its audit is given;
/// nobody (nullopt) takes that of an added or chosen case, or where no reserve is left: the audit is then
/// void. A re-audit is "not possible" (re_audits.h) and never counted as improved. Throws StaleAudit, and
/// base::Error where the audit has been submitted, or the reason is `other` without words.
std::optional<store::Audit> replace_case(store::Writer& writer, const ReplacementWish& wish);

/// The round's audits, by service, team and id; those of a draw that was withdrawn are none of it.
std::vector<store::Audit> audits_of_round(const store::Reader& reader, const std::string& round_id);

/// What a round still waits for: how many audits are in each state that is not settled, by the state's code;
/// empty where it may be closed.
std::map<std::string, std::int64_t> waited_for(const store::Reader& reader, const std::string& round_id);

/// Closes a round. Throws base::Error, saying what is waited for, unless every audit is settled; a round
/// without any may be closed.
void close_round(store::Writer& writer, const std::string& round_id, const std::string& account_id);

}  // namespace windscreen::assure
