// What is known of a case and is no case data: past audits, holds, restrictions. Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assure/frame.h"

namespace windscreen::assure {

struct CaseNote {
  /// The reference of the frame, or one that the child had before.
  std::string child;
  std::optional<base::Date> last_audited;
  bool legal_hold = false;
  Restriction restriction = Restriction::none;
  /// What became of the case since the frame's snapshot was made.
  Closure closure = Closure::none;
  std::optional<base::Date> closed_on;
};

/// Writes the notes into the frame, before its hash is taken: the latest audit, any hold, and a restriction
/// or closure where the frame has none. Returns the references that nobody in the frame has, in the order
/// given.
std::vector<std::string> add_notes(Frame& frame, const std::vector<CaseNote>& notes);

}  // namespace windscreen::assure
