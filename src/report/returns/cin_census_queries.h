// The rows of the children in need census, in SQL over a snapshot's tables. Inside of cin_census_writer.
//
// A query a module. All but the children's begin with the case that the row belongs to (the case's own begins
// with the child), and come in the order of the cases, so that they can be read side by side: by child, the
// referral's day and its identifier. Several values in one cell have U+001F between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/database.h"

namespace windscreen::report::cin_census_sql {

/// What stands between several values in a cell.
inline constexpr char between_values = '\x1F';

/// Makes the views that the queries use. After prepare_return, once a database.
void prepare(query::Connection& connection);

/// Child, UPN, former UPN, reason for none, born, expected, died, sex, ethnicity, disabilities. Sex is a
/// letter, or a figure for the censuses before 2024-25.
std::string children(bool sex_by_letters);
/// Child, case, referred, source, need, closed, reason, conference without an enquiry, no further action.
std::string_view cases();
/// Case, started, authorised, factors.
std::string_view assessments();
/// Case, started, ended.
std::string_view cin_plans();
/// Case, started, conference's target and day, whether none was required.
std::string_view enquiries();
/// Case, started, ended, initial and latest category, plans before, days of reviews.
std::string_view protection_plans();

/// A number that is worth a sentence where it is not 0: what the census lacks. `{}` in the sentence is the
/// number.
struct Lack {
  std::string_view count;
  std::string_view sentence;
  /// Said of a snapshot that goes back whole, too.
  bool of_whole = true;
};
const std::vector<Lack>& lacks();

}  // namespace windscreen::report::cin_census_sql
