#include "serve/http/security_headers.h"

namespace windscreen::serve {

void add_security_headers(Headers& headers, bool secure) {
  const auto add = [&](const char* name, const char* value) {
    if (headers.find(name) == nullptr) headers.add(name, value);
  };
  add("Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      "connect-src "
      "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  // "no-referrer" would have browsers send "Origin: null" with a form of our own page.
  add("Referrer-Policy", "same-origin");
  add("Permissions-Policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  if (secure) add("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace windscreen::serve
