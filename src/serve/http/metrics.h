// What the server counts about itself, as Prometheus reads it (text format 0.0.4).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace windscreen::serve {

/// Requests by route pattern and status, and how long they took. Thread-safe. Labels are patterns, never
/// addresses: they name no one, and there are few of them.
class RequestMetrics {
 public:
  /// From the request's arrival to its answer being ready.
  void record(std::string_view method, std::string_view pattern, int status, std::chrono::microseconds took);
  /// The lines about requests.
  std::string text() const;

 private:
  static constexpr std::array<double, 9> bounds = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0};
  struct Histogram {
    std::array<std::uint64_t, bounds.size() + 1> counts{};
    double seconds = 0.0;
    std::uint64_t count = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, std::map<int, std::uint64_t>> requests_;
  std::map<std::string, Histogram, std::less<>> durations_;
};

/// One number with its help line; `kind` is "gauge" or "counter". Thread-safe.
std::string metric(std::string_view name, std::string_view kind, std::string_view help, double value);

/// Bytes of memory that the process has in use (resident); 0 where the system does not say. Thread-safe.
std::uint64_t resident_bytes();

}  // namespace windscreen::serve
