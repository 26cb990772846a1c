// An authority's published picture: every mapped measure over the years, beside England, its region and its
// statistical neighbours, with its place among all authorities. No child-level data is needed for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmark/compare.h"
#include "benchmark/published.h"

namespace windscreen::benchmark {

/// One year of one measure. `own` keeps the symbol where there is no value.
struct ProfileYear {
  int year = 0;
  /// "year to 31 March 2021".
  std::string period;
  PublishedFigure own;
  PublishedFigure england;
  PublishedFigure region;
  Neighbourhood neighbours;
  std::optional<Place> place;
  /// The name that it was published under where two authorities report as one; empty else.
  std::string published_with;
};

/// All authorities in the newest year in which this one has a figure.
struct ProfileField {
  struct One {
    std::string code;
    std::string name;
    PublishedFigure figure;
  };
  int year = 0;
  std::string period;
  /// By name.
  std::vector<One> authorities;
  /// Its own place in `authorities`.
  std::size_t own = 0;
};

struct ProfileMeasure {
  const Measure* measure = nullptr;
  std::vector<ProfileYear> years;
  /// nullopt for counts, which are not compared, and where it has no figure.
  std::optional<ProfileField> field;
  /// The latest figure, its change and its comparison in plain words; or why there is none.
  std::string sentence;
};

/// Years that are compared with one model's neighbours, and who those are.
struct ProfileNeighbours {
  int model = 0;
  int first_year = 0;
  int last_year = 0;
  std::vector<std::string> names;
};

struct Profile {
  Area area;
  std::string region_name;
  int first_year = 0;
  int last_year = 0;
  /// What must be said of the whole: splits and mergers, and what is not joined across them.
  std::vector<std::string> notes;
  std::vector<ProfileNeighbours> neighbours;
  /// Those for which anything at all is published of the authority, along the child's pathway.
  std::vector<ProfileMeasure> measures;
};

/// The profile of one of `published.areas()` from `first` to `last` (0: all the years that are published).
/// Throws Error where nothing is published of those years.
Profile profile_of(const Published& published, const Area& area, int first, int last);

/// Every authority with a figure of that year, by name. `comparer` must compare over `published`.
/// Thread-safe.
std::vector<ProfileField::One> authorities_of(const Published& published, const Comparer& comparer,
                                              const Measure& measure, int year);

/// A value in words and with its unit: "22.6%", "403.4 per 10,000", "10,428", "+17.9%", "30 working days".
/// Thread-safe.
std::string value_words(const Measure& measure, double value);

}  // namespace windscreen::benchmark
