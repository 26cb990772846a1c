// What a plan lacks: actions that come from nowhere, that nobody leads or that have no day, and statements of
// success that nothing measures. All functions are thread-safe; what was withdrawn, itself or with what it is
// part of, is left out, and places stand in the order of the plan.
#pragma once

#include <cstddef>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

/// The actions below a plan (or a theme) that on `day` answer nothing and carry nothing on.
std::vector<std::size_t> without_source(const Book& book, std::size_t plan, base::Date day);

/// The actions below that have no lead of their own, delivered or not.
std::vector<std::size_t> without_lead(const Book& book, std::size_t plan, base::Date day);

/// The actions below that have no day, delivered or not.
std::vector<std::size_t> without_due(const Book& book, std::size_t plan, base::Date day);

/// The measures of success below that cannot be measured: "no_measure" of measure_progress.h.
std::vector<std::size_t> without_measure(const Book& book, std::size_t plan, base::Date day);

}  // namespace windscreen::improve
