#include "improve/coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Date;

/// The first entry up to `day` that gives a source a status.
std::optional<Date> first_said_to_be(const Thing& source, std::string_view status, Date day) {
  for (const Entry& entry : source.entries) {
    if (entry.on > day) break;
    if (entry.row.kind == "status" && entry.row.value == status) return entry.on;
  }
  return std::nullopt;
}

Date day_of_visit(const Thing& source, const Standing& standing, Date day) {
  if (standing.status == "held" || standing.status == "published") {
    if (const auto held = first_said_to_be(source, "held", day)) return *held;
    const auto published = first_said_to_be(source, "published", day);
    return standing.due && published && *standing.due <= *published ? *standing.due : source.since;
  }
  return standing.due.value_or(source.since);
}

CoverageVisit visit_of(const Book& book, std::size_t place, Date day) {
  const Thing& source = book.at(place);
  const Standing standing = standing_on(source, day);
  CoverageVisit visit;
  visit.place = place;
  visit.sort = source.row.sort;
  visit.status = standing.status;
  if (standing.status_said) visit.reason = standing.status_said->words;
  visit.on = day_of_visit(source, standing, day);
  visit.held = standing.status == "held" || standing.status == "published";
  return visit;
}

/// The services that a visit looks at, with how many of its findings name each.
std::map<std::string, int> services_of_visit(const Book& book, std::size_t place, Date day) {
  std::map<std::string, int> found;
  for (const std::string& service : book.at(place).services) found.try_emplace(service, 0);
  for (const std::size_t finding : book.below(place, "finding", day)) {
    for (const std::string& service : book.at(finding).services) ++found[service];
  }
  return found;
}

/// In alphabetical order whatever the case.
std::vector<std::string> services_in_book(const Book& book, Date day) {
  std::set<std::pair<std::string, std::string>> found;
  for (const Thing& thing : book.things()) {
    if (!thing.there_on(day)) continue;
    for (const std::string& service : thing.services) found.emplace(base::lower(service), service);
  }
  std::vector<std::string> services;
  services.reserve(found.size());
  for (const auto& [order, service] : found) services.push_back(service);
  return services;
}

}  // namespace

Coverage coverage(const Book& book, std::span<const std::string_view> sorts, Date day) {
  Coverage grid;
  for (const std::size_t place : book.of_kind("source", day)) {
    if (std::ranges::find(sorts, book.at(place).row.sort) != sorts.end())
      grid.visits.push_back(visit_of(book, place, day));
  }
  std::ranges::stable_sort(grid.visits, {}, &CoverageVisit::on);
  for (std::string& service : services_in_book(book, day)) {
    grid.rows.push_back({std::move(service), std::vector<CoverageCell>(grid.visits.size()), {}});
  }
  for (std::size_t column = 0; column < grid.visits.size(); ++column) {
    const CoverageVisit& visit = grid.visits[column];
    if (visit.status == "cancelled") continue;
    const auto looked_at = services_of_visit(book, visit.place, day);
    for (CoverageRow& row : grid.rows) {
      const auto found = looked_at.find(row.service);
      if (found == looked_at.end()) continue;
      row.cells[column] = {visit.status, found->second};
      if (visit.held && visit.on <= day && (!row.last_looked_at || *row.last_looked_at < visit.on))
        row.last_looked_at = visit.on;
    }
  }
  for (const CoverageRow& row : grid.rows) {
    if (!row.last_looked_at) grid.never_looked_at.push_back(row.service);
  }
  return grid;
}

}  // namespace windscreen::improve
