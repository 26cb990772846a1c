// Goes through an XML text in memory, element by element, without building anything: names and texts point
// into it.
//
// Well-formedness is checked as far as what is read needs it: elements must close in order, entities must be
// those of XML itself or characters by number. A DOCTYPE is refused, so that there are no entities to expand
// and nothing to fetch; attributes are passed over. Why not the XML library that the loading uses:
// docs/decisions/0022-statutory-checks.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::validate {

class XmlCursor {
 public:
  enum class Event : std::uint8_t {
    /// An element begins: `name()`. Its prefix is dropped.
    open,
    /// The element that was opened last ends: `name()`.
    close,
    /// Text that is not only space: `text()`, trimmed, entities resolved in place. Comments and CDATA
    /// sections cut it into pieces, which `behind` puts together.
    text,
    /// The end of a text that is well-formed.
    end,
    /// It is not well-formed: `fault()` says why, `line()` where. Nothing can be read any more.
    fault,
  };

  /// `bytes` must be UTF-8 (a byte order mark is skipped), and are changed where a text has entities.
  explicit XmlCursor(std::span<char> bytes);
  Event next();
  std::string_view name() const { return name_; }
  std::span<char> text() const { return text_; }
  /// `text()` put behind the pieces of the same element that came before; `before` may be empty.
  std::span<char> behind(std::span<char> before);
  const std::string& fault() const { return fault_; }
  /// The line where it stands, from 1. Counts lines: for faults, not for every element.
  std::uint64_t line() const;
  /// How many elements are open.
  std::size_t depth() const { return open_.size(); }

 private:
  Event markup();
  Event open_tag();
  Event close_tag();
  Event characters();
  Event broken(std::string words);
  bool skip_past(std::string_view mark);
  bool resolve(std::span<char>& text);
  std::string_view tag_name();

  char* begin_;
  char* at_;
  char* end_;
  std::string_view name_;
  std::span<char> text_;
  std::string fault_;
  std::vector<std::string_view> open_;
  bool closing_ = false;  // an empty element was opened and is to be closed
  bool any_ = false;
  // How many line feeds the text has more than the source had: a resolved text leaves bytes behind.
  std::int64_t lines_more_ = 0;
};

}  // namespace windscreen::validate
