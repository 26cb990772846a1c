// What only things of one kind have, for the page of a thing.
#pragma once

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::serve {

/// Rows of "name", "words", and the "thing" or the "indicator" that is meant (null where none is): a risk's
/// cause and effect, whom a promise was made to, what a milestone waits for … Counts of feedback are said as
/// feedback_rounds() says them, which hides small ones. Thread-safe.
nlohmann::ordered_json particulars_json(const improve::Book& book, std::size_t place, base::Date day);
nlohmann::ordered_json particulars_schema();

}  // namespace windscreen::serve
