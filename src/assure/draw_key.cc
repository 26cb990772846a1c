#include "assure/draw_key.h"

#include <charconv>

#include "base/error.h"
#include "base/hash.h"

namespace windscreen::assure {

std::string draw_key(const Chance& chance, std::string_view purpose, std::string_view reference) {
  std::string text;
  for (const std::string_view field : {std::string_view("windscreen-draw-1"), std::string_view(chance.seed),
                                       std::string_view(chance.frame_hash), purpose, reference}) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
    text += ',';
  }
  return base::sha256(text);
}

std::uint64_t key_number(std::string_view key) {
  std::uint64_t number = 0;
  std::from_chars(key.data(), key.data() + 16, number, 16);
  return number;
}

std::uint64_t draw_number(const Chance& chance, std::string_view purpose, std::uint64_t below) {
  if (below == 0) throw base::Error("there is no number below 0 to draw");
  // How many of the 2^64 numbers are left over by whole rounds of `below`: those at the start are drawn
  // again.
  const std::uint64_t left_over = (0 - below) % below;
  for (std::uint64_t turn = 0;; ++turn) {
    const std::uint64_t number = key_number(draw_key(chance, purpose, std::to_string(turn)));
    if (number >= left_over) return number % below;
  }
}

}  // namespace windscreen::assure
