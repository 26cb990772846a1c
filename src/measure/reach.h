// How far back a load reaches. An Annex A holds six months, a census or an SSDA903 its year: what happened
// before is not in the load, and a point there would be too low without looking wrong.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/lake.h"
#include "measure/definition.h"

namespace windscreen::measure {

/// What is known of a snapshot's history, table by table, from the formats of its sources:
///   SSD tables    as far back as they go: no limit is known
///   Annex A       contacts, referrals, assessments, enquiries, conferences, plans and care of the six months
///                 before the day (or open in them), adoption of twelve; of visits, reviews, health
///                 checks, care plans, care leavers and allocations only the latest
///   CIN census    its year, from 1 April (the last one at least eleven months before the day)
///   SSDA903       likewise
/// A table that several of them fill reaches as far as the furthest. Thread-safe: const after construction.
class Reach {
 public:
  /// No limits.
  Reach() = default;
  Reach(const lake::Snapshot& snapshot, const std::vector<SharedRelation>& shared);

  /// The first day from which the load holds all that the query reads, directly or through shared relations;
  /// nullopt where no limit is known.
  std::optional<base::Date> of_query(std::string_view sql) const;

  /// The same of one table.
  std::optional<base::Date> of_table(std::string_view table) const;

 private:
  std::map<std::string, base::Date, std::less<>> limits_;
  std::map<std::string, std::string, std::less<>> shared_;
};

}  // namespace windscreen::measure
