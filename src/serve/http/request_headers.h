// What the server reads out of request headers: pure functions over outside bytes, all thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// Whether an Accept-Encoding takes gzip (RFC 9110 section 12.5.3): named, or through "*", with a weight
/// above 0.
bool accepts_gzip(std::string_view accept_encoding);

/// The weight from 0 to 1 that an Accept header gives a media type such as "text/csv": the most specific
/// range that fits decides (RFC 9110 section 12.5.1). 1 for an empty header.
double weight_of(std::string_view accept, std::string_view media_type);

/// Whether an If-None-Match names the entity tag (with its quotes), or is "*". The comparison is weak, as RFC
/// 9110 section 13.1.2 has it.
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// The host of a Host header without its port, in lower case, an IPv6 address without its brackets; nullopt
/// where it is not one.
std::optional<std::string> host_of(std::string_view host_header);

/// Whether a request that names `host` is for this server: an IP address, "localhost", or one of `names`. A
/// page of another site whose name was made to point here (DNS rebinding) names itself, and is refused.
bool is_own_host(std::string_view host, std::span<const std::string> names);

/// The cookies of a Cookie header (RFC 6265 section 4.2), names and values as they stand; pieces that are
/// none are left out, and so is all after the first 64.
std::vector<std::pair<std::string, std::string>> cookies_of(std::string_view cookie_header);

/// The value of the one cookie of that name; nullopt where there is none, or more than one: a page of another
/// site under the same name may have added its own.
std::optional<std::string> cookie_named(const Headers& headers, std::string_view name);

/// Whether a request that changes something comes from a page of this server, or from no page at all:
/// Sec-Fetch-Site, where the browser sends it, must be "same-origin", and Origin must be the Host that was
/// asked (with https where the server is `secure`). "Origin: null" says nothing, and counts only beside a
/// Sec-Fetch-Site. Programs that are no browsers send neither.
bool comes_from_itself(const Headers& headers, bool secure);

/// The network address of who asks: that of the connection, or behind a proxy of our own the last one that
/// the proxy put into X-Forwarded-For. What the client wrote there itself comes before, and is not looked at.
std::string client_address(const Headers& headers, const std::string& peer, bool behind_proxy);

/// "Firefox on Windows": what a User-Agent calls itself, in words of our own, so that people know their
/// sessions again and nothing more is kept of their machine. "another browser" where it is none of these.
std::string device_of(std::string_view user_agent);

}  // namespace windscreen::serve
