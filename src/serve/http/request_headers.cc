#include "serve/http/request_headers.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::serve {
namespace {

// One element of a list such as Accept: its value in lower case, and its weight.
struct Weighted {
  std::string value;
  double weight = 1.0;
};

// "0.8", with at most three decimals; anything else is 0, which asks for nothing.
double weight_from(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0.0;
  double weight = text[0] - '0';
  if (text.size() > 1 && (text[1] != '.' || text.size() > 5)) return 0.0;
  double place = 0.1;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return 0.0;
    weight += place * (c - '0');
    place /= 10;
  }
  return std::min(weight, 1.0);
}

std::vector<Weighted> weighted_list(std::string_view header) {
  std::vector<Weighted> list;
  for (const std::string_view element : base::split(header, ',')) {
    const auto parts = base::split(element, ';');
    Weighted one;
    one.value = base::lower(base::trim(parts.front()));
    if (one.value.empty()) continue;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string parameter = base::lower(base::trim(parts[i]));
      if (parameter.starts_with("q=")) one.weight = weight_from(std::string_view(parameter).substr(2));
    }
    list.push_back(std::move(one));
  }
  return list;
}

bool is_ip(const std::string& host) {
  // inet_pton stops at a NUL, and would take what stands before it.
  if (host.find_first_not_of("0123456789abcdefABCDEF:.") != std::string::npos) return false;
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view opaque(std::string_view tag) {
  tag = base::trim(tag);
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  double any = 0.0;
  for (const Weighted& one : weighted_list(accept_encoding)) {
    if (one.value == "gzip" || one.value == "x-gzip") return one.weight > 0;
    if (one.value == "*") any = one.weight;
  }
  return any > 0;
}

double weight_of(std::string_view accept, std::string_view media_type) {
  if (base::trim(accept).empty()) return 1.0;
  const std::string type_range = std::string(media_type.substr(0, media_type.find('/'))) + "/*";
  int best = 0;
  double weight = 0.0;
  for (const Weighted& one : weighted_list(accept)) {
    int exactness = 0;
    if (one.value == media_type) {
      exactness = 3;
    } else if (one.value == type_range) {
      exactness = 2;
    } else if (one.value == "*/*") {
      exactness = 1;
    }
    if (exactness > best) {
      best = exactness;
      weight = one.weight;
    }
  }
  return weight;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (base::trim(if_none_match) == "*") return true;
  const auto tags = base::split(if_none_match, ',');
  return std::any_of(tags.begin(), tags.end(),
                     [&](std::string_view one) { return opaque(one) == opaque(tag); });
}

std::optional<std::string> host_of(std::string_view host_header) {
  std::string_view host = host_header;
  std::string_view port;
  bool has_port = false;
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view rest = host.substr(end + 1);
    host = host.substr(1, end - 1);
    if (!is_ip(std::string(host)) || host.find(':') == std::string_view::npos) return std::nullopt;
    has_port = !rest.empty();
    if (has_port && rest[0] != ':') return std::nullopt;
    if (has_port) port = rest.substr(1);
  } else {
    const std::size_t colon = host.find(':');
    has_port = colon != std::string_view::npos;
    if (has_port) port = host.substr(colon + 1);
    host = host.substr(0, colon);
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '.' || c == '_';
    };
    if (!std::all_of(host.begin(), host.end(), allowed)) return std::nullopt;
  }
  if (host.empty() || host.size() > 253 || (has_port && !is_port(port))) return std::nullopt;
  return base::lower(host);
}

bool is_own_host(std::string_view host, std::span<const std::string> names) {
  if (host == "localhost" || is_ip(std::string(host))) return true;
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return base::lower(name) == host; });
}

std::vector<std::pair<std::string, std::string>> cookies_of(std::string_view cookie_header) {
  std::vector<std::pair<std::string, std::string>> cookies;
  for (const std::string_view piece : base::split(cookie_header, ';')) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = base::trim(piece.substr(0, equals));
    const std::string_view value = base::trim(piece.substr(equals + 1));
    if (name.empty()) continue;
    if (cookies.size() == 64) break;
    cookies.emplace_back(name, value);
  }
  return cookies;
}

std::optional<std::string> cookie_named(const Headers& headers, std::string_view name) {
  std::optional<std::string> found;
  for (const auto& [field, value] : headers.fields()) {
    if (base::lower(field) != "cookie") continue;
    for (auto& [cookie, text] : cookies_of(value)) {
      if (cookie != name) continue;
      if (found) return std::nullopt;
      found = std::move(text);
    }
  }
  return found;
}

bool comes_from_itself(const Headers& headers, bool secure) {
  const std::string* site = headers.find("Sec-Fetch-Site");
  if (site != nullptr && (headers.count("Sec-Fetch-Site") != 1 || *site != "same-origin")) return false;
  const std::string* origin = headers.find("Origin");
  if (origin == nullptr) return true;
  const std::string* host = headers.find("Host");
  if (host == nullptr || headers.count("Origin") != 1) return false;
  if (*origin == "null") return site != nullptr;
  const std::string own = base::lower(*host);
  const std::string given = base::lower(*origin);
  return given == "https://" + own || (!secure && given == "http://" + own);
}

std::string client_address(const Headers& headers, const std::string& peer, bool behind_proxy) {
  if (!behind_proxy) return peer;
  std::string last;
  for (const auto& [field, value] : headers.fields()) {
    if (base::lower(field) == "x-forwarded-for") last = base::trim(base::split(value, ',').back());
  }
  return is_ip(last) ? base::lower(last) : peer;
}

std::string device_of(std::string_view user_agent) {
  using Names = std::array<std::pair<std::string_view, std::string_view>, 6>;
  // In this order: each of them also calls itself what comes after it.
  constexpr Names browsers = {{{"Edg/", "Edge"},
                               {"OPR/", "Opera"},
                               {"Firefox/", "Firefox"},
                               {"Chrome/", "Chrome"},
                               {"Safari/", "Safari"},
                               {"curl/", "a program"}}};
  constexpr Names systems = {{{"Android", "Android"},
                              {"iPhone", "iPhone"},
                              {"iPad", "iPad"},
                              {"Windows", "Windows"},
                              {"Macintosh", "a Mac"},
                              {"Linux", "Linux"}}};
  const auto name_in = [&](const Names& names) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) {
      return user_agent.find(one.first) != std::string_view::npos;
    });
    return found == names.end() ? std::string() : std::string(found->second);
  };
  const std::string browser = name_in(browsers);
  const std::string system = name_in(systems);
  if (browser.empty()) return "another browser";
  return system.empty() ? browser : browser + " on " + system;
}

}  // namespace windscreen::serve
