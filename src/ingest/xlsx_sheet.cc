#include "ingest/xlsx_sheet.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/xlsx_xml.h"

namespace windscreen::ingest {
namespace {

// A sheet has columns A to XFD.
constexpr std::size_t most_columns = 16'384;

// The column of a reference such as "BC12", counted from 0; nullopt when there is none.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper < 'A' || upper > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(upper - 'A' + 1);
    if (++letters > 3) return std::nullopt;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

std::optional<double> to_double(std::string_view text) {
  text = base::trim(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_plain_integer(std::string_view text) {
  if (text.empty() || text.size() > 15 || (text.size() > 1 && text.front() == '0')) return false;
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Appends a number in its shortest form: 7 for 7.0 and 7E0, 0.1 for 0.1000000000000000055.
void append_number(std::string& out, std::string_view text) {
  const auto value = to_double(text);
  if (!value) {
    out += text;
    return;
  }
  std::array<char, 64> buffer{};
  const bool plain = *value == 0 || (std::abs(*value) < 1e21 && std::abs(*value) >= 1e-7);
  const auto [end, error] = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                  *value == 0 ? 0.0 : *value, std::chars_format::fixed)
                                  : std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value);
  if (error == std::errc{}) {
    out.append(buffer.data(), end);
  } else {
    out += text;
  }
}

/// As the spreadsheet shows it: 0.855 is "85.5%". Ten digits leave out what a hundredfold adds in binary.
void append_percent(std::string& out, double share) {
  constexpr double hundredfold = 100.0;
  constexpr int digits = 10;
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), share * hundredfold,
                                          std::chars_format::general, digits);
  out.append(buffer.data(), error == std::errc{} ? end : buffer.data());
  out += '%';
}

class SheetHandler final : public XmlHandler {
 public:
  explicit SheetHandler(SheetContext context) : context_(std::move(context)) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "c") {
      begin_cell(attributes);
    } else if (name == "v" || name == "t") {
      collecting_ = in_cell_ && phonetic_ == 0;
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "row") {
      begin_row(attributes.get("r"));
    }
  }

  void text(std::string_view piece) override {
    if (!collecting_ || !fault_.empty()) return;
    if (raw_.size() + piece.size() > context_.limits.cell_bytes) {
      fault_ = "a cell holds more than 1 MiB of text";
      raw_.clear();
      return;
    }
    raw_ += piece;
  }

  void end(std::string_view name) override {
    if (name == "c") {
      if (in_cell_) end_cell();
      in_cell_ = false;
      collecting_ = false;
    } else if (name == "v" || name == "t") {
      collecting_ = false;
    } else if (name == "rPh") {
      if (phonetic_ > 0) --phonetic_;
    } else if (name == "row" && in_row_) {
      in_row_ = false;
      ready_ = any_text_ || !fault_.empty();
    }
  }

  bool pause() override { return ready_; }

  void take(Row& row) {
    ready_ = false;
    row.cells.clear();
    const std::string_view all = text_;
    for (const Span& span : cells_) row.cells.push_back(all.substr(span.begin, span.length));
    row.line = line_;
    row.fault = fault_;
  }

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t length = 0;
  };
  enum class Kind : std::uint8_t { number, shared, text, boolean, error, iso_date };

  void begin_row(std::string_view number) {
    in_row_ = true;
    ready_ = false;
    any_text_ = false;
    fault_ = {};
    text_.clear();
    cells_.clear();
    std::uint64_t stated = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), stated);
    line_ = error == std::errc{} && stated > line_ && stated <= 1'048'576 ? stated : line_ + 1;
  }

  void begin_cell(const XmlAttributes& attributes) {
    in_cell_ = in_row_;
    raw_.clear();
    column_ = column_of(attributes.get("r")).value_or(cells_.size());
    const std::string_view type = attributes.get("t");
    kind_ = type == "s"                            ? Kind::shared
            : type == "str" || type == "inlineStr" ? Kind::text
            : type == "b"                          ? Kind::boolean
            : type == "e"                          ? Kind::error
            : type == "d"                          ? Kind::iso_date
                                                   : Kind::number;
    const std::string_view style = attributes.get("s");
    style_ = 0;
    std::from_chars(style.data(), style.data() + style.size(), style_);
  }

  void end_cell() {
    if (column_ >= most_columns) {
      if (fault_.empty()) fault_ = "a cell stands beyond column XFD, the last that a sheet has";
      return;
    }
    if (cells_.size() <= column_) cells_.resize(column_ + 1);
    const std::size_t begin = text_.size();
    append_value();
    const std::size_t length = text_.size() - begin;
    if (length > context_.limits.cell_bytes) {
      fault_ = "a cell holds more than 1 MiB of text";
      text_.resize(begin + context_.limits.cell_bytes);
    }
    if (text_.size() > context_.limits.row_bytes) {
      fault_ = "the row's cells together hold too much text";
      text_.resize(begin);
    }
    cells_[column_] = {begin, text_.size() - begin};
    if (text_.size() > begin) {
      any_text_ = true;
      if (text_.find('\0', begin) != std::string::npos && fault_.empty()) fault_ = "a cell holds a NUL byte";
    }
  }

  void append_value() {
    switch (kind_) {
      case Kind::shared:
        if (std::size_t index = 0; !raw_.empty() && context_.strings) {
          const std::string_view digits = base::trim(raw_);
          const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
          if (error != std::errc{} || index >= context_.strings->size()) {
            fault_ = "a cell refers to a text that the workbook does not hold";
          } else {
            text_ += context_.strings->at(index);
          }
        }
        return;
      case Kind::text:
        if (raw_.find("_x") != std::string::npos) unescape_xstring(raw_);
        text_ += raw_;
        return;
      case Kind::boolean:
        text_ += raw_ == "1" || raw_ == "true" ? "TRUE" : raw_.empty() ? "" : "FALSE";
        return;
      case Kind::error:
        return;
      case Kind::iso_date:
        // A time of day behind the day is dropped.
        text_ += base::parse_iso(std::string_view(raw_).substr(0, 10)) ? raw_.substr(0, 10) : raw_;
        return;
      case Kind::number:
        break;
    }
    if (raw_.empty()) return;
    if (context_.styles && context_.styles->is_date(style_)) {
      if (const auto serial = to_double(raw_)) {
        if (const auto day = base::from_serial(*serial, context_.dates)) {
          text_ += base::format_iso(*day);
          return;
        }
      }
    }
    if (context_.styles && context_.styles->is_percent(style_)) {
      if (const auto share = to_double(raw_)) {
        append_percent(text_, *share);
        return;
      }
    }
    if (is_plain_integer(raw_)) {
      text_ += raw_;
    } else {
      append_number(text_, raw_);
    }
  }

  SheetContext context_;
  std::string text_;
  std::vector<Span> cells_;
  std::string raw_;
  std::string_view fault_;
  std::uint64_t line_ = 0;
  std::size_t column_ = 0;
  std::size_t style_ = 0;
  Kind kind_ = Kind::number;
  int phonetic_ = 0;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool collecting_ = false;
  bool any_text_ = false;
  bool ready_ = false;
};

class SheetRows final : public RowSource {
 public:
  SheetRows(std::unique_ptr<ByteStream> bytes, SheetContext context, const std::string& place)
      : dates_(context.dates), handler_(std::move(context)), xml_(std::move(bytes), handler_, place) {}

  bool next(Row& row) override {
    if (!xml_.run()) return false;
    handler_.take(row);
    return true;
  }
  base::DateSystem date_system() const override { return dates_; }

 private:
  base::DateSystem dates_;
  SheetHandler handler_;
  XmlStream xml_;
};

}  // namespace

std::unique_ptr<RowSource> sheet_rows(std::unique_ptr<ByteStream> bytes, SheetContext context,
                                      const std::string& place) {
  return std::make_unique<SheetRows>(std::move(bytes), std::move(context), place);
}

}  // namespace windscreen::ingest
