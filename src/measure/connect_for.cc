// Tables and shared relations for what is computed beside the indicators.
#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/error.h"
#include "measure/measure.h"
#include "measure/measure_state.h"

namespace windscreen::measure {

query::Connection Measurer::connect_for(const std::vector<std::string_view>& queries, int threads) {
  state_->relations->prepare(queries);
  for (const std::string_view query : queries) {
    if (const std::string fault = state_->relations->fault(query); !fault.empty()) throw base::Error(fault);
  }
  query::Connection connection = state_->relations->connect();
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  connection.run(fmt::format("set threads = {}", threads > 0 ? threads : cores));
  return connection;
}

}  // namespace windscreen::measure
