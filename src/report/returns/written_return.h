// What is told of a return that was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace windscreen::report {

/// One table of the return (a file of the SSDA903, a module of the census) and how many rows it has.
struct WrittenTable {
  std::string name;
  std::uint64_t rows = 0;
};

struct WrittenReturn {
  std::vector<WrittenTable> tables;
  /// True when every row of the snapshot went into the return, whatever its days (return_scope.h).
  bool whole = false;
  /// What the snapshot cannot tell and was left out, and what was written in its place, a sentence each.
  std::vector<std::string> notes;
};

}  // namespace windscreen::report
