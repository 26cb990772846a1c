#include "measure/linked_rows.h"

#include <algorithm>

#include "base/error.h"
#include "measure/dimension.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

// A query that uses :as_at is run for as many days at once as keeps its rows within memory; the engine then
// plans and reads once. Where it cannot, or the data is large, it is run day by day.
constexpr std::uint64_t most_rows_at_once = 40'000'000;

void add_days(const RowQuery& query, const Definition& definition, const Slots& slots,
              std::uint64_t rows_read, Tally& tally) {
  const bool latest_first = definition.count_children;
  std::vector<base::Date> days;
  days.reserve(slots.size());
  for (std::size_t slot = 0; slot < slots.size(); ++slot) days.push_back(slots.end(slot));
  const std::size_t at_once =
      std::max<std::uint64_t>(1, most_rows_at_once / std::max<std::uint64_t>(1, rows_read));
  for (std::size_t slot = 0; slot < days.size();) {
    const std::size_t count = std::min(at_once, days.size() - slot);
    if (count > 1) {
      if (auto rows = query.fetch_days(std::span(days).subspan(slot, count), latest_first)) {
        tally.add_days(*rows, rows->column_count() - 1);
        slot += count;
        continue;
      }
    }
    for (std::size_t i = 0; i < count; ++i, ++slot) {
      query::Result rows = query.fetch(days[slot], days[slot], days[slot], latest_first);
      tally.add(rows, slot);
    }
  }
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Slots slots_of(const Definition& definition, std::span<const Period> periods) {
  if (is_point(definition)) return Slots::of_points(periods);
  return definition.count_children ? Slots::of_periods(periods) : Slots::of_days(periods);
}

std::unique_ptr<Tally> count_rows(const RowQuery& query, const Definition& definition, const Slots& slots,
                                  const People* people, const std::vector<bool>* small_teams,
                                  std::uint64_t rows_read) {
  auto tally = std::make_unique<Tally>(definition, query, people, slots, small_teams);
  if (mentions(definition.query).as_at) {
    add_days(query, definition, slots, rows_read, *tally);
  } else if (definition.grain == Grain::snapshot) {
    throw base::Error::at(definition.file.string(), definition.sql_line,
                          "the query of a snapshot does not use :as_at, so it has no history",
                          "Use :as_at in it, or choose grain spell.");
  } else {
    query::Result rows = query.fetch(slots.first(), slots.last(), slots.last(), definition.count_children);
    tally->add(rows);
  }
  return tally;
}

void LinkedRows::want(std::span<const std::string> dimensions, std::span<const Period> periods) {
  const auto is_of_structure = [](const std::string& name) { return is_structure(kind_of(name)); };
  const bool structured =
      std::any_of(definition_.breakdowns.begin(), definition_.breakdowns.end(), is_of_structure);
  for (const std::string& name : dimensions) {
    const bool has = contains(definition_.breakdowns, name) || (structured && is_of_structure(name));
    if (has && !contains(dimensions_, name)) dimensions_.push_back(name);
  }
  for (const Period& period : periods) {
    if (std::find(periods_.begin(), periods_.end(), period) == periods_.end()) periods_.push_back(period);
  }
}

void LinkedRows::use(const People* people, const std::vector<bool>* small_teams) {
  people_ = dimensions_.empty() ? nullptr : people;
  small_teams_ = small_teams;
}

const Tally& LinkedRows::tally(query::Connection& connection) {
  const std::lock_guard lock(counting_);
  if (!tally_) {
    const RowQuery query(connection, definition_, dimensions_);
    slots_ = slots_of(definition_, periods_);
    tally_ = count_rows(query, definition_, slots_, people_, small_teams_, rows_read_);
  }
  return *tally_;
}

}  // namespace windscreen::measure
