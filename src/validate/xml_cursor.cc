#include "validate/xml_cursor.h"

#include <algorithm>
#include <cstring>

namespace windscreen::validate {
namespace {

constexpr std::size_t deepest = 64;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

char* search(char* from, char* end, char c) {
  if (from == end) return end;
  void* found = std::memchr(from, c, static_cast<std::size_t>(end - from));
  return found == nullptr ? end : static_cast<char*>(found);
}

std::int64_t lines_between(const char* from, const char* to) { return std::count(from, to, '\n'); }

bool begins(const char* at, const char* end, std::string_view mark) {
  return static_cast<std::size_t>(end - at) >= mark.size() && std::memcmp(at, mark.data(), mark.size()) == 0;
}

// The character of "#38" or "#x26"; 0 where it is none.
std::uint32_t numbered(std::string_view entity) {
  entity.remove_prefix(1);
  const bool hex = !entity.empty() && (entity.front() == 'x' || entity.front() == 'X');
  if (hex) entity.remove_prefix(1);
  if (entity.empty() || entity.size() > 8) return 0;
  std::uint32_t value = 0;
  for (const char c : entity) {
    std::uint32_t figure = 16;
    if (c >= '0' && c <= '9') figure = static_cast<std::uint32_t>(c - '0');
    if (hex && c >= 'a' && c <= 'f') figure = static_cast<std::uint32_t>(c - 'a' + 10);
    if (hex && c >= 'A' && c <= 'F') figure = static_cast<std::uint32_t>(c - 'A' + 10);
    if (figure >= (hex ? 16U : 10U)) return 0;
    value = value * (hex ? 16U : 10U) + figure;
    if (value > 0x10FFFF) return 0;
  }
  return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
}

char* put_utf8(char* to, std::uint32_t c) {
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | c >> 6);
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | c >> 12);
    *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *to++ = static_cast<char>(0xF0 | c >> 18);
    *to++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return to;
}

std::uint32_t character_of(std::string_view entity) {
  if (entity == "amp") return '&';
  if (entity == "lt") return '<';
  if (entity == "gt") return '>';
  if (entity == "quot") return '"';
  if (entity == "apos") return '\'';
  return entity.starts_with('#') ? numbered(entity) : 0;
}

}  // namespace

XmlCursor::XmlCursor(std::span<char> bytes) : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()) {
  if (begins(at_, end_, "\xEF\xBB\xBF")) at_ += 3;
}

std::uint64_t XmlCursor::line() const {
  return static_cast<std::uint64_t>(1 + lines_between(begin_, at_) - lines_more_);
}

std::span<char> XmlCursor::behind(std::span<char> before) {
  if (before.empty()) return text_;
  char* const from = before.data() + before.size();
  const char* const end = text_.data() + text_.size();
  const std::int64_t lines = lines_between(from, end);
  std::memmove(from, text_.data(), text_.size());
  lines_more_ += lines_between(from, end) - lines;
  return {before.data(), before.size() + text_.size()};
}

XmlCursor::Event XmlCursor::broken(std::string words) {
  fault_ = std::move(words);
  return Event::fault;
}

bool XmlCursor::skip_past(std::string_view mark) {
  char* const found = std::search(at_, end_, mark.begin(), mark.end());
  if (found == end_) return false;
  at_ = found + mark.size();
  return true;
}

XmlCursor::Event XmlCursor::next() {
  if (!fault_.empty()) return Event::fault;
  if (closing_) {
    closing_ = false;
    name_ = open_.back();
    open_.pop_back();
    return Event::close;
  }
  while (at_ != end_) {
    if (*at_ == '<') {
      const Event event = markup();
      if (event != Event::end) return event;
      continue;
    }
    const Event event = characters();
    if (event != Event::end) return event;
  }
  if (!open_.empty()) return broken("the text ends inside the element <" + std::string(open_.back()) + ">");
  return any_ ? Event::end : broken("there is no element in it");
}

