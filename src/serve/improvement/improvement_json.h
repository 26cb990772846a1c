// The improvement record as JSON: what several of its addresses give alike. All functions are thread-safe.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/kinds.h"
#include "improve/measure_progress.h"
#include "improve/rating.h"
#include "improve/standing.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {

/// A thing as a link to it: id, kind, number, title. Schema: brief_schema.
nlohmann::ordered_json brief_json(const improve::Book& book, std::size_t place);
nlohmann::ordered_json briefs_json(const improve::Book& book, const std::vector<std::size_t>& places);
/// The same of a thing that may not be there: null then.
nlohmann::ordered_json brief_or_null(const improve::Book& book, std::optional<std::size_t> place);
SchemaMembers brief_members();
nlohmann::ordered_json brief_schema();

/// What was said: on, value, words, evidence; null where nothing was. Schema: said_schema.
nlohmann::ordered_json said_json(const improve::Said& said);
nlohmann::ordered_json said_or_null(const std::optional<improve::Said>& said);
nlohmann::ordered_json said_list(std::span<const improve::Said> said);
nlohmann::ordered_json said_schema();

/// A day, or null.
nlohmann::ordered_json day_json(const std::optional<base::Date>& day);

/// Each time that a day was put off: on, reason, was, now_is, days.
nlohmann::ordered_json put_off_json(std::span<const improve::PutOff> put_off);
nlohmann::ordered_json put_off_schema();

/// How a thing stands on a day, without the thing. Schema members: standing_members.
nlohmann::ordered_json standing_json(const improve::Thing& thing, const improve::Standing& standing);
SchemaMembers standing_members();

/// A rating: rule, shown, words, override and reasons; null where there is none and nothing to say.
nlohmann::ordered_json rating_json(const improve::Book& book, const improve::Rating& rating);
nlohmann::ordered_json rating_schema();

/// How far a measure has come.
nlohmann::ordered_json progress_json(const improve::MeasureProgress& progress);
nlohmann::ordered_json progress_schema();

}  // namespace windscreen::serve
