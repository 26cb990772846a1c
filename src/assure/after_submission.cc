#include "assure/after_submission.h"

#include <algorithm>

#include "assure/audit_life.h"
#include "assure/audit_settings.h"
#include "assure/grading.h"
#include "base/error.h"
#include "model/calendar.h"
#include "store/audit_plan.h"

namespace windscreen::assure {
namespace {

/// The oldest second grade of the audit that is still waited for.
std::optional<store::AuditModeration> waited_for(const store::Reader& reader, const std::string& audit_id) {
  auto open = reader.select<store::AuditModeration>(
      "where audit_id = :audit and finished_at is null order by assigned_at, id", {{"audit", audit_id}});
  if (open.empty()) return std::nullopt;
  return std::move(open.front());
}

}  // namespace

std::string seed_of(const store::Reader& reader, const store::Audit& audit) {
  if (audit.selection_id) {
    const auto selection = reader.find<store::AuditSelection>(*audit.selection_id);
    const auto draw =
        selection && selection->draw_id ? reader.find<store::AuditDraw>(*selection->draw_id) : std::nullopt;
    if (draw) return draw->seed;
  }
  if (!audit.round_id) return {};
  const auto draws = reader.select<store::AuditDraw>(
      "where withdrawn_at is null and frame_id in (select id from audit_frames where round_id = :round) "
      "order by drawn_at desc, id limit 1",
      {{"round", *audit.round_id}});
  return draws.empty() ? *audit.round_id : draws.front().seed;
}

AfterSubmission after_submission(store::Writer& writer, const store::Audit& audit, base::Date today) {
  if (audit.state != code(AuditState::submitted)) {
    throw base::Error("The audit has not been submitted.", "Submit it first.");
  }
  const base::Date due = model::add_working_days(today, second_grade_days(writer));
  ask_for_moderation(writer, audit.id, seed_of(writer, audit), base::format_iso(due),
                     moderation_settings(writer));
  const auto open = waited_for(writer, audit.id);
  if (!open) return {audit, std::nullopt};
  // Nobody's move: the rules make it.
  return {make_move(
              writer,
              {audit.id, "moderate", {}, {Part::qa_lead}, {}, writer.find<store::Audit>(audit.id)->revision}),
          open->kind};
}

}  // namespace windscreen::assure
