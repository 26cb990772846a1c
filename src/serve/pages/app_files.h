// The web application as its build made it (web/build/app.mjs): one page without data, and the scripts and
// style sheets that it loads, each under a name with its hash. They are embedded in the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/http/document.h"

namespace windscreen::serve {

/// A file of the application, ready to be sent.
struct AppFile {
  /// Its address, such as "/assets/app-1a2b3c4d.js"; "/" for the page.
  std::string address;
  DocumentPtr document;
};

/// The files of a pack: a line "windscreen-app 1 COUNT", a line "ADDRESS, TYPE, BYTES, PACKED" with tabs
/// between for each file (type is the media type with its character set; packed by gzip, 0 for not), then the
/// bytes of each, plain and packed. Files but the page may be kept by browsers for ever. Throws Error where
/// it is not one. Thread-safe.
std::vector<AppFile> read_app_pack(std::string_view pack);

/// The pack in this program. Valid for its life.
std::string_view app_pack();

}  // namespace windscreen::serve
