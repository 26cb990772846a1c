// What is late or over a limit in a quadrant or service, for the page of its performance meeting.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "report/teams.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// Exceptions by team, service and quadrant (report/teams.h) as they are for internal use, and the day that
/// they are of.
struct MeetingExceptions {
  base::Date as_at;
  report::Teams teams;
  /// The names of quadrants and services, but for what is not recorded.
  std::vector<std::string> units() const;
};

/// Keeps the exceptions of the days that were asked for last. Thread-safe; those who ask at the same time
/// read once.
class ExceptionShelf {
 public:
  using Exceptions = std::shared_ptr<const MeetingExceptions>;
  /// As at `day`, or as at the newest snapshot where that is of an earlier day, from the newest snapshot:
  /// what was recorded late is in it. Empty where there is no snapshot, or nothing to count in it. Throws
  /// Error.
  Exceptions at(LakeView& lake, Figures& figures, base::Date day);

 private:
  std::mutex mutex_;
  std::list<std::pair<std::string, Exceptions>> kept_;
};

/// The exceptions of a unit that units() names: each measure with what is late out of how many, now, a month
/// and a year before, in the whole authority, whether chance can explain it, and what is coming due; null
/// where there is no such unit. Schema: exceptions_schema, which takes null too. Thread-safe.
nlohmann::ordered_json exceptions_json(const MeetingExceptions& exceptions, const std::string& unit);
nlohmann::ordered_json exceptions_schema();

}  // namespace windscreen::serve
