#include <functional>

#include "measure/people.h"

namespace windscreen::measure {

namespace {

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

}  // namespace

std::string_view Numbering::text(std::uint32_t number) const {
  const std::size_t from = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(texts_).substr(from, ends_[number] - from);
}

// The slot that holds the text, or the empty one where it would go.
std::size_t Numbering::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot] != 0) {
    const std::uint32_t number = slots_[slot] - 1;
    if (hashes_[number] == hash && this->text(number) == text) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

void Numbering::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t slot = static_cast<std::size_t>(hashes_[number]) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::uint32_t Numbering::add(std::string_view text) {
  if (2 * static_cast<std::size_t>(size() + 1) > slots_.size()) grow();
  const std::uint64_t hash = hash_of(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  const std::uint32_t number = size();
  texts_ += text;
  ends_.push_back(texts_.size());
  hashes_.push_back(hash);
  slots_[slot] = number + 1;
  return number;
}

std::uint32_t Numbering::find(std::string_view text) const {
  if (slots_.empty()) return none;
  const std::size_t slot = slot_of(text, hash_of(text));
  return slots_[slot] == 0 ? none : slots_[slot] - 1;
}

}  // namespace windscreen::measure
