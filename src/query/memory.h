// How much memory this process may plan with.
#pragma once

#include <cstdint>

namespace windscreen::query {

/// Bytes: $WINDSCREEN_MEMORY_MIB where it is set to a whole number above 0, otherwise the machine's memory,
/// or the control group's limit where that is lower (a container). Never below 512 MiB, with which the engine
/// still works, more slowly. Thread-safe.
std::uint64_t memory_to_plan_with();

}  // namespace windscreen::query
