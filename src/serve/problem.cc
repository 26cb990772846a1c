#include "serve/problem.h"

#include <nlohmann/json.hpp>

namespace windscreen::serve {

Response respond_with(const Problem& problem) {
  nlohmann::ordered_json body = {{"type", "about:blank"},
                                 {"title", reason_of(problem.status)},
                                 {"status", problem.status},
                                 {"detail", problem.detail}};
  if (!problem.remedy.empty()) body["remedy"] = problem.remedy;
  Response response;
  response.status = problem.status;
  response.headers.add("Content-Type", "application/problem+json");
  response.headers.add("Cache-Control", "no-store");
  if (problem.status == 503) response.headers.add("Retry-After", "5");
  response.body = std::make_shared<const std::string>(
      body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  return response;
}

}  // namespace windscreen::serve
