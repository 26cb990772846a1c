#include "validate/row_store.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace windscreen::validate {
namespace {

bool space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::span<char> trimmed(std::span<char> text) {
  while (!text.empty() && space(text.front())) text = text.subspan(1);
  while (!text.empty() && space(text.back())) text = text.first(text.size() - 1);
  // A no-break space, as web pages leave it.
  while (text.size() >= 2 && text[text.size() - 2] == '\xC2' && text.back() == '\xA0')
    text = text.first(text.size() - 2);
  return text;
}

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
  if (form.capitals) {
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
  std::vector<std::byte> arranged(bytes_.size());
  for (std::size_t i = 0; i < count_; ++i) {
    std::memcpy(arranged.data() + i * stride_, bytes_.data() + std::size_t{order[i]} * stride_, stride_);
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
