#include "serve/http/document.h"

#include <fmt/format.h>
#include <zlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "serve/http/request_headers.h"

namespace windscreen::serve {
namespace {

// Below this a packed answer fills the same packet as the plain one.
constexpr std::size_t least_to_pack = 1024;

bool is_text(std::string_view content_type) {
  return content_type.starts_with("text/") || content_type.find("json") != std::string_view::npos ||
         content_type.find("javascript") != std::string_view::npos ||
         content_type.find("xml") != std::string_view::npos;
}

}  // namespace

std::size_t Document::size() const {
  return sizeof(Document) + content_type.size() + (body ? body->size() : 0) + (gzip ? gzip->size() : 0) +
         tag.size() + gzip_tag.size() + caching.size() + file_name.size() + policy.size();
}

std::string gzip_of(std::string_view bytes) {
  z_stream stream{};
  // 16 more than the window's bits asks for gzip's header.
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw base::Error("a document could not be packed", "Give the server more memory.");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  // zlib does not write to its input, but its interface of 1995 cannot say so.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = bytes.size() <= UINT32_MAX / 2 ? deflate(&stream, Z_FINISH) : Z_BUF_ERROR;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw base::Error("a document is too long to be packed", "Ask for less of it.");
  return packed;
}

Document make_document(std::string content_type, std::string bytes) {
  Document document;
  const std::string hash = base::sha256(bytes).substr(0, 32);
  document.tag = fmt::format("\"{}\"", hash);
  if (is_text(content_type) && bytes.size() >= least_to_pack) {
    std::string packed = gzip_of(bytes);
    if (packed.size() < bytes.size()) {
      document.gzip = std::make_shared<const std::string>(std::move(packed));
      document.gzip_tag = fmt::format("\"{}-gzip\"", hash);
    }
  }
  document.content_type = std::move(content_type);
  document.body = std::make_shared<const std::string>(std::move(bytes));
  return document;
}

Response respond_with(const Document& document, const Request& request, bool is_private) {
  Response response;
  const std::string* encodings = request.headers.find("Accept-Encoding");
  const bool packed = document.gzip && encodings != nullptr && accepts_gzip(*encodings);
  const std::string& tag = packed ? document.gzip_tag : document.tag;
  response.headers.add("Content-Type", document.content_type);
  response.headers.add("ETag", tag);
  const bool kept = document.caching == "no-cache";
  response.headers.add("Cache-Control", is_private && kept ? "private, no-cache" : document.caching);
  response.headers.add("Vary", "Accept, Accept-Encoding, Cookie");
  if (packed) response.headers.add("Content-Encoding", "gzip");
  if (!document.file_name.empty())
    response.headers.add("Content-Disposition",
                         fmt::format("attachment; filename=\"{}\"", document.file_name));
  if (!document.policy.empty()) response.headers.add("Content-Security-Policy", document.policy);
  response.body = packed ? document.gzip : document.body;
  const std::string* known = request.headers.find("If-None-Match");
  if (known != nullptr && names_tag(*known, tag)) {
    response.status = 304;
    response.head_only = true;
  }
  if (request.method == "HEAD") response.head_only = true;
  return response;
}

}  // namespace windscreen::serve
