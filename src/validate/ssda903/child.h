// A looked after child as the SSDA903's rules see it: its rows of this year and of last year.
#pragma once

#include <span>

#include "validate/collection.h"
#include "validate/rule.h"
#include "validate/ssda903/tables.h"

namespace windscreen::validate::ssda903 {

template <class Row>
using Rows = std::span<const Row>;
using validate::few;

/// A child's rows in one year's return, each table in the order of its source. A table that is absent is
/// empty.
struct Year {
  Rows<Header> header;
  Rows<Episode> episodes;
  Rows<Review> reviews;
  Rows<AsylumSeeker> uasc;
  Rows<Oc2> oc2;
  Rows<Oc3> oc3;
  Rows<Ad1> ad1;
  Rows<PlacedForAdoption> placed_adoption;
  Rows<PreviousPermanence> prev_perm;
  Rows<MissingPeriod> missing;
  Rows<WorkerEpisode> sw_episodes;
  Rows<LibertyOrder> dolo;
  /// The episodes whose DECOM is known, by DECOM; those of one day in the order of their source.
  std::span<const Episode* const> by_start;
};

/// The rows of one identifier. Rows without an identifier are each a child of their own.
struct Child : Year {
  Year last;
  /// As in the return; empty for a row without one.
  std::string_view id;
  /// What `looked_after_all_year` says, found once for all the rules that ask.
  bool all_year = false;
  const Collection& collection;
};

/// The whole return, for the rules that look across children.
struct Whole {
  Year now;
  Year last;
  const Collection& collection;
};

using Rule = validate::Rule<Child, Whole>;
/// A file's rules.
using Rules = std::span<const Rule>;

/// Every rule of the return, in the order in which findings are listed; `rules_of(2026)` those of the
/// collection 2025-26.
std::vector<const Rule*> rules_of(int year);
/// The collection years whose rules are known: 2026, 2027.
std::span<const int> known_years();

}  // namespace windscreen::validate::ssda903
