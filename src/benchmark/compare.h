// Comparisons with published figures: England, the region, the statistical neighbours, and the place among
// all authorities; each with its own year.
//
// Means are plain means of the neighbours' values, as the department's own tools work them out; a neighbour
// without a published value is left out and counted, never taken as zero. Counts are not compared with other
// authorities' counts, because authorities are of different sizes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "benchmark/measures.h"
#include "benchmark/published.h"
#include "lake/workspace.h"

namespace windscreen::benchmark {

/// Whose comparison it is.
struct Standpoint {
  /// The authority's own code among the published ones; empty where it is not published (a made-up one).
  std::string own;
  std::string name;
  /// Whose region and neighbours are used instead: code and name; empty where they are its own.
  std::string as;
  std::string as_name;
  std::string region_code;
  std::string region_name;
  /// Chosen by the authority instead of a model's; mostly empty.
  std::vector<std::string> neighbours;
};

/// The standpoint of a workspace's authority, by its code, or by what its settings name: `benchmark_as`,
/// `region`, `statistical_neighbours`. Throws Error where those name what is not published. Thread-safe.
Standpoint standpoint_of(const Published& published, const lake::Authority& authority);
/// The standpoint of a published authority. Thread-safe.
Standpoint standpoint_of(const Published& published, const Area& area);

/// A published value with the year that it is of: `period` is "year to 31 March 2020".
struct Comparator {
  double value = 0;
  int year = 0;
  std::string period;
  /// What the mean or median is of; 0 for one place's value.
  int places = 0;
};

struct LeftOut {
  std::string name;
  std::string why;
};

/// The neighbours' figures of one year.
struct Neighbourhood {
  /// The model's year; 0 where the authority chose its neighbours.
  int model = 0;
  /// How many it names, and how many have a value.
  int of = 0;
  int with_value = 0;
  std::optional<double> mean;
  std::optional<double> median;
  std::vector<LeftOut> left_out;
};

/// Place among all authorities with a value, 1 the highest; equal values share a place. Quartile 1 is the
/// highest quarter.
struct Place {
  int rank = 0;
  int of = 0;
  int quartile = 0;
};

/// One authority's figure among those of all: `area` is a place of Published::areas().
struct AuthorityFigure {
  std::size_t area = 0;
  PublishedFigure figure;
};

struct Comparison {
  const Measure* measure = nullptr;
  std::optional<Comparator> own;
  std::optional<Comparator> england;
  std::optional<Comparator> region;
  std::optional<Comparator> neighbours_mean;
  std::optional<Comparator> neighbours_median;
  std::optional<Neighbourhood> neighbours;
  std::optional<Place> place;
  std::string region_name;
  /// The authority whose region and neighbours those are; empty where they are its own.
  std::string compared_as;
  /// What a reader must know: the years where they are not those of the local figure, who was left out, whose
  /// neighbours they are, and how the published figure differs.
  std::string words;
};

/// The period of a local figure.
struct LocalPeriod {
  base::Date start;
  base::Date end;
};

/// A period in words: "September 2020", "30 September 2020", "year to 30 September 2020", "1 April to 30 June
/// 2020". Thread-safe.
std::string words_of(const LocalPeriod& period);

enum class Against : std::uint8_t { england, region, neighbours_mean, neighbours_median };

/// Compares for one standpoint. Remembers what it worked out: one thread at a time. `published` must outlive
/// it.
class Comparer {
 public:
  Comparer(const Published& published, Standpoint standpoint);

  const Standpoint& standpoint() const { return standpoint_; }

  /// The published figures beside a local one: of each kind the latest whose period ends on or before the
  /// local one's. nullopt where no measure is mapped or nothing was published by then.
  std::optional<Comparison> compare(std::string_view id, std::string_view group, const LocalPeriod& local);

  /// One comparator of it alone, for indicators that are a ratio to it (such as the rate of children looked
  /// after to that of the neighbours); counts have none. nullopt where there is none.
  /// Safe from any thread while no one calls `compare` or `place`, which remember.
  std::optional<Comparator> comparator(std::string_view id, std::string_view group, Against against,
                                       base::Date on_or_before) const;

  /// The figures of exactly one year.
  PublishedFigure own(const Measure& measure, int year) const;
  PublishedFigure england(const Measure& measure, int year) const;
  PublishedFigure region(const Measure& measure, int year) const;
  Neighbourhood neighbours(const Measure& measure, int year) const;
  std::optional<Place> place(const Measure& measure, int year);
  /// Every authority with a value of that year, in the order of Published::areas(); two that report as one
  /// stand there once.
  std::vector<AuthorityFigure> authorities(const Measure& measure, int year) const;
  /// The place of Published::areas() that the authority's own figure is of; nullopt where it has none.
  std::optional<std::size_t> own_area(const Measure& measure, int year) const;
  /// The name that the authority's figure was published under where it reports with another; empty else.
  std::string published_with(const Measure& measure, int year) const;

 private:
  struct Found {
    PublishedFigure figure;
    std::size_t area = 0;
    bool joint = false;
  };
  std::optional<Found> find(const Measure& measure, std::string_view code, int year) const;
  PublishedFigure of(const Measure& measure, std::string_view code, int year) const;
  std::optional<Comparator> latest(const Measure& measure, base::Date by, std::string_view code) const;
  /// The neighbours of the latest year by then in which any of them has a value.
  struct LatestNeighbours {
    Comparator mean;
    Comparator median;
    Neighbourhood all;
  };
  std::optional<LatestNeighbours> latest_neighbours(const Measure& measure, base::Date by) const;
  std::string describe(const Comparison& comparison, const LocalPeriod& local) const;

  const Published& published_;
  Standpoint standpoint_;
  /// Values of all authorities, highest first.
  std::map<std::pair<const Measure*, int>, std::vector<double>> ranked_;
};

}  // namespace windscreen::benchmark
