// Made-up returns for measuring the statutory checks: nobody's data, drawn from a seed, the same on every
// machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::bench {

struct MadeFile {
  std::string name;
  std::string text;
};

/// The CSV files of the SSDA903 of 2025-26, or of the year before: all tables. Each child's story is drawn
/// once, and both years tell the part that is theirs. Of the rows, about 3 in 100 have a cell that is blank,
/// no code, another day or in small letters; a few are left out or stand twice.
std::vector<MadeFile> made_ssda903(std::uint32_t children, std::uint64_t seed, bool last_year);
/// The register of providers and the postcodes to which those returns refer.
MadeFile made_providers();
MadeFile made_postcodes();
/// The XML message of the children in need census of 2025-26, faults as above.
std::string made_census(std::uint32_t children, std::uint64_t seed);

/// How the rows of a single child with very many of them lie to each other.
enum class Shape : std::uint8_t {
  /// One after another, each beginning where the one before ended.
  chain,
  /// All alike.
  alike,
  /// None has ended, and they stand in no order.
  open,
  /// Days and codes drawn at random.
  scattered,
};
inline constexpr Shape shapes[] = {Shape::chain, Shape::alike, Shape::open, Shape::scattered};
std::string_view name_of(Shape shape);

/// One child with `rows` rows in every table.
std::vector<MadeFile> one_child_ssda903(std::uint32_t rows, Shape shape, bool last_year);
/// One child of the census with `rows` modules of every kind: each in a period in need of its own, or, for
/// `one_period`, all in one.
std::string one_child_census(std::uint32_t rows, Shape shape, bool one_period);

}  // namespace windscreen::bench
