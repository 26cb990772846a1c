#include "serve/http/problem.h"

#include <nlohmann/json.hpp>

namespace windscreen::serve {

Response respond_with(const Problem& problem) {
  nlohmann::ordered_json body = {{"type", "about:blank"},
                                 {"title", reason_of(problem.status)},
                                 {"status", problem.status},
                                 {"detail", problem.detail}};
  if (!problem.remedy.empty()) body["remedy"] = problem.remedy;
  if (!problem.code.empty()) body["code"] = problem.code;
  Response response;
  response.status = problem.status;
  response.headers.add("Content-Type", "application/problem+json");
  response.headers.add("Cache-Control", "no-store");
  const int seconds = problem.status == 503 && problem.retry_after == 0 ? 5 : problem.retry_after;
  if (seconds > 0) response.headers.add("Retry-After", std::to_string(seconds));
  response.body = std::make_shared<const std::string>(
      body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  return response;
}

}  // namespace windscreen::serve
