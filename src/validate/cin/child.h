// A child of the children in need census as its rules see it.
#pragma once

#include <span>
#include <vector>

#include "validate/cin/tables.h"
#include "validate/collection.h"
#include "validate/rule.h"

namespace windscreen::validate::cin {

template <class Row>
using Rows = std::span<const Row>;
using validate::few;

/// The rows of one period in need (CINdetails) of a child, each table in the order of its source: rows that
/// have the same CINdetailsID. Rows without one are in a group of their own whose `id` is empty.
struct Episode {
  std::string_view id;
  std::span<const Details* const> details;
  std::span<const Assessment* const> assessments;
  std::span<const Factor* const> factors;
  std::span<const CinPlan* const> cin_plans;
  std::span<const Section47* const> section47;
  std::span<const ProtectionPlan* const> cp_plans;
  std::span<const Review* const> reviews;
};

/// Rows, each table in the order of its source. A table that is absent is empty.
struct Tables {
  Rows<Identifiers> identifiers;
  Rows<Characteristics> characteristics;
  Rows<Disability> disabilities;
  Rows<Details> details;
  Rows<Assessment> assessments;
  Rows<Factor> factors;
  Rows<CinPlan> cin_plans;
  Rows<Section47> section47;
  Rows<ProtectionPlan> cp_plans;
  Rows<Review> reviews;
};

/// The rows of one LAchildID. Rows without one are each a child of their own.
struct Child : Tables {
  std::string_view id;
  /// The same rows by period in need, in the order in which the periods first appear.
  std::span<const Episode> episodes;
  const Collection& collection;
};

/// The whole census, for the rules that look across children or at its header.
struct Whole : Tables {
  Rows<Header> header;
  const Collection& collection;
};

/// The census's ReferenceDate (the last day of the year that it is about) is `collection.end`, its first day
/// `collection.start`. A rule that needs the header's date names `Header(ReferenceDate)` in `reads` and uses
/// `collection`.
using Rule = validate::Rule<Child, Whole>;
using Rules = std::span<const Rule>;

/// Every rule of the census, in the order in which findings are listed.
std::vector<const Rule*> rules_of(int year);
std::span<const int> known_years();

/// A flag is yes: "true" or "1", in capitals or not.
constexpr bool yes(Code flag) { return flag.any("1", "true", "TRUE", "True"); }
/// A flag is no: "false" or "0", in capitals or not.
constexpr bool no(Code flag) { return flag.any("0", "false", "FALSE", "False"); }

}  // namespace windscreen::validate::cin
