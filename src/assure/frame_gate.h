// The data-quality gate: a frame passes, fails, or is let through in writing before anything is drawn from
// it. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assure/frame.h"
#include "base/date.h"

namespace windscreen::assure {

/// The most that an authority accepts; shares are of the rows of the frame, from 0 to 1.
struct GateLimits {
  double without_team = 0.05;
  double without_worker = 0.05;
  double without_status = 0.0;
  double without_manager = 0.10;
  double without_quadrant = 0.05;
  std::size_t duplicates = 0;
  std::size_t merged = 0;
  /// Children of one family: more are no brothers and sisters but a family number that stands for "not
  /// known".
  std::size_t largest_family = 12;
};

enum class GateOutcome : std::uint8_t { passed, failed, waived };

/// "passed", "failed", "waived in writing".
std::string_view words(GateOutcome outcome);

/// One thing looked at.
struct GateCheck {
  /// "without_team", "without_worker", "without_status", "without_manager", "without_quadrant", "duplicates",
  /// "merged", "largest_family", "empty".
  std::string code;
  std::size_t found = 0;
  bool passed = true;
  /// "12 of 240 cases (5.0%) have no team; at most 5.0% may.", with what to do where it failed.
  std::string words;
};

/// Leave to draw in spite of what failed.
struct Waiver {
  std::string by;
  std::string reason;
  base::Date on;
};

struct GateResult {
  GateOutcome outcome = GateOutcome::passed;
  std::vector<GateCheck> checks;
  std::optional<Waiver> waiver;

  bool may_draw() const { return outcome != GateOutcome::failed; }
};

/// Looks at a frame. Shares are of the rows of these statuses and of those without one (all where none is
/// named): what is missing of cases that the programme does not ask about stops nobody. A frame without such
/// a row fails, and that cannot be waived: there is nothing to draw.
GateResult judge(const Frame& frame, const GateLimits& limits, const std::set<CaseStatus>& statuses = {});

/// The result with leave to draw. Throws Error where nothing failed, the frame is empty, or it is not said
/// who waives and why.
GateResult waive(GateResult result, Waiver waiver);

}  // namespace windscreen::assure
