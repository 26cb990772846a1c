#include "serve/http/metrics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

namespace windscreen::serve {

void RequestMetrics::record(std::string_view method, std::string_view pattern, int status,
                            std::chrono::microseconds took) {
  const double seconds = static_cast<double>(took.count()) / 1e6;
  std::size_t bucket = 0;
  while (bucket < bounds.size() && seconds > bounds[bucket]) ++bucket;
  const std::scoped_lock lock(mutex_);
  ++requests_[{std::string(method), std::string(pattern)}][status];
  Histogram& histogram = durations_[std::string(pattern)];
  ++histogram.counts[bucket];
  ++histogram.count;
  histogram.seconds += seconds;
}

std::string RequestMetrics::text() const {
  const std::scoped_lock lock(mutex_);
  std::string out =
      "# HELP windscreen_requests_total Requests answered, by method, route and status.\n"
      "# TYPE windscreen_requests_total counter\n";
  for (const auto& [route, statuses] : requests_) {
    for (const auto& [status, count] : statuses)
      out += fmt::format("windscreen_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n",
                         route.first, route.second, status, count);
  }
  out +=
      "# HELP windscreen_request_duration_seconds Time from a request's arrival to its answer, by route.\n"
      "# TYPE windscreen_request_duration_seconds histogram\n";
  for (const auto& [route, histogram] : durations_) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      below += histogram.counts[i];
      out += fmt::format("windscreen_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                         bounds[i], below);
    }
    out += fmt::format(
        "windscreen_request_duration_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
        "windscreen_request_duration_seconds_sum{{route=\"{0}\"}} {2}\n"
        "windscreen_request_duration_seconds_count{{route=\"{0}\"}} {1}\n",
        route, histogram.count, histogram.seconds);
  }
  return out;
}

std::string metric(std::string_view name, std::string_view kind, std::string_view help, double value) {
  return fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, kind, value);
}

std::uint64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  if (!(file >> all >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace windscreen::serve
