// What a request about children says. It stands in the body, never in the address: addresses are kept in
// histories, proxies' logs and bookmarks (docs/decisions/0006-roles-and-scopes.md).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "serve/children/access_recorder.h"

namespace windscreen::serve {

/// Bytes of words that say why, where they are needed.
inline constexpr std::size_t least_purpose_words = 3;

/// Reads a body member by member. All throw Problem (400), which names the member and never its value.
class ChildRequest {
 public:
  /// Refuses members that are neither in `known` nor purpose and purpose_words. The body must outlive it.
  ChildRequest(const nlohmann::json& body, std::initializer_list<std::string_view> known);

  /// The purpose: one of the list, and 3 to 500 characters of words where it is "other".
  Purpose purpose() const;

  /// Text of up to 200 bytes without its outer spaces; nullopt where absent, null or empty.
  std::optional<std::string> text(std::string_view name) const;
  std::optional<base::Date> date(std::string_view name) const;
  /// true or false; nullopt where absent or null.
  std::optional<bool> boolean(std::string_view name) const;
  /// From 1 to 1,000,000; 1 where absent.
  std::int64_t page() const;

 private:
  const nlohmann::json& body_;
};

}  // namespace windscreen::serve
