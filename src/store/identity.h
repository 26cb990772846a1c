// What rows are known by, and when things happened.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::store {

/// A new identifier that no other row has: a version 7 UUID (RFC 9562) of the present millisecond, a count
/// within it and 62 random bits. Those that one program makes sort in the order they were made in; those of
/// several sort by the millisecond. Thread-safe.
std::string new_id();

/// A moment in UTC, to the millisecond.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// The moment as rows have it: always 24 characters ("2020-09-30T14:05:09.250Z"). For years from 0 to 9999.
/// Thread-safe.
std::string moment_text(Moment moment);

/// The moment that such a text says; nullopt where it is none. Thread-safe.
std::optional<Moment> moment_from(std::string_view text);

/// The present moment. Thread-safe.
Moment present_moment();

/// The present moment in UTC to the millisecond, always 24 characters ("2020-09-30T14:05:09.250Z"), so that
/// moments sort as text. Thread-safe.
std::string now();

}  // namespace windscreen::store
