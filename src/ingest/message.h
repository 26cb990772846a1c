// XML messages of the statutory returns, a record (a child, the header) at a time: a message of any size is
// read in constant memory.
//
// Text is read in whatever encoding it is in (text_encoding.h). A DOCTYPE is refused, so that there are no
// entities to expand and nothing outside to fetch; depth, text and the size of one record are limited.
// Element names are compared without regard to case and without their namespace prefix: suppliers write both
// CINPlanDates and CINplanDates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"

namespace windscreen::ingest {

/// The elements of one record, in the order of the message.
struct MessageRecord {
  struct Node {
    std::size_t name = 0;  // where its name and text lie in `bytes`
    std::size_t name_size = 0;
    std::size_t text = 0;
    std::size_t text_size = 0;
    std::uint64_t line = 0;
    std::uint32_t next = 0;   // the next element of the same parent; 0: none
    std::uint32_t first = 0;  // the first element inside; 0: none
    std::uint32_t last = 0;
  };
  std::vector<Node> nodes;
  std::string bytes;
};

/// An element of a record, or none. A view: valid while the record is handed out.
class Element {
 public:
  Element() = default;
  Element(const MessageRecord& record, std::uint32_t node) : record_(&record), node_(node) {}

  explicit operator bool() const { return record_ != nullptr; }
  std::string_view name() const;
  bool is(std::string_view name) const;
  /// The text of an element that holds no others, trimmed; "" otherwise.
  std::string_view text() const;
  /// The text of the first element of this name inside this one; "" when there is none.
  std::string_view text(std::string_view child) const;
  /// The line that it starts on, counted from 1.
  std::uint64_t line() const;

  /// The first element inside (of this name); `next` goes on to the following one.
  Element first() const;
  Element first(std::string_view name) const;
  Element next() const;
  Element next(std::string_view name) const;

 private:
  const MessageRecord::Node& node() const { return record_->nodes[node_]; }
  Element at(std::uint32_t node) const { return node == 0 ? Element() : Element(*record_, node); }

  const MessageRecord* record_ = nullptr;
  std::uint32_t node_ = 0;
};

/// What else was seen in a message.
struct MessageNotes {
  /// Text that stands between elements of a record, where it belongs to nothing: how often, the first of it
  /// and its line.
  std::uint64_t stray = 0;
  std::string stray_text;
  std::uint64_t stray_line = 0;
  /// The encoding found.
  std::string encoding;
};

/// Reads a message and calls `take` for every element whose name is one of `records` (records inside records
/// belong to the outer one). `take` gives false to stop reading. Throws Error, with file and line, on
/// anything that is not well-formed, on a DOCTYPE, and on whatever goes over a limit; what `take` throws
/// comes through.
MessageNotes read_message(std::unique_ptr<base::ByteSource> bytes, const std::string& file,
                          std::span<const std::string_view> records,
                          const std::function<bool(Element)>& take);

/// The start of a message: what it is told by.
struct MessageHead {
  std::string root;
  /// The text of Header/CollectionDetails/Collection, "" when there is none.
  std::string collection;
  /// The year and the reference date beside it, as they stand there.
  std::string year;
  std::string reference_date;
  /// Whether an element of this name (the second argument of `peek_message`) stands near the start.
  bool has_element = false;
};
/// Looks at the first 256 KiB. Throws Error as read_message does.
MessageHead peek_message(std::unique_ptr<base::ByteSource> bytes, const std::string& file,
                         std::string_view element);

}  // namespace windscreen::ingest
