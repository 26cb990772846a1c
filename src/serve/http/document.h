// A document: bytes with a type and an entity tag, packed once and sent to many.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// Made once, then only read, by any thread.
struct Document {
  /// With its character set, such as "text/csv; charset=utf-8".
  std::string content_type;
  std::shared_ptr<const std::string> body;
  /// The body packed by gzip; nullptr where that saves nothing.
  std::shared_ptr<const std::string> gzip;
  /// A strong entity tag with its quotes, from the content; that of the packed form ends in "-gzip".
  std::string tag;
  std::string gzip_tag;
  /// Cache-Control.
  std::string caching = "no-cache";
  /// The file name that a browser saves it under; empty: it is shown.
  std::string file_name;
  /// A policy of its own in place of the usual Content-Security-Policy; empty: the usual one.
  std::string policy;

  /// Bytes in memory.
  std::size_t size() const;
};
using DocumentPtr = std::shared_ptr<const Document>;

/// Makes a document: hashes and packs the bytes. `content_type` decides whether packing is tried.
/// Thread-safe.
Document make_document(std::string content_type, std::string bytes);

/// The response to a GET or HEAD of the document: 304 where the client has it, packed where the client takes
/// that. `is_private`: for those alone who may see it, so no proxy keeps it. Thread-safe.
Response respond_with(const Document& document, const Request& request, bool is_private = false);

/// The bytes as a gzip file (RFC 1952) without a time or name, so that the same bytes give the same file.
/// Throws Error when memory is short. Thread-safe.
std::string gzip_of(std::string_view bytes);

}  // namespace windscreen::serve
