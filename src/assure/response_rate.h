// How many families were asked for an audit and how many answered: the response rate comes before what they
// said, and who did not answer stands beside it. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::assure {

/// People of whom the same is known, and how many there are.
struct AskedPeople {
  std::string status;
  std::string service;
  /// As store::FamilyFeedback has them; both empty for audits for which nobody is listed.
  std::string safe;
  std::string outcome;
  std::int64_t people = 0;
};

struct ResponseRow {
  /// "all", "status" or "service", and which; empty where it is not recorded.
  std::string by;
  std::string group;
  /// Audits for which nobody is listed.
  std::int64_t audits_without = 0;
  std::int64_t listed = 0;
  std::int64_t not_decided = 0;
  std::int64_t unsafe = 0;
  /// Of those whom it is safe to ask.
  std::int64_t safe = 0;
  std::int64_t replied = 0;
  std::int64_t declined = 0;
  std::int64_t no_answer = 0;
  std::int64_t not_tried = 0;
  /// Replies of a hundred whom it is safe to ask. Absent below `least_replies` replies: a share of so few
  /// says more of chance than of families.
  std::optional<double> rate;
};

/// [audit_domain.md, section 5: no percentage below ten replies]
inline constexpr std::int64_t least_replies = 10;

/// All of them, then by status, then by service; within each by group's name.
std::vector<ResponseRow> response_rates(std::span<const AskedPeople> people);

}  // namespace windscreen::assure
