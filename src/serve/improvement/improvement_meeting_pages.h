// Draws the pages of meetings, live and to be frozen.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/date.h"
#include "improve/book.h"
#include "serve/improvement/improvement_meeting_exceptions.h"
#include "serve/improvement/improvement_sources.h"

namespace windscreen::serve {

/// What the addresses of meetings read besides the record. The sources must outlive it. Thread-safe.
struct MeetingSources {
  explicit MeetingSources(ImprovementSources& sources) : improvement(sources) {}
  ImprovementSources& improvement;
  ExceptionShelf exceptions;
};

/// The pages of a meeting, which must be there, as at a day. Sources and book must outlive it. Not
/// thread-safe.
class MeetingPages {
 public:
  MeetingPages(MeetingSources& sources, const improve::Book& book, std::size_t meeting, base::Date day)
      : sources_(sources), book_(book), meeting_(meeting), day_(day) {}

  /// The page of a kind (improve::paper_kinds) with the figures of those who see figures, or with those of
  /// the public. Exceptions are internal: figures of units on several days, put side by side, can give away
  /// what each of them hides (docs/disclosure.md). Throws Error where the figures cannot be read.
  nlohmann::ordered_json page(std::string_view kind, bool internal) const;

 private:
  std::string unit_in(const ExceptionShelf::Exceptions& exceptions) const;

  MeetingSources& sources_;
  const improve::Book& book_;
  std::size_t meeting_;
  base::Date day_;
};

}  // namespace windscreen::serve
