// Routes under /api/v1 of a subject: an address, and a function of the subject's sources and the call.
#pragma once

#include <string>
#include <vector>

#include "serve/accounts/account_answers.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// What a part says of one of its routes.
struct ApiAddress {
  Method method = Method::get;
  /// Under /api/v1; parts in braces are slugs.
  const char* address = "";
  Access access = {};  // NOLINT(readability-redundant-member-init)
  const char* summary = "";
  /// The names of the schemas of what it gives and, where it takes a body, of that.
  const char* schema = "";
  const char* takes = "";
  bool csv = false;
  Workers by = Workers::store;
};

/// The parameters that stand in braces in an address.
std::vector<Parameter> path_parameters(std::string_view address);

/// The route of an address, with `make` on one of its workers. `{name}` in the address is a slug in
/// `Call::path`. The sources must outlive it.
template <typename Sources>
Route api_route(Sources& sources, const ApiAddress& address, Response (*make)(Sources&, const Call&)) {
  Route route = account_route(
      address.method, std::string("/api/v1") + address.address, address.access, address.summary,
      [&sources, make](const Call& call) { return make(sources, call); }, address.by);
  route.schema = address.schema;
  route.takes = address.takes;
  if (address.csv) route.forms = {Form::json, Form::csv};
  route.path = path_parameters(address.address);
  return route;
}

}  // namespace windscreen::serve
