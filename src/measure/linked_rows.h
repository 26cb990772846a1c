// The rows of a definition counted by slot and group; and those of linked ones, counted once for all figures
// that must be set beside them.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "measure/definition.h"
#include "measure/links.h"
#include "measure/people.h"
#include "measure/period.h"
#include "measure/rows.h"
#include "measure/tally.h"
#include "query/database.h"

namespace windscreen::measure {

/// The slots in which the definition's rows are counted for these periods.
Slots slots_of(const Definition& definition, std::span<const Period> periods);

/// Counts the rows of a query made ready. `people` may be nullptr where there are no dimensions,
/// `small_teams` is nullptr but for the public; `rows_read` is about how many rows the query reads. Throws
/// Error with file and line.
std::unique_ptr<Tally> count_rows(const RowQuery& query, const Definition& definition, const Slots& slots,
                                  const People* people, const std::vector<bool>* small_teams,
                                  std::uint64_t rows_read);

/// The rows of one linked definition. First `want` what is needed, then count.
class LinkedRows {
 public:
  LinkedRows(const Definition& definition, std::uint64_t rows_read)
      : definition_(definition), rows_read_(rows_read) {}

  /// Of the dimensions those that the definition has. Not thread-safe.
  void want(std::span<const std::string> dimensions, std::span<const Period> periods);
  void use(const People* people, const std::vector<bool>* small_teams);

  const Definition& definition() const { return definition_; }
  /// Counted by the first who asks. Thread-safe. Throws Error with file and line.
  const Tally& tally(query::Connection& connection);
  /// After `tally`.
  const Slots& slots() const { return slots_; }

 private:
  const Definition& definition_;
  std::uint64_t rows_read_;
  const People* people_ = nullptr;
  const std::vector<bool>* small_teams_ = nullptr;
  std::vector<std::string> dimensions_;
  std::vector<Period> periods_;
  std::mutex counting_;
  Slots slots_;
  std::unique_ptr<Tally> tally_;
};

}  // namespace windscreen::measure
