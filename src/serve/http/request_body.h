// The body of a request that changes something: JSON, or a form of a page without script. Pure functions over
// outside bytes, all thread-safe.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// How deep values may stand within one another.
inline constexpr int deepest_body = 16;

/// The body as a JSON object; a form (application/x-www-form-urlencoded, where `forms` allows it) as one of
/// strings. Throws Problem: 415 for another Content-Type, 400 for what is not a JSON object, is too deep, is
/// not UTF-8, or names a field of a form twice. A page of another site cannot send application/json unasked.
nlohmann::json body_of(const Request& request, bool forms);

/// Throws Problem (415) where the Content-Type is not application/octet-stream, which a page of another site
/// cannot send unasked either.
void check_is_bytes(const Request& request);

/// True for a form's Content-Type.
bool is_form(const Request& request);

/// A member that must be there and be text of 1 to `most` bytes. Throws Problem (400) that names it.
std::string text_member(const nlohmann::json& body, std::string_view name, std::size_t most);

/// The same, where it may be absent, null or empty: then nullopt.
std::optional<std::string> optional_text_member(const nlohmann::json& body, std::string_view name,
                                                std::size_t most);

/// A whole number of a body. Throws Problem (400) where it is none from `least` to `most`; nullopt where it
/// is absent or null.
std::optional<std::int64_t> whole_member(const nlohmann::json& body, std::string_view name,
                                         std::int64_t least, std::int64_t most);

}  // namespace windscreen::serve
