#include "demo/csv_file.h"

#include <charconv>

#include "base/error.h"

namespace windscreen::demo {
namespace {

constexpr std::size_t flush_at = std::size_t{256} * 1024;

void append_two(std::string& text, unsigned value) {
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

struct Parts {
  int year;
  unsigned month;
  unsigned day;
};

Parts parts_of(Day day) {
  const std::chrono::year_month_day ymd{date_of(day)};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

// Two bytes of UTF-8 for a letter of Latin-1 become its one byte in Windows-1252.
void append_windows1252(std::string& to, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xC2 && byte <= 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]);
      to += static_cast<char>(((byte & 3U) << 6U) | (next & 0x3FU));
    } else {
      to += text[i];
    }
  }
}

}  // namespace

void append_iso(std::string& text, Day day) {
  const Parts parts = parts_of(day);
  append_two(text, static_cast<unsigned>(parts.year) / 100);
  append_two(text, static_cast<unsigned>(parts.year) % 100);
  text += '-';
  append_two(text, parts.month);
  text += '-';
  append_two(text, parts.day);
}

void append_english(std::string& text, Day day) {
  const Parts parts = parts_of(day);
  append_two(text, parts.day);
  text += '/';
  append_two(text, parts.month);
  text += '/';
  append_two(text, static_cast<unsigned>(parts.year) / 100);
  append_two(text, static_cast<unsigned>(parts.year) % 100);
}

void append_number(std::string& text, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

CsvFile::CsvFile(const std::filesystem::path& path, std::string_view header, std::optional<Dirt> dirt,
                 std::uint64_t seed, Encoding encoding)
    : path_(path.string()),
      file_(std::fopen(path_.c_str(), "wb"), &std::fclose),
      dirt_(dirt),
      random_(seed, path.filename().string()),
      encoding_(encoding) {
  if (!file_) throw base::Error("cannot write " + path_, "Check that the directory can be written.");
  buffer_.reserve(flush_at + 8192);
  buffer_ += header;
  buffer_ += '\n';
  row_start_ = buffer_.size();
}

CsvFile::CsvFile(CsvFile&& other) noexcept = default;
CsvFile::~CsvFile() = default;

void CsvFile::begin_cell() {
  if (cell_count_ == 0) {
    row_start_ = buffer_.size();
    style_ = Style::plain;
    if (dirt_) {
      const std::uint32_t drawn = random_.below(1000);
      if (drawn < 6) {
        style_ = Style::english_dates;
      } else if (drawn < 10) {
        style_ = Style::named_months;
      } else if (drawn < 14) {
        style_ = Style::stray_spaces;
      }
    }
  } else {
    buffer_ += ',';
  }
  cells_[cell_count_++] = static_cast<std::uint32_t>(buffer_.size() - row_start_);
}

CsvFile& CsvFile::text(std::string_view text) {
  begin_cell();
  const bool quoted = text.find_first_of(",\"\n\r") != std::string_view::npos;
  if (!quoted) {
    if (encoding_ == Encoding::windows1252) {
      append_windows1252(buffer_, text);
    } else {
      buffer_ += text;
    }
    return *this;
  }
  buffer_ += '"';
  for (const char c : text) {
    if (c == '"') buffer_ += '"';
    buffer_ += c;
  }
  buffer_ += '"';
  return *this;
}

CsvFile& CsvFile::code(std::string_view code) {
  begin_cell();
  if (style_ == Style::stray_spaces && !code.empty()) {
    buffer_ += ' ';
    buffer_ += code;
    buffer_ += "  ";
  } else {
    buffer_ += code;
  }
  return *this;
}

CsvFile& CsvFile::day(Day day) {
  begin_cell();
  if (day == never || day == not_yet || day > latest_) return *this;
  if (style_ == Style::named_months) {
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Parts parts = parts_of(day);
    append_two(buffer_, parts.day);
    buffer_ += '-';
    buffer_ += months[parts.month - 1];
    buffer_ += '-';
    append_two(buffer_, static_cast<unsigned>(parts.year) / 100);
    append_two(buffer_, static_cast<unsigned>(parts.year) % 100);
  } else if (english_ != (style_ == Style::english_dates)) {
    append_english(buffer_, day);
  } else {
    append_iso(buffer_, day);
  }
  return *this;
}

CsvFile& CsvFile::number(std::int64_t number) {
  begin_cell();
  append_number(buffer_, number);
  return *this;
}

CsvFile& CsvFile::tenths(std::int64_t tenths) {
  begin_cell();
  append_number(buffer_, tenths / 10);
  buffer_ += '.';
  buffer_ += static_cast<char>('0' + tenths % 10);
  return *this;
}

CsvFile& CsvFile::id(std::string_view prefix, std::uint64_t number) {
  begin_cell();
  buffer_ += prefix;
  append_number(buffer_, static_cast<std::int64_t>(number));
  return *this;
}

void CsvFile::end() {
  buffer_ += '\n';
  ++rows_;
  if (dirt_) add_dirty_rows(*dirt_);
  cell_count_ = 0;
  if (buffer_.size() >= flush_at) flush();
}

void CsvFile::add_dirty_rows(const Dirt& dirt) {
  const std::uint32_t drawn = random_.below(2000);
  if (drawn >= 18) return;
  if (drawn < 9) {
    if (dirt.repeats) buffer_.append(buffer_, row_start_, buffer_.size() - row_start_);
  } else if (drawn < 15) {
    constexpr std::array<std::string_view, 6> no_dates = {"31/02/2019", "00/00/0000", "2018-13-05",
                                                          "not known",  "",           "29-Feb-2019"};
    if (dirt.start >= 0) damaged_copy(dirt.start, no_dates[random_.below(6)]);
  } else if (dirt.person >= 0) {
    damaged_copy(dirt.person, random_.chance(0.5) ? "" : "   ");
  }
}

void CsvFile::damaged_copy(int cell, std::string_view instead) {
  const auto index = static_cast<std::size_t>(cell);
  const std::string row = buffer_.substr(row_start_);
  const std::size_t from = cells_[index];
  const std::size_t to = index + 1 < cell_count_ ? cells_[index + 1] - 1 : row.size() - 1;
  buffer_.append(row, 0, from);
  buffer_ += instead;
  buffer_.append(row, to, std::string::npos);
}

void CsvFile::flush() {
  if (buffer_.empty()) return;
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) {
    throw base::Error("cannot write " + path_, "Check that there is room on the disk.");
  }
  buffer_.clear();
  row_start_ = 0;
}

void CsvFile::close() {
  flush();
  if (file_ && std::fclose(file_.release()) != 0) {
    throw base::Error("cannot write " + path_, "Check that there is room on the disk.");
  }
}

}  // namespace windscreen::demo
