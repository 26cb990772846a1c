#include "base/csv.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace windscreen::base {
namespace {

// The scan reads 16 bytes at a time and may look past the last byte.
constexpr std::size_t slack = 16;
constexpr std::size_t shown = 4000;
constexpr std::string_view nul_fault = "The row holds a NUL byte, so its text cannot be trusted.";
constexpr std::string_view cell_fault =
    "A cell of the row is longer than 1 MiB; perhaps a quote is missing or a document was pasted.";
constexpr std::string_view row_fault =
    "The row is longer than 8 MiB; perhaps a quote is missing or a document was pasted.";

bool ends_line(char c) { return c == '\n' || c == '\r'; }

// The first of the four bytes at or after `from`, or `to`.
const char* find_any(const char* from, const char* to, const std::array<char, 4>& wanted) {
#if defined(__SSE2__)
  const __m128i a = _mm_set1_epi8(wanted[0]);
  const __m128i b = _mm_set1_epi8(wanted[1]);
  const __m128i c = _mm_set1_epi8(wanted[2]);
  const __m128i d = _mm_set1_epi8(wanted[3]);
  for (; from < to; from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, a), _mm_cmpeq_epi8(bytes, b)),
                                       _mm_or_si128(_mm_cmpeq_epi8(bytes, c), _mm_cmpeq_epi8(bytes, d)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask != 0) return std::min(from + std::countr_zero(mask), to);
  }
  return to;
#else
  for (; from < to; ++from) {
    if (std::ranges::find(wanted, *from) != wanted.end()) return from;
  }
  return to;
#endif
}

// How regularly a character separates the sample's rows: the most rows that have the same number of it
// outside quotes, and that number. Few rows of a free text agree on anything, all rows of a table agree on
// the separator, its header included.
std::pair<std::size_t, std::size_t> regularity(std::string_view sample, char candidate, bool whole) {
  std::vector<std::size_t> counts;
  std::size_t count = 0;
  bool quoted = false;
  bool cell_start = true;
  for (const char c : sample) {
    if (quoted) {
      quoted = c != '"';
      cell_start = false;
      continue;
    }
    if (c == '"' && cell_start) {
      quoted = true;
    } else if (c == candidate) {
      ++count;
    } else if (ends_line(c)) {
      if (count > 0) counts.push_back(count);
      count = 0;
      if (counts.size() >= 20) break;
    }
    cell_start = c == candidate || ends_line(c);
  }
  if (count > 0 && (whole || counts.empty())) counts.push_back(count);
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const std::size_t wanted : counts) {
    best = std::max(best, {static_cast<std::size_t>(std::ranges::count(counts, wanted)), wanted});
  }
  return best;
}

char detect_delimiter(std::string_view sample, bool whole) {
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const char candidate : {',', ';', '\t', '|'}) {
    const auto score = regularity(sample, candidate, whole);
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

// The longest start of `text` that is at most `most` bytes and does not cut a character in two.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::string name, const CsvOptions& options)
    : source_(std::move(source)), name_(std::move(name)), options_(options), delimiter_(options.delimiter) {
  options_.chunk = std::max<std::size_t>(options_.chunk, 64);
  buffer_.resize(options_.chunk + slack);
}

// Moves the present row to the front and reads more behind it; false when there is no more. At the end of a
// text without a last line break, one is added, so that parsing has one case fewer.
bool CsvReader::fill() {
  if (ended_) return false;
  if (from_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + from_, to_ - from_);
    to_ -= from_;
    from_ = 0;
  }
  if (buffer_.size() - slack - to_ < options_.chunk / 2) buffer_.resize(2 * (buffer_.size() - slack) + slack);
  const std::size_t count = source_->read({buffer_.data() + to_, buffer_.size() - slack - to_});
  if (count > 0) {
    to_ += count;
    return true;
  }
  ended_ = true;
  if (to_ == 0 || ends_line(buffer_[to_ - 1])) return false;
  buffer_[to_++] = '\n';
  return true;
}

void CsvReader::begin() {
  begun_ = true;
  while (to_ < options_.chunk / 2 && fill()) {
  }
  if (std::string_view(buffer_.data(), to_).starts_with("\xEF\xBB\xBF")) from_ = 3;
  const std::string_view sample(buffer_.data() + from_, to_ - from_);
  if (sample.size() > 5 && lower(sample.substr(0, 4)) == "sep=" && ends_line(sample[5])) {
    if (delimiter_ == 0) delimiter_ = sample[4];
    from_ += 6;
    after_cr_ = sample[5] == '\r';
    ++line_;
  } else if (delimiter_ == 0) {
    delimiter_ = detect_delimiter(sample, ended_);
  }
}

