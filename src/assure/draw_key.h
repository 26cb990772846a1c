// Chance that anyone can repeat: every random number of a draw is a SHA-256 of what is drawn for. No
// library's generator takes part, so a draw is the same with any compiler, on any machine, and with rows in
// any order.
//
// A case's key is SHA-256("windscreen-draw-1", seed, the frame's hash, purpose, reference), each written as a
// netstring. The cases with the least keys are a simple random sample (sequential random sampling by
// permanent random numbers: E. Ohlsson, "Coordination of samples using permanent random numbers", in Business
// Survey Methods, Wiley 1995). Since the frame's hash is in it, nobody can know or steer who will be drawn
// before the frame is closed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace windscreen::assure {

/// What ties chance to one draw. Thread-safe: a value.
struct Chance {
  std::string seed;
  std::string frame_hash;
};

/// The key of a reference for a purpose ("case", "family", …): 64 hexadecimal digits, to be compared as text.
std::string draw_key(const Chance& chance, std::string_view purpose, std::string_view reference);

/// The first 64 bits of a key, or of any 64 hexadecimal digits, as a number. Thread-safe, as all here.
std::uint64_t key_number(std::string_view key);

/// A whole number from 0 to `below` - 1, each as likely: the first 64 bits of keys numbered 0, 1, … with
/// those rejected that would favour some (no remainder of an incomplete round is taken). `below` is at
/// least 1.
std::uint64_t draw_number(const Chance& chance, std::string_view purpose, std::uint64_t below);

}  // namespace windscreen::assure
