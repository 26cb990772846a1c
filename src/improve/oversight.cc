#include "improve/oversight.h"

#include <algorithm>

#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Date;

/// The day from which a remit counts: a body cannot watch before it is there.
Date counts_from(const Book& book, const Remit& remit) {
  return std::max(remit.from, book.at(remit.body).since);
}

/// The last day on which a thing needs somebody to watch over it, up to `day`.
Date watched_until(const Thing& over, Date day) {
  const Standing standing = standing_on(over, day);
  const bool finished = standing.status == "closed" || standing.status == "replaced";
  return finished && standing.status_said ? standing.status_said->on : day;
}

}  // namespace

std::vector<Overseer> overseers(const Book& book, std::size_t over, Date day) {
  std::vector<Overseer> found;
  if (!book.at(over).there_on(day)) return found;
  for (const Remit& remit : book.remits()) {
    if (remit.over != over || counts_from(book, remit) > day || (remit.to && *remit.to < day)) continue;
    found.push_back({remit.body, remit.words, remit.from, remit.to});
  }
  std::ranges::stable_sort(found, {}, &Overseer::from);
  return found;
}

std::vector<OversightGap> oversight_gaps(const Book& book, std::size_t over, Date day) {
  const Thing& thing = book.at(over);
  std::vector<OversightGap> gaps;
  if (!thing.there_on(day)) return gaps;
  const Date end = watched_until(thing, day);
  std::vector<OversightGap> watched;
  for (const Remit& remit : book.remits()) {
    if (remit.over == over) watched.push_back({counts_from(book, remit), remit.to.value_or(end)});
  }
  std::ranges::stable_sort(watched, {}, &OversightGap::first);
  Date open = thing.since;
  for (const OversightGap& span : watched) {
    if (span.first > end) break;
    if (span.first > open) gaps.push_back({open, span.first - std::chrono::days(1)});
    open = std::max(open, span.last + std::chrono::days(1));
  }
  if (open <= end) gaps.push_back({open, end});
  return gaps;
}

}  // namespace windscreen::improve
