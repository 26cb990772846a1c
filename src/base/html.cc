#include "base/html.h"

namespace windscreen::base {

std::string html_text(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      default:
        made += letter;
    }
  }
  return made;
}

}  // namespace windscreen::base
