#include "ingest/message.h"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/cut_text.h"
#include "ingest/text_encoding.h"

namespace windscreen::ingest {
namespace {

using base::Error;

constexpr std::size_t deepest = 32;
constexpr std::size_t longest_text = std::size_t{1} << 20U;
constexpr std::size_t most_elements = 200'000;
constexpr std::size_t most_record_bytes = std::size_t{64} << 20U;
constexpr int chunk = 256 << 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

class Parser {
 public:
  Parser(std::string file, std::span<const std::string_view> records,
         const std::function<bool(Element)>& take)
      : file_(std::move(file)),
        records_(records),
        take_(take),
        parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree) {
    if (!parser_) throw Error("there is not enough memory to read an XML message");
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** /*attributes*/) {
          static_cast<Parser*>(self)->guarded([&](Parser& parser) { parser.start(local_name(name)); });
        },
        [](void* self, const char* /*name*/) {
          static_cast<Parser*>(self)->guarded([](Parser& parser) { parser.end(); });
        });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int length) {
      static_cast<Parser*>(self)->guarded(
          [&](Parser& parser) { parser.text({text, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const char*, const char*, const char*, int) {
      static_cast<Parser*>(self)->guarded([](Parser& parser) {
        parser.refuse(
            "the message declares a DOCTYPE, which no return does; it is refused because a DOCTYPE "
            "can make a small file grow without end",
            "Remove the DOCTYPE, and find out where the file comes from.");
      });
    });
  }

  /// Parses all, or the first `most` bytes; stops early when `take` says so.
  void run(base::ByteSource& bytes, std::size_t most) {
    std::size_t fed = 0;
    for (;;) {
      void* const buffer = XML_GetBuffer(parser_.get(), chunk);
      if (buffer == nullptr) throw Error("there is not enough memory to read an XML message");
      const std::size_t count = bytes.read({static_cast<char*>(buffer), static_cast<std::size_t>(chunk)});
      const XML_Status status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), count == 0 ? 1 : 0);
      if (failure_) std::rethrow_exception(failure_);
      if (stopped_) return;
      if (status != XML_STATUS_OK) {
        const XML_Error code = XML_GetErrorCode(parser_.get());
        refuse(std::string("the XML is broken here: ") + XML_ErrorString(code),
               "Export the message again; it may be cut short or changed by hand.");
      }
      fed += count;
      if (count == 0 || fed >= most) return;
    }
  }

  std::string root;
  MessageNotes notes;

 private:
  // Exceptions must not pass through the parser's C code.
  template <typename Work>
  void guarded(const Work& work) {
    if (failure_ || stopped_) return;
    try {
      work(*this);
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  std::uint64_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

  [[noreturn]] void refuse(const std::string& what, std::string remedy) const {
    throw Error::at(file_, line(), what, std::move(remedy));
  }

  void start(std::string_view name) {
    note_stray();
    if (++depth_ == 1) root = name;
    if (depth_ > deepest) {
      refuse("elements are nested deeper than 32, as in no return", "Check that this is the return itself.");
    }
    if (open_.empty()) {
      if (!std::ranges::any_of(records_, [&](std::string_view wanted) { return same(wanted, name); })) return;
      record_.nodes.clear();
      record_.bytes.clear();
    }
    if (record_.nodes.size() >= most_elements || record_.bytes.size() > most_record_bytes) {
      refuse("one record of the message has more in it than any real one; reading stops here",
             "Check that the element that holds it is closed.");
    }
    const auto index = static_cast<std::uint32_t>(record_.nodes.size());
    MessageRecord::Node node;
    node.name = record_.bytes.size();
    node.name_size = name.size();
    node.line = line();
    record_.bytes += name;
    node.text = record_.bytes.size();
    record_.nodes.push_back(node);
    if (!open_.empty()) {
      MessageRecord::Node& parent = record_.nodes[open_.back()];
      if (parent.first == 0) {
        parent.first = index;
      } else {
        record_.nodes[parent.last].next = index;
      }
      parent.last = index;
    }
    open_.push_back(index);
    text_.clear();
  }

  void text(std::string_view text) {
    if (open_.empty()) return;
    if (text_.size() + text.size() > longest_text) {
      refuse("the text of one element is longer than 1 MiB",
             "Shorten it; no field of a return is that long.");
    }
    text_ += text;
  }

  void end() {
    --depth_;
    if (open_.empty()) return;
    MessageRecord::Node& node = record_.nodes[open_.back()];
    if (node.first == 0) {
      const std::string_view trimmed = base::trim(text_);
      node.text = record_.bytes.size();
      node.text_size = trimmed.size();
      record_.bytes += trimmed;
      text_.clear();
    } else {
      note_stray();
    }
    open_.pop_back();
    if (open_.empty() && !take_(Element(record_, 0))) {
      stopped_ = true;
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  // Text gathered so far stands between the elements of a record: it belongs to none of them.
  void note_stray() {
    const std::string_view trimmed = base::trim(text_);
    if (!trimmed.empty() && notes.stray++ == 0) {
      notes.stray_text = cut_text(trimmed, 60);
      notes.stray_line = line();
    }
    text_.clear();
  }

  std::string file_;
  std::span<const std::string_view> records_;
  const std::function<bool(Element)>& take_;
  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
  std::exception_ptr failure_;
  bool stopped_ = false;
  std::size_t depth_ = 0;
  MessageRecord record_;
  std::vector<std::uint32_t> open_;
  std::string text_;
};

}  // namespace

std::string_view Element::name() const {
  return std::string_view(record_->bytes).substr(node().name, node().name_size);
}

bool Element::is(std::string_view wanted) const { return same(name(), wanted); }

std::string_view Element::text() const {
  return std::string_view(record_->bytes).substr(node().text, node().text_size);
}

std::string_view Element::text(std::string_view child) const {
  const Element found = first(child);
  return found ? found.text() : std::string_view();
}

std::uint64_t Element::line() const { return node().line; }
Element Element::first() const { return at(node().first); }
Element Element::next() const { return at(node().next); }

Element Element::first(std::string_view wanted) const {
  const Element child = first();
  return !child || child.is(wanted) ? child : child.next(wanted);
}

Element Element::next(std::string_view wanted) const {
  Element sibling = next();
  while (sibling && !sibling.is(wanted)) sibling = sibling.next();
  return sibling;
}

MessageNotes read_message(std::unique_ptr<base::ByteSource> bytes, const std::string& file,
                          std::span<const std::string_view> records,
                          const std::function<bool(Element)>& take) {
  TextSource text(std::move(bytes));
  Parser parser(file, records, take);
  parser.run(text, static_cast<std::size_t>(-1));
  parser.notes.encoding = text.encoding();
  return std::move(parser.notes);
}

MessageHead peek_message(std::unique_ptr<base::ByteSource> bytes, const std::string& file,
                         std::string_view element) {
  MessageHead head;
  const std::vector<std::string_view> records{"CollectionDetails", element};
  const std::function<bool(Element)> take = [&](Element record) {
    if (record.is("CollectionDetails")) {
      head.collection = record.text("Collection");
      head.year = record.text("Year");
      head.reference_date = record.text("ReferenceDate");
      return head.collection.empty();
    }
    head.has_element = true;
    return false;
  };
  TextSource text(std::move(bytes));
  Parser parser(file, records, take);
  parser.run(text, std::size_t{256} << 10U);
  head.root = parser.root;
  return head;
}

}  // namespace windscreen::ingest
