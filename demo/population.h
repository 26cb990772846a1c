// Families, their children and their addresses. Families are made when something first happens to them: the
// rest of the county's children never come to notice, and have no record.
#pragma once

#include "demo/county.h"
#include "demo/random.h"

namespace windscreen::demo {

/// What a new family should be like.
struct FamilyWish {
  /// The youngest and oldest age in years of the first child; -1 for the youngest allows one not yet born.
  int youngest = -1;
  int oldest = 17;
  /// The most siblings to make beside the first child.
  int most_siblings = 5;
};

/// Makes a family on `today` and gives its index. The first child fits the wish; siblings are under 18.
Index new_family(County& county, Random& random, Day today, const FamilyWish& wish = {});
/// An unaccompanied child who arrives on `today`, aged 14 to 17, a family of one.
Index new_unaccompanied_child(County& county, Random& random, Day today);
/// A child of a young mother in care or leaving care: makes the child and marks the mother.
Index new_child_of(County& county, Random& random, Index mother, Day born);

/// An index into one of names.h's weighted code sets.
std::size_t pick_ethnicity(Random& random);
std::size_t pick_source(Random& random);

}  // namespace windscreen::demo