// What begins with "<". Event::end: nothing to tell, go on.
XmlCursor::Event XmlCursor::markup() {
  if (begins(at_, end_, "<!--")) {
    at_ += 4;
    return skip_past("-->") ? Event::end : broken("a comment has no end");
  }
  if (begins(at_, end_, "<![CDATA[")) {
    at_ += 9;
    char* const from = at_;
    if (!skip_past("]]>")) return broken("a CDATA section has no end");
    text_ = {from, static_cast<std::size_t>(at_ - 3 - from)};
    if (open_.empty()) return broken("text stands outside of all elements");
    return text_.empty() ? Event::end : Event::text;
  }
  if (begins(at_, end_, "<?"))
    return skip_past("?>") ? Event::end : broken("a processing instruction has no end");
  if (begins(at_, end_, "<!"))
    return broken("it has a DOCTYPE, which a return does not have and which is not read");
  if (begins(at_, end_, "</")) return close_tag();
  return open_tag();
}

std::string_view XmlCursor::tag_name() {
  char* const from = at_;
  while (at_ != end_ && !is_space(*at_) && *at_ != '>' && *at_ != '/' && *at_ != '<') ++at_;
  return {from, static_cast<std::size_t>(at_ - from)};
}

namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlCursor::Event XmlCursor::open_tag() {
  ++at_;
  name_ = without_prefix(tag_name());
  if (name_.empty()) return broken("a < is not followed by the name of an element");
  if (open_.empty() && any_)
    return broken("there is a second outermost element, <" + std::string(name_) + ">");
  if (open_.size() == deepest) return broken("elements stand more than 64 deep in each other");
  char quote = 0;
  for (; at_ != end_; ++at_) {
    if (quote != 0) {
      if (*at_ == quote) quote = 0;
    } else if (*at_ == '"' || *at_ == '\'') {
      quote = *at_;
    } else if (*at_ == '>') {
      break;
    } else if (*at_ == '<') {
      return broken("the tag <" + std::string(name_) + " has no end");
    }
  }
  if (at_ == end_) return broken("the tag <" + std::string(name_) + " has no end");
  closing_ = at_[-1] == '/';
  ++at_;
  any_ = true;
  open_.push_back(name_);
  return Event::open;
}

XmlCursor::Event XmlCursor::close_tag() {
  at_ += 2;
  name_ = without_prefix(tag_name());
  while (at_ != end_ && is_space(*at_)) ++at_;
  if (at_ == end_ || *at_ != '>') return broken("the tag </" + std::string(name_) + " has no end");
  if (open_.empty() || open_.back() != name_) {
    return broken("</" + std::string(name_) + "> closes " +
                  (open_.empty() ? std::string("nothing")
                                 : "<" + std::string(open_.back()) + ">, which was opened last"));
  }
  ++at_;
  open_.pop_back();
  return Event::close;
}

// Text up to the next tag. Event::end: only space.
XmlCursor::Event XmlCursor::characters() {
  char* from = at_;
  at_ = search(at_, end_, '<');
  char* to = at_;
  while (from != to && is_space(*from)) ++from;
  while (from != to && is_space(to[-1])) --to;
  if (from == to) return Event::end;
  if (open_.empty()) return broken("text stands outside of all elements");
  text_ = {from, static_cast<std::size_t>(to - from)};
  if (search(from, to, '&') != to && !resolve(text_)) return Event::fault;
  return Event::text;
}

bool XmlCursor::resolve(std::span<char>& text) {
  char* const from = text.data();
  char* const end = from + text.size();
  const std::int64_t lines_of_text = lines_between(from, end);
  char* to = from;
  for (char* c = from; c != end;) {
    if (*c != '&') {
      *to++ = *c++;
      continue;
    }
    char* const stop = search(c, end, ';');
    const std::string_view entity(c + 1, static_cast<std::size_t>(stop == end ? 0 : stop - c - 1));
    const std::uint32_t character = character_of(entity);
    if (character == 0) {
      // It stands here, and not where the text ends.
      lines_more_ += lines_between(from, end) - lines_of_text;
      at_ = c;
      broken("\"&" + std::string(entity.substr(0, 20)) +
             "\" is no character that XML knows; an ampersand is written &amp;");
      return false;
    }
    to = put_utf8(to, character);
    c = stop + 1;
  }
  text = {from, static_cast<std::size_t>(to - from)};
  lines_more_ += lines_between(from, end) - lines_of_text;
  return true;
}

}  // namespace windscreen::validate
