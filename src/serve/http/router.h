// Finding the route of a request, and checking what it was given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/http/route.h"

namespace windscreen::serve {

/// The route of a path, the values of its segments, and the form that the path's extension names.
struct Match {
  const Route* route = nullptr;
  Values path;
  std::optional<Form> form;
  /// For an Allow header, where the address is there and its routes do not take the method; else empty.
  std::string allow;
};

/// Whether text is what a parameter of Kind::slug may be. Thread-safe.
bool is_slug(std::string_view text);

/// Finds the route; nullopt when none has that address, or a segment is not what its parameter may be. Where
/// a word and a parameter both fit, the route that comes first in the table is taken. Thread-safe.
std::optional<Match> find_route(const std::vector<Route>& routes, std::string_view path,
                                std::string_view method = "GET");

/// The form of a request: the extension's, or the one of the route's forms that the Accept header prefers
/// (the first of equals). nullopt when it takes none of them. Thread-safe.
std::optional<Form> form_for(const Match& match, std::string_view accept);

/// The query's values. Throws Problem (400) for one that the route does not take, that is given twice, or
/// that is not what it may be. Thread-safe.
Values checked_query(const Route& route, const std::vector<std::pair<std::string, std::string>>& query);

}  // namespace windscreen::serve
