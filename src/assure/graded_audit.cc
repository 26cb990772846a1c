#include "assure/graded_audit.h"

#include <algorithm>
#include <iterator>

#include "base/error.h"

namespace windscreen::assure {

std::string_view words(Stream stream) {
  switch (stream) {
    case Stream::re_audit:
      return "re-audits";
    case Stream::purposive:
      return "purposive audits";
    case Stream::thematic:
      return "thematic audits";
    case Stream::external:
      return "external audits";
    case Stream::first_time_random:
      break;
  }
  return "first-time random audits";
}

std::string_view code(Stream stream) {
  switch (stream) {
    case Stream::re_audit:
      return "re_audit";
    case Stream::purposive:
      return "purposive";
    case Stream::thematic:
      return "thematic";
    case Stream::external:
      return "external";
    case Stream::first_time_random:
      break;
  }
  return "random";
}

std::optional<Stream> find_stream(std::string_view text) {
  const auto* const found =
      std::ranges::find_if(all_streams, [text](Stream stream) { return code(stream) == text; });
  if (found == all_streams.end()) return std::nullopt;
  return *found;
}

std::vector<GradedAudit> of_stream(std::span<const GradedAudit> audits, Stream stream) {
  std::vector<GradedAudit> result;
  std::ranges::copy_if(audits, std::back_inserter(result),
                       [stream](const GradedAudit& audit) { return audit.stream == stream; });
  return result;
}

std::optional<Stream> only_stream(std::span<const GradedAudit> audits) {
  if (audits.empty()) return std::nullopt;
  const GradedAudit& first = audits.front();
  for (const GradedAudit& audit : audits) {
    if (audit.stream != first.stream) {
      throw base::Error(
          "The audits mix " + std::string(words(first.stream)) + " with " + std::string(words(audit.stream)),
          "Show each in a line of its own.");
    }
    if (audit.scale != first.scale) {
      throw base::Error("The audits mix four grades with grades that were mapped from a scale of ten",
                        "Show each in a line of its own.");
    }
  }
  return first.stream;
}

}  // namespace windscreen::assure
