#include "serve/improvement/improvement_meeting_pages.h"

#include "improve/board_page.h"
#include "improve/engine_readings.h"
#include "improve/quadrant_page.h"
#include "serve/improvement/improvement_meeting_json.h"

namespace windscreen::serve {

nlohmann::ordered_json MeetingPages::page(std::string_view kind, bool internal) const {
  ImprovementSources& record = sources_.improvement;
  const auto series =
      record.readings->series(record.lake, record.figures, improve::indicators_of(book_),
                              internal ? measure::Audience::internal : measure::Audience::public_);
  const improve::Readings readings = improve::readings_of(*series);
  if (kind == "board")
    return board_json(book_, improve::board_page(book_, meeting_, day_, readings), day_, readings);
  const auto exceptions = sources_.exceptions.at(record.lake, record.figures, day_);
  const std::string unit = unit_in(exceptions);
  const auto units = exceptions ? exceptions->units() : std::vector<std::string>();
  return quadrant_json(
      book_, improve::quadrant_page(book_, meeting_, day_, unit, units), day_, readings,
      internal && exceptions ? exceptions_json(*exceptions, unit) : nlohmann::ordered_json());
}

std::string MeetingPages::unit_in(const ExceptionShelf::Exceptions& exceptions) const {
  const auto body = book_.at(meeting_).parent;
  if (!body || !exceptions) return {};
  return improve::unit_of(book_.at(*body), exceptions->units()).value_or("");
}

}  // namespace windscreen::serve
