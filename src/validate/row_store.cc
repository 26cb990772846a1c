#include "validate/row_store.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace windscreen::validate {
namespace {

bool space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// A no-break space, as web pages leave it.
bool no_break(std::span<char> text) { return text[0] == '\xC2' && text[1] == '\xA0'; }

// How many bytes of a space a text begins with, and ends with; 0 for none.
std::size_t space_at_front(std::span<char> text) {
  if (!text.empty() && space(text.front())) return 1;
  return text.size() >= 2 && no_break(text.first(2)) ? 2 : 0;
}
std::size_t space_at_back(std::span<char> text) {
  if (!text.empty() && space(text.back())) return 1;
  return text.size() >= 2 && no_break(text.last(2)) ? 2 : 0;
}

std::span<char> trimmed(std::span<char> text) {
  while (const std::size_t size = space_at_front(text)) text = text.subspan(size);
  while (const std::size_t size = space_at_back(text)) text = text.first(text.size() - size);
  return text;
}

// The authority's own identifier stays as it is: other systems know the child by it.
constexpr std::string_view child_identifier = "CHILD";

}  // namespace

RowArray::RowArray(const Table& table) : table_(&table), stride_(table.row_bytes), blank_(table.row_bytes) {
  for (const Column& column : table.columns) {
    std::byte* const cell = blank_.data() + column.offset;
    switch (column.kind) {
      case Kind::text: {
        const Text none;
        std::memcpy(cell, &none, sizeof none);
        break;
      }
      case Kind::code: {
        const Code none;
        std::memcpy(cell, &none, sizeof none);
        break;
      }
      case Kind::day: {
        const Day none;
        std::memcpy(cell, &none, sizeof none);
        break;
      }
    }
  }
}

std::byte* RowArray::add() {
  bytes_.insert(bytes_.end(), blank_.begin(), blank_.end());
  std::byte* const row = at(count_);
  const auto number = static_cast<std::uint32_t>(count_);
  std::memcpy(row, &number, sizeof number);
  ++count_;
  return row;
}

void RowArray::set(std::byte* row, const Column& column, std::span<char> text, CellForm form) const {
  text = trimmed(text);
  std::byte* const cell = row + column.offset;
  if (column.kind == Kind::day) {
    const Day day = read_day({text.data(), text.size()}, form.days);
    std::memcpy(cell, &day, sizeof day);
    return;
  }
  if (form.capitals && column.name != child_identifier) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    if (text.size() > 2 && text[text.size() - 1] == '0' && text[text.size() - 2] == '.') {
      text = text.first(text.size() - 2);
    }
  }
  if (column.kind == Kind::code) {
    const Code code(std::string_view(text.data(), text.size()));
    std::memcpy(cell, &code, sizeof code);
  } else {
    const Text whole(text.data(), text.size());
    std::memcpy(cell, &whole, sizeof whole);
  }
}

void RowArray::arrange(std::span<const std::uint32_t> order) {
  std::vector<std::byte> arranged;
  arranged.reserve(bytes_.size());
  // Rows that stay behind each other are taken together.
  for (std::size_t i = 0; i < count_;) {
    std::size_t next = i + 1;
    while (next < count_ && order[next] == order[next - 1] + 1) ++next;
    const std::byte* const from = at(order[i]);
    arranged.insert(arranged.end(), from, from + (next - i) * stride_);
    i = next;
  }
  bytes_ = std::move(arranged);
}

void RowArray::append(RowArray&& other) {
  if (count_ == 0) {
    *this = std::move(other);
    return;
  }
  bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
  for (std::size_t i = count_; i < count_ + other.count_; ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    std::memcpy(at(i), &number, sizeof number);
  }
  count_ += other.count_;
}

ReturnData::ReturnData(std::span<const Table> tables) {
  for (const Table& table : tables) {
    now.emplace_back(table);
    last.emplace_back(table);
  }
}

}  // namespace windscreen::validate
