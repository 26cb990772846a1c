// Which audits are graded a second time, and why. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "assure/grade.h"

namespace windscreen::assure {

enum class ModerationKind : std::uint8_t { new_auditor, all_inadequate, all_outstanding, random_blind };
/// "new_auditor", "random_blind" …: as the store and the API have it.
std::string_view code(ModerationKind kind);
/// As people read it.
std::string_view words(ModerationKind kind);

/// An authority's own; the defaults are proposals.
struct ModerationSettings {
  /// Of each of the two, in percent, 0 to 100; the same number of an audit that chance picks all others by
  /// decides, so that a larger share holds every audit of a smaller one.
  int inadequate_percent = 100;
  int outstanding_percent = 100;
  /// How many of an auditor's first audits.
  int first_of_new_auditor = 5;
  /// Of all the others, in percent, 0 to 100.
  int random_percent = 15;
};

/// Whether chance picks the audit for a second grade. It depends on the round's seed and the audit's
/// identifier alone, so that neither the grade nor anybody's choice has a part in it, and it can be shown
/// afterwards: the first eight bytes of SHA-256(seed, a line feed, identifier), as a fraction of 2^64, are
/// below the share. Throws base::Error where the share is not from 0 to 100.
bool picked_by_chance(std::string_view seed, std::string_view audit_id, int percent);

/// Why an audit with this grade is graded a second time; nullopt where it is not. `submitted_before` are the
/// audits that its auditor had submitted before this one. Of several reasons the first in the order of
/// ModerationKind is given.
/// The pairs by which auditors' agreement is measured come from `picked_by_chance` alone, whatever the reason
/// here is: pairs chosen by their grade would say another thing.
std::optional<ModerationKind> moderation_of(Grade grade, int submitted_before, std::string_view seed,
                                            std::string_view audit_id,
                                            const ModerationSettings& settings = {});

/// What two grades come to.
enum class SecondGrade : std::uint8_t { agrees, differs_by_one, differs_by_more };
SecondGrade compare(Grade first, Grade second);

}  // namespace windscreen::assure
