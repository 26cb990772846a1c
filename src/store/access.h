// The record of who opened what about which child, and why.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `access_records` (append-only): one row for each child whose data a view showed. A list of twelve
/// children makes twelve rows with one `viewing_id`. Found by child and by person through its indexes.
struct AccessRecord {
  std::string id;
  std::string accessed_at;
  std::string viewing_id;
  std::string account_id;
  /// The role grant under which they were let in.
  std::optional<std::string> grant_id;
  std::optional<std::string> session_id;
  /// The child, as the snapshots know them (pers_person_id).
  std::string person_id;
  /// What was opened: the page or export, such as "child.timeline".
  std::string view;
  /// Why: the purpose chosen, such as "own_case", "audit" or "inspection"; and in their own words where
  /// asked.
  std::string purpose;
  std::optional<std::string> purpose_detail;
  /// The snapshot that the data came from.
  std::optional<std::string> snapshot;
  /// True for a download or a print-out that left the system.
  bool left_the_system = false;

  static const Record<AccessRecord>& record();
};

}  // namespace windscreen::store
