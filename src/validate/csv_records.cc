#include "validate/csv_records.h"

#include <algorithm>
#include <cstring>

namespace windscreen::validate {
namespace {

char* find(char* from, char* end, char c) {
  if (from == end) return end;
  void* found = std::memchr(from, c, static_cast<std::size_t>(end - from));
  return found == nullptr ? end : static_cast<char*>(found);
}

bool blank(std::span<char> text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == ';'; });
}

// Old spreadsheets end lines with CR alone, and may have an LF in a cell; a CR or two before the first LF are
// that line's end.
bool lines_end_in_cr(char* from, char* end) {
  char* c = find(from, find(from, end, '\n'), '\r');
  if (c == end || *c != '\r') return false;
  while (c != end && *c == '\r') ++c;
  return c == end || *c != '\n';
}

}  // namespace

CsvRecords::CsvRecords(std::span<char> bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {
  if (bytes.size() >= 3 && std::memcmp(at_, "\xEF\xBB\xBF", 3) == 0) at_ += 3;
  if (lines_end_in_cr(at_, end_)) std::replace(at_, end_, '\r', '\n');
  quote_ = find(at_, end_, '"');
  char* const line_end = find(at_, end_, '\n');
  const auto commas = std::count(at_, line_end, ',');
  const auto semicolons = std::count(at_, line_end, ';');
  const auto tabs = std::count(at_, line_end, '\t');
  if (semicolons > commas && semicolons >= tabs) separator_ = ';';
  if (tabs > commas && tabs > semicolons) separator_ = '\t';
}

bool CsvRecords::next(std::vector<std::span<char>>& cells) {
  cells.clear();
  while (at_ != end_) {
    line_ = next_line_;
    char* const line_end = find(at_, end_, '\n');
    const std::span<char> line(at_, static_cast<std::size_t>(line_end - at_));
    if (quote_ < at_) quote_ = find(at_, end_, '"');
    if (quote_ < line_end) {
      split_quoted(cells);
      if (std::all_of(cells.begin(), cells.end(), blank)) {
        cells.clear();
        continue;
      }
      return true;
    }
    at_ = line_end == end_ ? end_ : line_end + 1;
    ++next_line_;
    if (blank(line)) continue;
    split_plain(line, cells);
    return true;
  }
  return false;
}

void CsvRecords::split_plain(std::span<char> line, std::vector<std::span<char>>& cells) const {
  if (!line.empty() && line.back() == '\r') line = line.first(line.size() - 1);
  char* from = line.data();
  char* const end = from + line.size();
  for (char* c = from; c != end; ++c) {
    if (*c != separator_) continue;
    cells.emplace_back(from, static_cast<std::size_t>(c - from));
    from = c + 1;
  }
  cells.emplace_back(from, static_cast<std::size_t>(end - from));
}

// From behind the opening quote to behind the closing one; doubled quotes become one, in place.
std::span<char> CsvRecords::quoted_cell() {
  char* const from = at_;
  char* to = at_;
  const std::uint64_t opened = next_line_;
  while (true) {
    if (at_ == end_) {
      unclosed_ = opened;
      break;
    }
    if (*at_ == '"') {
      if (at_ + 1 == end_ || at_[1] != '"') {
        ++at_;
        break;
      }
      ++at_;
    }
    if (*at_ == '\n') ++next_line_;
    *to++ = *at_++;
  }
  return {from, static_cast<std::size_t>(to - from)};
}

void CsvRecords::split_quoted(std::vector<std::span<char>>& cells) {
  while (true) {
    while (at_ != end_ && *at_ == ' ' && separator_ != ' ') ++at_;
    std::span<char> cell(at_, std::size_t{0});
    if (at_ != end_ && *at_ == '"') {
      ++at_;
      cell = quoted_cell();
      // What stands between the closing quote and the separator belongs to nothing.
      while (at_ != end_ && *at_ != separator_ && *at_ != '\n') ++at_;
    } else {
      char* const from = at_;
      while (at_ != end_ && *at_ != separator_ && *at_ != '\n') ++at_;
      cell = {from, static_cast<std::size_t>(at_ - from)};
      if (!cell.empty() && cell.back() == '\r' && (at_ == end_ || *at_ == '\n'))
        cell = cell.first(cell.size() - 1);
    }
    cells.push_back(cell);
    if (at_ == end_) return;
    const bool more = *at_ == separator_;
    if (!more) ++next_line_;
    ++at_;
    if (!more) return;
  }
}

}  // namespace windscreen::validate
