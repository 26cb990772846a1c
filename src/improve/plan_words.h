// The statuses, ratings and numbers of a plan in a spreadsheet, as people write them. All functions are
// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace windscreen::improve {

/// A code of an action's statuses (kinds.h), or "delivered"; nullopt where the text is no such word. Words
/// such as "overdue" and "at risk" say how it goes, not what its status is: they are none.
std::optional<std::string_view> read_plan_status(std::string_view text);

/// A code of ratings() for "R", "Red", "RED - overdue"; nullopt otherwise, and where two are named
/// ("Amber/Red").
std::optional<std::string_view> read_plan_rating(std::string_view text);

/// A number such as "19", "19%" or "1,200" as a decimal number ("19", "1200"); nullopt otherwise. The share
/// that a spreadsheet holds for a per cent cell (0.19) stays what it is.
std::optional<std::string> read_plan_number(std::string_view text);

}  // namespace windscreen::improve