// Finds the cells of the row at `from_` without changing a byte, so that it can start again when the row
// turns out to go on behind the buffer.
CsvReader::Parsed CsvReader::parse() {
  const std::array<char, 4> specials{delimiter_, '\n', '\r', '\0'};
  constexpr std::array<char, 4> quoted_specials{'"', '\n', '\r', '\0'};
  const char* const row = buffer_.data() + from_;
  const char* const end = buffer_.data() + to_;
  const char* at = row;
  const auto offset = [row](const char* place) { return static_cast<std::size_t>(place - row); };
  cells_.clear();
  row_lines_ = 0;
  has_nul_ = false;
  mend_ = false;

  for (;;) {
    if (at == end) return Parsed::unfinished;
    Cell cell{offset(at), 0, 0};
    const char* text_end = nullptr;
    if (*at == '"') {
      quote_line_ = line_ + row_lines_;
      cell.begin = offset(++at);
      bool doubled = false;
      for (;;) {
        at = find_any(at, end, quoted_specials);
        if (at == end) return Parsed::unfinished;
        const char c = *at++;
        if (c == '"') {
          if (at == end) return Parsed::unfinished;
          if (*at != '"') break;
          doubled = true;
          ++at;
        } else if (c == '\n') {
          ++row_lines_;
        } else if (c == '\r') {
          if (at != end && *at != '\n') ++row_lines_;
        } else {
          has_nul_ = true;
        }
      }
      if (*at == delimiter_ || ends_line(*at)) text_end = at - 1;
      if (doubled || text_end == nullptr) {
        cell.quote = offset(at - 1);
        mend_ = true;
      }
    }
    for (;;) {
      at = find_any(at, end, specials);
      if (at == end) return Parsed::unfinished;
      if (*at != '\0') break;
      has_nul_ = true;
      ++at;
    }
    cell.end = offset(text_end != nullptr ? text_end : at);
    cells_.push_back(cell);
    if (*at == delimiter_) {
      ++at;
      continue;
    }
    ++row_lines_;
    row_end_ = offset(at) + 1;
    after_cr_ = *at == '\r';
    return at == row ? Parsed::blank : Parsed::row;
  }
}

// Hands out the row that was parsed, mending in place the cells with doubled quotes.
void CsvReader::emit(CsvRow& row) {
  char* const start = buffer_.data() + from_;
  if (mend_) {
    for (Cell& cell : cells_) {
      if (cell.quote == 0) continue;
      char* out = start + cell.begin;
      for (const char* at = out; at < start + cell.quote; ++at) {
        *out++ = *at;
        if (*at == '"') ++at;
      }
      if (cell.end > cell.quote) {
        const std::size_t rest = cell.end - cell.quote - 1;
        std::memmove(out, start + cell.quote + 1, rest);
        out += rest;
      }
      cell.end = static_cast<std::size_t>(out - start);
    }
  }
  views_.clear();
  bool too_long = false;
  for (const Cell& cell : cells_) {
    views_.emplace_back(start + cell.begin, cell.end - cell.begin);
    too_long = too_long || cell.end - cell.begin > options_.cell_limit;
  }
  row.cells = views_;
  row.line = line_;
  row.fault = too_long ? cell_fault : has_nul_ ? nul_fault : std::string_view();
  from_ += row_end_;
  line_ += row_lines_;
}

// Passes over a row that is longer than the row limit, holding only its beginning.
void CsvReader::skip_long_row(CsvRow& row) {
  enum class At : std::uint8_t { cell_start, plain, quoted, quote_seen };
  kept_ = cut({buffer_.data() + from_, to_ - from_}, shown);
  row.line = line_;
  At state = At::cell_start;
  char before = '\0';
  for (;;) {
    if (from_ == to_ && !fill()) {
      if (state == At::quoted) unterminated();
      break;
    }
    const char c = buffer_[from_++];
    const bool breaks = c == '\r' || (c == '\n' && before != '\r');
    before = c;
    if (breaks) ++line_;
    if (state == At::quoted) {
      if (c == '"') state = At::quote_seen;
      continue;
    }
    if (ends_line(c)) {
      after_cr_ = c == '\r';
      break;
    }
    if (c == delimiter_) {
      state = At::cell_start;
    } else if (c == '"' && state != At::plain) {
      state = At::quoted;
      quote_line_ = line_;
    } else {
      state = At::plain;
    }
  }
  views_.assign(1, kept_);
  row.cells = views_;
  row.fault = row_fault;
}

void CsvReader::unterminated() const {
  throw Error::at(name_, quote_line_, "a quoted cell starts here and the file ends before its closing quote",
                  "Look for a stray \" on this line; inside a quoted cell it is written twice.");
}

bool CsvReader::next(CsvRow& row) {
  if (!begun_) begin();
  for (;;) {
    if (from_ == to_ && !fill()) return false;
    if (after_cr_) {
      after_cr_ = false;
      if (buffer_[from_] == '\n') {
        ++from_;
        continue;
      }
    }
    switch (parse()) {
      case Parsed::row:
        emit(row);
        return true;
      case Parsed::blank:
        from_ += row_end_;
        line_ += row_lines_;
        break;
      case Parsed::unfinished:
        if (to_ - from_ > options_.row_limit) {
          skip_long_row(row);
          return true;
        }
        // A last line break is added where there is none, so that only a quoted cell can lack its end.
        if (!fill()) unterminated();
        break;
    }
  }
}

}  // namespace windscreen::base
