// A finished audit, as far as figures need it, and the rules of what may be counted together. All functions
// are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assure/grade.h"
#include "base/date.h"

namespace windscreen::assure {

/// How a case came to be audited. Each is a line of its own: re-audits mixed into the headline would move it
/// for reasons that have nothing to do with practice.
enum class Stream : std::uint8_t { first_time_random, re_audit, purposive, thematic, external };

inline constexpr std::array<Stream, 5> all_streams = {Stream::first_time_random, Stream::re_audit,
                                                      Stream::purposive, Stream::thematic, Stream::external};

/// "first-time random audits", "re-audits", "purposive audits", "thematic audits", "external audits".
std::string_view words(Stream stream);

/// As the store writes it: "random", "re_audit", "purposive", "thematic", "external".
std::string_view code(Stream stream);

/// The stream that the store's word says; nullopt for any other.
std::optional<Stream> find_stream(std::string_view code);

/// What the grade was given on. Grades that were mapped from a scale of ten stand in a line of their own.
/// Grades of several versions of a tool may be compared; answers to its questions may not.
enum class Scale : std::uint8_t { four_grades, mapped_from_ten };

struct GradedAudit {
  Grade grade = Grade::good;
  Stream stream = Stream::first_time_random;
  Scale scale = Scale::four_grades;
  /// The day of the draw and the day on which the grade became final; of imported history with only a month,
  /// the month's first day.
  std::optional<base::Date> sampled;
  std::optional<base::Date> completed;
  /// How many children of the frame the case stands for: 1 / selection probability; none where it is not
  /// known (imported history).
  std::optional<double> weight;
  /// References; empty where not known.
  std::string auditor;
  std::string family;
};

/// The audits of one stream, in their order.
std::vector<GradedAudit> of_stream(std::span<const GradedAudit> audits, Stream stream);

/// The stream of all of them. Throws Error where there are several streams, or several scales: a figure of
/// both would be of neither. nullopt of none at all.
std::optional<Stream> only_stream(std::span<const GradedAudit> audits);

}  // namespace windscreen::assure
