// Caseload as a distribution: how many workers have how many children, for the whole authority and by
// service. Never the mean alone, and never a worker.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "query/database.h"

namespace windscreen::report {

/// One worker's children on the day; where several services share a worker, that of the most children.
struct WorkerCaseload {
  std::string service;
  std::int64_t children = 0;
};

/// The most children that a worker of a service should have.
struct CaseloadLimit {
  std::string service;
  std::int64_t children = 0;
};

/// Workers with `from` to `to` children (nullopt: or more); `workers` is nullopt when held back.
struct CaseloadBar {
  std::int64_t from = 0;
  std::optional<std::int64_t> to;
  std::optional<std::int64_t> workers;
};

struct CaseloadService {
  std::string name;
  std::int64_t workers = 0;
  std::int64_t children = 0;
  double mean = 0;
  double median = 0;
  /// nullopt when held back.
  std::optional<std::int64_t> max;
  /// nullopt where none is known, or there are several (the whole authority).
  std::optional<std::int64_t> limit;
  /// Workers above their limit; nullopt where none is known, or held back.
  std::optional<std::int64_t> over_limit;
  std::vector<CaseloadBar> bars;
};

struct Caseload {
  base::Date as_at;
  /// The whole authority first, then the services by name.
  std::vector<CaseloadService> services;
};

/// The name of the whole authority's distribution, and of workers whose service is not recorded.
inline constexpr const char* all_services = "All services";
inline constexpr const char* no_service = "Service not recorded";

/// Makes the distributions. Bars are 5 children wide, and a bar ends at the service's limit where there is
/// one. For the public, services with fewer than 6 workers become one ("Other services", or nothing where
/// those are fewer than 6 together), bars are joined with their neighbours until none stands for 1 to 5
/// workers, the highest is held back, and so is a number of 1 to 5 workers over the limit. nullopt when no
/// worker has a child. Thread-safe.
std::optional<Caseload> distribute(base::Date as_at, std::span<const WorkerCaseload> workers,
                                   std::span<const CaseloadLimit> limits, measure::Audience audience);

/// Reads who has how many children from a snapshot's tables by the shared relation `allocation`; nullopt
/// where there is no such relation or it gives no row.
std::optional<Caseload> read_caseload(query::Connection& connection, const measure::Catalogue& catalogue,
                                      base::Date as_at, measure::Audience audience);

}  // namespace windscreen::report
