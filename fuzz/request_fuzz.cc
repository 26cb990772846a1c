// Fuzzes what the server itself reads of outside bytes: the request target, the headers Accept,
// Accept-Encoding, If-None-Match, Host and Cookie, and bodies. What is accepted must be clean.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/http/request_headers.h"
#include "serve/http/request_target.h"
#include "serve/http/router.h"

using namespace windscreen::serve;

namespace {

void check_clean(std::string_view text) {
  if (!is_utf8(text)) std::abort();
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
  }
}

void check_target(std::string_view bytes) {
  const auto target = parse_target(bytes);
  if (!target) return;
  check_clean(target->path);
  if (target->path.empty() || target->path[0] != '/' || target->path.find('\\') != std::string::npos)
    std::abort();
  if ((target->path + "/").find("/../") != std::string::npos) std::abort();
  if (target->query.size() > most_parameters) std::abort();
  for (const auto& [name, value] : target->query) {
    check_clean(name);
    check_clean(value);
  }
  Route route;
  route.pattern = "/a/{id}";
  route.forms = {Form::json, Form::csv};
  route.path = {{"id", Parameter::Kind::slug, "", 0, 0, {}}};
  const std::vector<Route> routes = {route};
  if (const auto match = find_route(routes, target->path)) {
    const std::string& id = match->path.at("id");
    if (id.empty() || id.size() > 100 || id.find_first_of("./%?") != std::string::npos) std::abort();
  }
}

void check_body(std::string_view bytes, const char* type) {
  Request request;
  request.headers.add("Content-Type", type);
  request.body = bytes;
  try {
    const nlohmann::json body = body_of(request, true);
    if (!body.is_object()) std::abort();
    // What is taken can be written again: it is UTF-8 throughout.
    static_cast<void>(body.dump());
  } catch (const Problem& problem) {
    if (problem.status != 400) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_target(bytes);
  static_cast<void>(accepts_gzip(bytes));
  const double weight = weight_of(bytes, "text/csv");
  if (!(weight >= 0.0 && weight <= 1.0)) std::abort();
  static_cast<void>(names_tag(bytes, "\"0123456789abcdef\""));
  if (const auto host = host_of(bytes)) {
    if (host->empty() || host->size() > 253 || host->find_first_of("/@ \\") != std::string::npos)
      std::abort();
  }
  if (cookies_of(bytes).size() > 64) std::abort();
  check_body(bytes, "application/json");
  check_body(bytes, "application/x-www-form-urlencoded");
  return 0;
}
