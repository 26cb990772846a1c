#include "ingest/xlsx_parts.h"

#include <charconv>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/xlsx_xml.h"

namespace windscreen::ingest {
namespace {

using base::Error;

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? value : otherwise;
}

// The format's first section, with what is literal left out.
std::string significant(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case ';':
        return out;
      case '"':
        i = code.find('"', i + 1);
        if (i == std::string_view::npos) return out;
        break;
      case '[':
        // [h], [mm] and [ss] are durations; anything else in brackets is a colour, locale or condition.
        if (const std::size_t close = code.find(']', i); close != std::string_view::npos) {
          const std::string inside = base::lower(code.substr(i + 1, close - i - 1));
          if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) out += '#';
          i = close;
        }
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      default:
        out += code[i];
    }
  }
  return out;
}

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80U) {
    out += static_cast<char>(code);
  } else if (code < 0x800U) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

using Shown = CellStyles::Shown;

Shown shown_by(std::string_view code) {
  if (is_date_format(code)) return Shown::day;
  return is_percent_format(code) ? Shown::percent : Shown::number;
}

Shown shown_by_builtin(int id) {
  if (is_builtin_date_format(id)) return Shown::day;
  // 0% and 0.00%.
  return id == 9 || id == 10 ? Shown::percent : Shown::number;
}

class StylesHandler final : public XmlHandler {
 public:
  StylesHandler(std::vector<Shown>& shown, const XlsxLimits& limits, const std::string& place)
      : shown_(shown), limits_(limits), place_(place) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") {
      in_cell_formats_ = true;
    } else if (name == "numFmt") {
      formats_[to_int(attributes.get("numFmtId"), -1)] = shown_by(attributes.get("formatCode"));
      count();
    } else if (name == "xf" && in_cell_formats_) {
      const int id = to_int(attributes.get("numFmtId"), 0);
      const auto own = formats_.find(id);
      shown_.push_back(own != formats_.end() ? own->second : shown_by_builtin(id));
      count();
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }
  void text(std::string_view) override {}

 private:
  void count() {
    if (++items_ > limits_.catalogue_items) throw Error::at(place_, 0, "has too many cell styles");
  }
  std::vector<Shown>& shown_;
  const XlsxLimits& limits_;
  const std::string& place_;
  std::map<int, Shown> formats_;
  bool in_cell_formats_ = false;
  std::uint64_t items_ = 0;
};

class StringsHandler final : public XmlHandler {
 public:
  StringsHandler(std::string& text, std::vector<std::uint64_t>& ends, const XlsxLimits& limits,
                 const std::string& place)
      : text_(text), ends_(ends), limits_(limits), place_(place) {}

  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") begin_ = text_.size();
    if (name == "rPh") ++phonetic_;
    in_text_ = name == "t" && phonetic_ == 0;
  }
  void end(std::string_view name) override {
    in_text_ = false;
    if (name == "rPh" && phonetic_ > 0) --phonetic_;
    if (name != "si") return;
    unescape_xstring(text_, begin_);
    ends_.push_back(text_.size());
    // Each string costs its place even when it is empty.
    if (text_.size() + ends_.size() * sizeof(std::uint64_t) > limits_.shared_bytes) {
      throw Error::at(place_, 0, "holds more text than a workbook of lists can need",
                      "Save each sheet as CSV and load those.");
    }
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    const std::size_t have = text_.size() - begin_;
    // One byte over the limit stays, so that the sheet sees that the cell is too long.
    if (have <= limits_.cell_bytes) text_ += piece.substr(0, limits_.cell_bytes + 1 - have);
  }

 private:
  std::string& text_;
  std::vector<std::uint64_t>& ends_;
  const XlsxLimits& limits_;
  const std::string& place_;
  std::size_t begin_ = 0;
  int phonetic_ = 0;
  bool in_text_ = false;
};

}  // namespace

bool is_date_format(std::string_view code) {
  const std::string shown = base::lower(significant(code));
  if (shown.find("general") != std::string::npos) return false;
  const auto has = [&](char c) { return shown.find(c) != std::string::npos; };
  if (has('d') || has('y')) return true;
  return has('m') && !has('h') && !has('s') && !has('#') && !has('0');
}

bool is_percent_format(std::string_view code) { return significant(code).find('%') != std::string::npos; }

bool is_builtin_date_format(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
         id == 57 || id == 58;
}

CellStyles::CellStyles(std::unique_ptr<ByteStream> bytes, const std::string& place,
                       const XlsxLimits& limits) {
  StylesHandler handler(shown_, limits, place);
  XmlStream(std::move(bytes), handler, place).run();
}

SharedStrings::SharedStrings(std::unique_ptr<ByteStream> bytes, const std::string& place,
                             const XlsxLimits& limits) {
  StringsHandler handler(text_, ends_, limits, place);
  XmlStream(std::move(bytes), handler, place).run();
  text_.shrink_to_fit();
  ends_.shrink_to_fit();
}

std::string_view SharedStrings::at(std::size_t index) const {
  if (index >= ends_.size()) return {};
  const std::uint64_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(text_).substr(begin, ends_[index] - begin);
}

void unescape_xstring(std::string& text, std::size_t from) {
  std::size_t at = text.find("_x", from);
  if (at == std::string::npos) return;
  std::string out;
  std::size_t copied = from;
  while (at != std::string::npos) {
    unsigned code = 0;
    const bool whole = at + 7 <= text.size() && text[at + 6] == '_';
    if (whole) {
      const char* begin = text.data() + at + 2;
      const auto [end, error] = std::from_chars(begin, begin + 4, code, 16);
      if (error == std::errc{} && end == begin + 4 && (code < 0xD800U || code > 0xDFFFU)) {
        out.append(text, copied, at - copied);
        append_utf8(out, code);
        copied = at + 7;
        at = text.find("_x", copied);
        continue;
      }
    }
    at = text.find("_x", at + 2);
  }
  out.append(text, copied, std::string::npos);
  text.replace(from, std::string::npos, out);
}

}  // namespace windscreen::ingest
