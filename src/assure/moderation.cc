#include "assure/moderation.h"

#include <array>
#include <cstdlib>

#include "assure/draw_key.h"
#include "base/error.h"
#include "base/hash.h"

namespace windscreen::assure {
namespace {

struct KindNames {
  std::string_view code;
  std::string_view words;
};

/// In the order of the enumeration.
constexpr std::array<KindNames, 4> kind_names = {{{"new_auditor", "One of the auditor\u2019s first audits"},
                                                  {"all_inadequate", "Every audit graded inadequate"},
                                                  {"all_outstanding", "Every audit graded outstanding"},
                                                  {"random_blind", "Picked by chance"}}};

}  // namespace

std::string_view code(ModerationKind kind) { return kind_names[static_cast<std::size_t>(kind)].code; }

std::string_view words(ModerationKind kind) { return kind_names[static_cast<std::size_t>(kind)].words; }

bool picked_by_chance(std::string_view seed, std::string_view audit_id, int percent) {
  if (percent < 0 || percent > 100) {
    throw base::Error("The share of audits for a second grade is not from 0 to 100.",
                      "Give a whole number of percent from 0 to 100.");
  }
  base::Sha256 hash;
  hash.update(seed);
  hash.update("\n");
  hash.update(audit_id);
  const std::uint64_t number = key_number(hash.finish());
  // number / 2^64 < percent / 100, without what a product of the two would overflow by.
  constexpr std::uint64_t hundredth = UINT64_MAX / 100;
  return percent == 100 || number < hundredth * static_cast<std::uint64_t>(percent);
}

std::optional<ModerationKind> moderation_of(Grade grade, int submitted_before, std::string_view seed,
                                            std::string_view audit_id, const ModerationSettings& settings) {
  if (submitted_before < settings.first_of_new_auditor) return ModerationKind::new_auditor;
  if (grade == Grade::inadequate && picked_by_chance(seed, audit_id, settings.inadequate_percent))
    return ModerationKind::all_inadequate;
  if (grade == Grade::outstanding && picked_by_chance(seed, audit_id, settings.outstanding_percent))
    return ModerationKind::all_outstanding;
  if (picked_by_chance(seed, audit_id, settings.random_percent)) return ModerationKind::random_blind;
  return std::nullopt;
}

SecondGrade compare(Grade first, Grade second) {
  const int apart = std::abs(static_cast<int>(first) - static_cast<int>(second));
  if (apart == 0) return SecondGrade::agrees;
  return apart == 1 ? SecondGrade::differs_by_one : SecondGrade::differs_by_more;
}

}  // namespace windscreen::assure
