#include "serve/pages/app_files.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "base/embedded_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"

// CMake makes APP_PACK (the file's path) and compiles this file again when it changes.
// NOLINTNEXTLINE(hicpp-no-assembler)
WINDSCREEN_EMBED("windscreen_app_pack", APP_PACK);

// NOLINTBEGIN(modernize-avoid-c-arrays)
extern "C" {
extern const char windscreen_app_pack[];
extern const char windscreen_app_pack_end[];
}
// NOLINTEND(modernize-avoid-c-arrays)

namespace windscreen::serve {
namespace {

[[noreturn]] void refuse(const char* what) {
  throw base::Error(fmt::format("the web application in this program is not whole: {}", what),
                    "Build its pages again (npm run build in web/) and then the program.");
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) refuse("a size is not a number");
  return number;
}

std::string_view line_of(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) refuse("a line has no end");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::string_view bytes_of(std::string_view& rest, std::size_t count) {
  if (count > rest.size()) refuse("a file ends early");
  const std::string_view bytes = rest.substr(0, count);
  rest.remove_prefix(count);
  return bytes;
}

Document document_of(std::string_view type, std::string_view plain, std::string_view packed) {
  Document document;
  const std::string hash = base::sha256(plain).substr(0, 32);
  document.content_type = std::string(type);
  document.body = std::make_shared<const std::string>(plain);
  document.tag = fmt::format("\"{}\"", hash);
  if (!packed.empty()) {
    document.gzip = std::make_shared<const std::string>(packed);
    document.gzip_tag = fmt::format("\"{}-gzip\"", hash);
  }
  return document;
}

}  // namespace

std::vector<AppFile> read_app_pack(std::string_view pack) {
  const auto head = base::split(line_of(pack), ' ');
  if (head.size() != 3 || head[0] != "windscreen-app" || head[1] != "1") refuse("it does not begin as one");
  std::vector<std::vector<std::string_view>> lines;
  for (std::size_t left = number_of(head[2]); left > 0; --left) {
    lines.push_back(base::split(line_of(pack), '\t'));
    if (lines.back().size() != 4) refuse("a file is not described");
  }
  std::vector<AppFile> files;
  bool page = false;
  for (const auto& line : lines) {
    const std::string_view plain = bytes_of(pack, number_of(line[2]));
    const std::string_view packed = bytes_of(pack, number_of(line[3]));
    Document document = document_of(line[1], plain, packed);
    if (line[0] == "/")
      page = true;
    else
      document.caching = "public, max-age=31536000, immutable";
    files.push_back({std::string(line[0]), std::make_shared<const Document>(std::move(document))});
  }
  if (!pack.empty()) refuse("something stands after its files");
  if (!page) refuse("it has no page");
  return files;
}

std::string_view app_pack() { return {&windscreen_app_pack[0], &windscreen_app_pack_end[0]}; }

}  // namespace windscreen::serve
