// Submitting an audit: what must be there, and what is asked about. Functions belong to the transaction of
// their Writer.
#pragma once

#include "assure/audit_life.h"
#include "assure/stored_answers.h"
#include "base/error.h"

namespace windscreen::assure {

/// The audit cannot be submitted as it is. Nothing was written.
class NotReady : public base::Error {
 public:
  explicit NotReady(Standing found);
  /// What stands in the way: gaps, or contradictions that nobody has said a word about.
  const Standing& standing() const { return standing_; }

 private:
  Standing standing_;
};

/// Submits an audit (`wish.move` is "submit"): nothing that is required may be missing, and where a good
/// grade stands against an answer that says otherwise, `wish.reason` must say why both stay; it stays with
/// the step. The grade itself is never touched. `tool` is one of tool_of_audit. Throws NotReady, and what
/// make_move throws.
store::Audit submit_audit(store::Writer& writer, const MoveWish& wish, const Tool& tool);

}  // namespace windscreen::assure
