// The factors found by an assessment, out of the cell that holds all of them.
#pragma once

#include <array>
#include <cstddef>

#include "validate/values.h"

namespace windscreen::validate::cin {

/// Goes over the factors of a cell such as "1A,18B", in capitals: `for (const Code factor :
/// Factors(a.AssessmentFactors))`.
class Factors {
 public:
  explicit constexpr Factors(Text cell) : cell_(cell) {}

  class Iterator {
   public:
    explicit constexpr Iterator(Text rest) : rest_(rest) { next(); }
    constexpr Code operator*() const { return factor_; }
    constexpr Iterator& operator++() {
      next();
      return *this;
    }
    /// Only for the question whether it is at the end, where there is no factor any more.
    constexpr bool operator!=(const Iterator& other) const {
      return factor_ != other.factor_ || rest_.size() != other.rest_.size();
    }

   private:
    constexpr void next() {
      while (!rest_.empty() && separates(rest_.front())) rest_.remove_prefix(1);
      std::size_t size = 0;
      while (size < rest_.size() && !separates(rest_[size])) ++size;
      factor_ = capitals(rest_.substr(0, size));
      rest_.remove_prefix(size);
    }
    // Files made from the message by other programs may have lists as those write them: ['1A', '18B'].
    static constexpr bool separates(char c) {
      return c == ',' || c == ';' || c == ' ' || c == '[' || c == ']' || c == '\'' || c == '"';
    }
    static constexpr Code capitals(Text text) {
      std::array<char, 8> buffer{};
      if (text.size() > buffer.size()) return Code(text);
      for (std::size_t i = 0; i < text.size(); ++i) {
        buffer[i] = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
      }
      return Code(Text(buffer.data(), text.size()));
    }
    Text rest_;
    Code factor_;
  };
  constexpr Iterator begin() const { return Iterator(cell_); }
  constexpr Iterator end() const { return Iterator(Text()); }

  /// The factor is one of them.
  constexpr bool has(Code factor) const {
    for (const Code one : *this) {
      if (one == factor) return true;
    }
    return false;
  }
  constexpr bool none() const { return (*begin()).blank(); }

 private:
  Text cell_;
};

}  // namespace windscreen::validate::cin
