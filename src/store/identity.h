// What rows are known by, and when things happened.
#pragma once

#include <string>

namespace windscreen::store {

/// A new identifier that no other row has: a version 7 UUID (RFC 9562) of the present millisecond and 74
/// random bits, so that rows made later sort later. Thread-safe.
std::string new_id();

/// The present moment in UTC to the millisecond, always 24 characters ("2020-09-30T14:05:09.250Z"), so that
/// moments sort as text. Thread-safe.
std::string now();

}  // namespace windscreen::store
