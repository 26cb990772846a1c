// A meeting's page as JSON: the same for the live page and for a paper that was frozen of it. All functions
// are thread-safe where the readings are.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/date.h"
#include "improve/board_page.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/meeting_business.h"
#include "improve/meetings.h"
#include "improve/quadrant_page.h"

namespace windscreen::serve {

/// A meeting: brief members, body, day, status, status_words, reason. Schema: meeting_head_schema.
nlohmann::ordered_json meeting_head_json(const improve::Book& book, const improve::Meeting& meeting);
nlohmann::ordered_json meeting_head_schema();

/// Its items with the reports that they had and what was said, asked, decided or recommended there.
nlohmann::ordered_json agenda_json(const improve::Book& book, const improve::Meeting& meeting,
                                   base::Date day);
nlohmann::ordered_json agenda_schema();

/// The last meeting that was held before, as meeting_head_json has it; null where there was none.
nlohmann::ordered_json last_meeting_json(const improve::Book& book,
                                         const std::optional<improve::Meeting>& last);

/// What became of the actions of earlier meetings. Schema: outcomes_schema.
nlohmann::ordered_json outcomes_json(const improve::Book& book,
                                     const std::vector<improve::MeetingOutcome>& outcomes, base::Date day,
                                     const improve::Readings& readings);
nlohmann::ordered_json outcomes_schema();

/// The page of a performance meeting. `exceptions` is null, or as exceptions_json gives them. Schema:
/// quadrant_schema.
nlohmann::ordered_json quadrant_json(const improve::Book& book, const improve::QuadrantPage& page,
                                     base::Date day, const improve::Readings& readings,
                                     nlohmann::ordered_json exceptions);
nlohmann::ordered_json quadrant_schema();

/// The page of a body that watches over plans. Schema: board_schema.
nlohmann::ordered_json board_json(const improve::Book& book, const improve::BoardPage& page, base::Date day,
                                  const improve::Readings& readings);
nlohmann::ordered_json board_schema();

}  // namespace windscreen::serve
