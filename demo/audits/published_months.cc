#include "demo/audits/published_months.h"

#include <array>

namespace windscreen::demo {
namespace {

struct Counts {
  int audits, outstanding, good, inadequate;
};

// The first and the last three rows to June 2020 have the 172 audits of a quarter of the 1,088's 19 months.
constexpr std::array<Counts, 24> counts = {{
    {57, 0, 4, 13},
    {57, 0, 4, 12},
    {58, 0, 4, 13},  // November 2018 to January 2019: 7.0%
                     // and 22.1%
    {53, 0, 5, 12},
    {53, 0, 6, 12},
    {53, 1, 6, 11},
    {53, 0, 7, 12},
    {53, 0, 7, 11},
    {53, 1, 8, 11},
    {53, 0, 8, 11},
    {53, 0, 9, 11},
    {53, 1, 9, 10},
    {53, 0, 10, 11},
    {53, 0, 11, 10},
    {53, 1, 11, 10},
    {54, 0, 12, 10},
    {54, 0, 13, 10},
    {57, 0, 15, 10},
    {57, 0, 15, 11},
    {58, 0, 15, 10},  // to June: 26.2%, 18.0%
    {57, 0, 12, 9},
    {57, 0, 11, 8},
    {56, 0, 11, 9},  // July to September: 20.0% and 15.3%
    {56, 1, 11, 8},
}};

}  // namespace

std::vector<assure::Grade> PublishedMonth::grades() const {
  using assure::Grade;
  std::vector<Grade> all;
  all.insert(all.end(), static_cast<std::size_t>(outstanding), Grade::outstanding);
  all.insert(all.end(), static_cast<std::size_t>(good), Grade::good);
  all.insert(all.end(), static_cast<std::size_t>(audits - outstanding - good - inadequate),
             Grade::requires_improvement);
  all.insert(all.end(), static_cast<std::size_t>(inadequate), Grade::inadequate);
  return all;
}

std::vector<PublishedMonth> published_months() {
  std::vector<PublishedMonth> all;
  base::Date month = base::make_date(2018, 11, 1);
  for (const Counts& one : counts) {
    all.push_back({month, one.audits, one.outstanding, one.good, one.inadequate});
    month = base::add_months(month, 1);
  }
  return all;
}

}  // namespace windscreen::demo
