// What keeps a browser from doing more with an answer than it is meant for.
#pragma once

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// Adds the header fields that every response has, so far as it has none of its own: no script but the
/// server's own files, no frame, no guess at the type, no address told to other sites; over TLS (`secure`),
/// nothing but TLS from then on. Thread-safe.
void add_security_headers(Headers& headers, bool secure);

}  // namespace windscreen::serve
