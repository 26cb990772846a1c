// Tables of the inspector's evidence room: what was put before an inspector, for how long, and what they
// opened of it.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `evidence_rooms`: a room as it was opened. What is in it never changes; it can only be closed.
struct EvidenceRoom {
  std::string id;
  std::string name;
  /// What the lead asks the inspector to read first.
  std::string read_first;
  /// Days where the authority is (2020-09-30): from the one, to the other and on it.
  std::string open_from;
  std::string open_to;
  /// How its audits were chosen: children, draw or month.
  std::string choice;
  /// By which the choice can be made again: JSON of seed, months, number, programme; never a child.
  std::string choice_facts;
  std::string opened_by;
  std::string opened_at;
  /// Absent while nobody has closed it by hand.
  std::optional<std::string> closed_at;
  std::optional<std::string> closed_by;
  std::optional<std::string> close_reason;

  static const Record<EvidenceRoom>& record();
};

/// Table `evidence_room_inspectors`: whose room it is, and the grant that lets them in. Append-only.
struct EvidenceRoomInspector {
  std::string id;
  std::string room_id;
  std::string account_id;
  std::string grant_id;

  static const Record<EvidenceRoomInspector>& record();
};

/// Table `evidence_room_items`: one thing that is in a room, as it was when the room was opened. Append-only.
struct EvidenceRoomItem {
  std::string id;
  std::string room_id;
  /// Its place in the room, from 1.
  std::int64_t place = 0;
  /// One of audit, method_note, report.
  std::string kind;
  /// What it is called; never a child.
  std::string title;
  /// Of an audit: which, and the version of it that is kept; absent where none was kept when its grade became
  /// final.
  std::optional<std::string> audit_id;
  std::optional<std::string> version_id;
  /// Of a method note and a report.
  std::optional<std::string> draw_id;
  std::optional<std::string> report_id;
  /// What it says, where no version has it: JSON.
  std::optional<std::string> content;

  static const Record<EvidenceRoomItem>& record();
};

/// Table `evidence_room_visits`: that somebody opened a room's list or one thing in it. Append-only. Which
/// children were shown stands in access_records under the same viewing_id.
struct EvidenceRoomVisit {
  std::string id;
  std::string room_id;
  std::string account_id;
  std::string at;
  /// Absent for the list.
  std::optional<std::string> item_id;
  std::string viewing_id;
  /// True for a download.
  bool left_the_system = false;

  static const Record<EvidenceRoomVisit>& record();
};

}  // namespace windscreen::store
