// An XML message as text, an element a line. Inside of the returns' writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace windscreen::report {

/// Elements are opened and closed in order; the text grows until it is taken. One thread at a time.
class XmlLines {
 public:
  void open(std::string_view name) {
    indent();
    tag("<", name);
    ++depth_;
  }
  void close(std::string_view name) {
    --depth_;
    indent();
    tag("</", name);
  }
  /// An element that holds a text; nothing where the text is empty: what is not known has no element.
  void leaf(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    indent();
    text_ += '<';
    text_ += name;
    text_ += '>';
    escaped(text);
    tag("</", name);
  }
  /// The text so far, which the lines begin anew after.
  std::string take() {
    std::string taken;
    taken.swap(text_);
    return taken;
  }

 private:
  void indent() { text_.append(2 * depth_, ' '); }
  void tag(std::string_view before, std::string_view name) {
    text_ += before;
    text_ += name;
    text_ += ">\n";
  }
  void escaped(std::string_view text) {
    for (const char c : text) {
      if (c == '&') {
        text_ += "&amp;";
      } else if (c == '<') {
        text_ += "&lt;";
      } else if (c == '>') {
        text_ += "&gt;";
      } else {
        text_ += c;
      }
    }
  }

  std::string text_;
  std::size_t depth_ = 0;
};

}  // namespace windscreen::report
