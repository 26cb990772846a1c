#include "assure/submission.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"

namespace windscreen::assure {
namespace {

std::string what_is_missing(const Standing& found) {
  const std::size_t gaps = found.gaps.size();
  if (gaps == 1) return "One thing is missing before you can submit.";
  if (gaps > 1) return fmt::format("{} things are missing before you can submit.", gaps);
  return "Your grade and some of your answers say different things.";
}

}  // namespace

NotReady::NotReady(Standing found)
    : base::Error(what_is_missing(found),
                  found.gaps.empty()
                      ? "Change one or the other, or keep both and say why. Your grade stays as you gave it."
                      : "Go to each that is listed: answer it, or say why it does not apply."),
      standing_(std::move(found)) {}

store::Audit submit_audit(store::Writer& writer, const MoveWish& wish, const Tool& tool) {
  Standing found = standing_of(tool, stored_answers(writer, wish.audit_id, tool));
  // Whoever may not submit at all is told that, and not what is missing.
  const auto audit = writer.find<store::Audit>(wish.audit_id);
  const AuditMove* move = find_audit_move(wish.move);
  const auto state = audit ? find_audit_state(audit->state) : std::nullopt;
  const bool allowed = move != nullptr && state && move_fault(*move, *state, wish.parts, wish.reason).empty();
  const bool unsaid = !found.contradictions.empty() && base::trim(wish.reason).empty();
  if (allowed && audit->revision == wish.seen && (!found.gaps.empty() || unsaid))
    throw NotReady(std::move(found));
  return make_move(writer, wish);
}

}  // namespace windscreen::assure
