#include "measure/tally.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace windscreen::measure {
namespace {

using base::Date;
constexpr std::size_t absent = RowColumns::absent;
constexpr std::int64_t one_whole = 1'000'000;

bool given(const query::Result& rows, std::size_t column) {
  return column != absent && !rows.is_null(column);
}

}  // namespace

Tally::Tally(const Definition& definition, const RowQuery& query, const People* people, const Slots& slots,
             const std::vector<bool>* small_teams)
    : definition_(definition),
      columns_(query.columns()),
      people_(people),
      slots_(slots),
      small_teams_(small_teams) {
  groups_.push_back({"total", DimensionKind::column, {"all"}, {std::vector<Cell>(slots.size())}, {}});
  numbers_.emplace_back();
  for (const std::string& name : query.dimensions()) {
    const DimensionKind kind = kind_of(name);
    GroupCells dimension{name, kind, {}, {}, {}};
    const auto fixed = fixed_groups(kind, definition.care_leaver_ages);
    dimension.labels.assign(fixed.begin(), fixed.end());
    if (fixed.empty()) dimension.labels.emplace_back(not_recorded);
    dimension.cells.assign(dimension.labels.size(), std::vector<Cell>(slots.size()));
    if (kind == DimensionKind::team) team_dimension_ = groups_.size();
    if (kind == DimensionKind::service) service_dimension_ = groups_.size();
    if (kind == DimensionKind::quadrant) quadrant_dimension_ = groups_.size();
    groups_.push_back(std::move(dimension));
    numbers_.emplace_back();
  }
  at_.assign(groups_.size(), 0);
}

std::int64_t Tally::millionths(double number) const {
  // A thousand million is far above any count, age or number of days.
  if (!(std::abs(number) <= 1e9))
    throw base::Error::at(definition_.file.string(), definition_.sql_line,
                          "the query gives a number that is no number, or above a thousand million",
                          "Correct the query's value, weight, numerator or denominator.");
  return std::llround(number * static_cast<double>(one_whole));
}

// Reads what the present row contributes on a day; false when it does not count.
bool Tally::read(const query::Result& rows, Date day) {
  std::int64_t weight = one_whole;
  if (columns_.weight != absent)
    weight = rows.is_null(columns_.weight) ? 0 : millionths(rows.number(columns_.weight));
  present_.denominator = weight;
  present_.numerator = weight;
  switch (definition_.unit) {
    case Unit::percent: {
      if (columns_.numerator != absent) {
        present_.numerator =
            rows.is_null(columns_.numerator) ? 0 : millionths(rows.number(columns_.numerator));
        present_.denominator =
            rows.is_null(columns_.denominator) ? 0 : millionths(rows.number(columns_.denominator));
        return true;
      }
      bool met = false;
      if (columns_.met_from != absent) {
        met = given(rows, columns_.met_from) && rows.date(columns_.met_from) <= day &&
              (!given(rows, columns_.met_until) || rows.date(columns_.met_until) > day);
      } else {
        met = given(rows, columns_.met) && rows.boolean(columns_.met);
      }
      if (!met) present_.numerator = 0;
      return true;
    }
    case Unit::median:
    case Unit::mean:
    case Unit::max:
      if (rows.is_null(columns_.value)) return false;
      present_.value = millionths(rows.number(columns_.value));
      present_.numerator = present_.value;
      present_.denominator = one_whole;
      return true;
    case Unit::share:
      if (columns_.denominator != absent)
        present_.denominator =
            rows.is_null(columns_.denominator) ? 0 : millionths(rows.number(columns_.denominator));
      return true;
    case Unit::count:
    case Unit::rate:
      // What is counted against the rest (an end in a net change) still is a child.
      present_.denominator = std::abs(weight);
      return true;
    default:
      return true;
  }
}

void Tally::read_person(const query::Result& rows) {
  person_ = Numbering::none;
  child_ = Numbering::none;
  team_ = Numbering::none;
  unknown_team_ = {};
  if (given(rows, columns_.person)) {
    if (people_ != nullptr) person_ = people_->find_person(rows.text(columns_.person));
    if (definition_.count_children) child_ = children_.add(rows.text(columns_.person));
  }
  if (people_ != nullptr && given(rows, columns_.team) && !rows.text(columns_.team).empty()) {
    team_ = people_->find_team(rows.text(columns_.team));
    if (team_ == Numbering::none) unknown_team_ = rows.text(columns_.team);
  }
}

std::uint32_t Tally::new_group(std::size_t dimension, std::string_view label) {
  GroupCells& target = groups_[dimension];
  target.labels.emplace_back(label);
  target.cells.emplace_back(slots_.size());
  return static_cast<std::uint32_t>(target.labels.size() - 1);
}

std::uint32_t Tally::numbered_group(std::size_t dimension, std::uint32_t number, std::string_view label) {
  std::vector<std::uint32_t>& known = numbers_[dimension].by_number;
  if (number >= known.size()) known.resize(number + 1, Numbering::none);
  if (known[number] == Numbering::none) known[number] = new_group(dimension, label);
  return known[number];
}

std::uint32_t Tally::text_group(std::size_t dimension, std::string_view text) {
  GroupNumbers& numbers = numbers_[dimension];
  const std::uint32_t number = numbers.texts.add(text);
  if (number == numbers.by_text.size()) numbers.by_text.push_back(new_group(dimension, text));
  return numbers.by_text[number];
}

std::uint32_t Tally::team_group(std::size_t dimension, std::uint32_t team) {
  // Nobody knows how large a team is that no table names, and its name could be a person's.
  const bool small = small_teams_ != nullptr &&
                     (!unknown_team_.empty() || (team < small_teams_->size() && (*small_teams_)[team]));
  if (small) return text_group(dimension, small_teams_together);
  if (!unknown_team_.empty()) return text_group(dimension, unknown_team_);
  return team == Numbering::none ? 0 : numbered_group(dimension, team, people_->team_label(team));
}

// The groups that do not change with the day.
void Tally::place_row(const query::Result& rows) {
  if (groups_.size() == 1) return;
  const Person& record = people_->record(person_);
  for (std::size_t dimension = 1; dimension < groups_.size(); ++dimension) {
    switch (groups_[dimension].kind) {
      case DimensionKind::gender:
        at_[dimension] = record.gender;
        break;
      case DimensionKind::ethnicity:
        at_[dimension] = record.ethnicity;
        break;
      case DimensionKind::disability:
        at_[dimension] = record.disability;
        break;
      case DimensionKind::column: {
        const std::size_t column = columns_.dimensions[dimension - 1];
        const bool empty = !given(rows, column) || rows.text(column).empty();
        at_[dimension] = empty ? 0 : text_group(dimension, rows.text(column));
        break;
      }
      default:
        break;
    }
  }
}

// The groups that do: the age, and the team with its service and quadrant.
void Tally::place_day(Date day) {
  if (groups_.size() == 1) return;
  std::uint32_t team = team_;
  if (team == Numbering::none && unknown_team_.empty()) {
    if (const Allocation* held = people_->allocation(person_, day)) team = held->team;
  }
  const People::Structure* structure = team == Numbering::none ? nullptr : people_->structure(team, day);
  for (std::size_t dimension = 1; dimension < groups_.size(); ++dimension) {
    switch (groups_[dimension].kind) {
      case DimensionKind::age_band: {
        const Person& record = people_->record(person_);
        at_[dimension] = age_group(record.born, record.expected, day, definition_.care_leaver_ages);
        break;
      }
      case DimensionKind::team:
        at_[dimension] = team_group(dimension, team);
        break;
      case DimensionKind::service:
        at_[dimension] =
            structure == nullptr || structure->service == Numbering::none
                ? 0
                : numbered_group(dimension, structure->service, people_->services().text(structure->service));
        break;
      case DimensionKind::quadrant:
        at_[dimension] = structure == nullptr || structure->quadrant == Numbering::none
                             ? 0
                             : numbered_group(dimension, structure->quadrant,
                                              people_->quadrants().text(structure->quadrant));
        break;
      default:
        break;
    }
  }
  if (small_teams_ != nullptr && team_dimension_ != 0) find_place();
}

// Where the present row's team is on the present day.
void Tally::find_place() {
  const std::uint32_t team = at_[team_dimension_];
  const std::uint32_t service = service_dimension_ == 0 ? 0 : at_[service_dimension_];
  const std::uint32_t quadrant = quadrant_dimension_ == 0 ? 0 : at_[quadrant_dimension_];
  if (team >= places_of_team_.size()) places_of_team_.resize(team + 1);
  std::vector<std::size_t>& of_team = places_of_team_[team];
  for (const std::size_t place : of_team) {
    if (places_[place].service != service || places_[place].quadrant != quadrant) continue;
    place_ = place;
    return;
  }
  place_ = places_.size();
  of_team.push_back(place_);
  places_.push_back({team, service, quadrant, std::vector<Cell>(slots_.size())});
}

void Tally::add_to(Cell& cell, const Contribution& one) const {
  if (definition_.unit == Unit::max) {
    cell.numerator = cell.denominator == 0 ? one.numerator : std::max<Exact>(cell.numerator, one.numerator);
  } else if (definition_.unit != Unit::median) {
    cell.numerator += one.numerator;
  }
  // Neither is shown without its quartiles and the largest value.
  if (definition_.unit == Unit::median || definition_.unit == Unit::mean) cell.values.push_back(one.value);
  cell.denominator += one.denominator;
}

// Marks the present child as counted in the slot; true when it was already.
bool Tally::counted_before(std::size_t slot) {
  const std::size_t words = (slots_.size() + 63) / 64;
  const std::size_t word = words * child_ + slot / 64;
  if (word >= counted_.size()) counted_.resize(std::max(word + words, 2 * counted_.size()));
  const std::uint64_t bit = std::uint64_t{1} << (slot % 64);
  const bool before = (counted_[word] & bit) != 0;
  counted_[word] |= bit;
  return before;
}

void Tally::count(std::size_t slot) {
  for (std::size_t dimension = 0; dimension < groups_.size(); ++dimension)
    add_to(groups_[dimension].cells[at_[dimension]][slot], present_);
  if (place_ == nowhere) return;
  Cell& place = places_[place_].cells[slot];
  place.numerator += present_.numerator;
  place.denominator += present_.denominator;
}

void Tally::add(query::Result& rows) {
  const bool event = definition_.grain == Grain::event;
  while (rows.next()) {
    if (!given(rows, columns_.date)) continue;
    const Date date = rows.date(columns_.date);
    const std::size_t first = event ? slots_.first_with(date) : slots_.first_from(date);
    std::size_t last = slots_.size();
    if (event) {
      last = slots_.after_last_with(date);
    } else if (given(rows, columns_.end)) {
      // A spell is not open on the day it ends.
      last = slots_.first_from(rows.date(columns_.end));
    }
    if (first < last) add_between(rows, first, last);
  }
}

void Tally::add_between(const query::Result& rows, std::size_t first, std::size_t last) {
  const bool event = definition_.grain == Grain::event;
  read_person(rows);
  place_row(rows);
  for (std::size_t slot = first; slot < last; ++slot) {
    const Date day = event ? rows.date(columns_.date) : slots_.start(slot);
    if (!event || slot == first) {
      if (!read(rows, day)) return;
      place_day(day);
    }
    if (event && !slots_.holds(slot, day)) continue;
    if (child_ == Numbering::none || !counted_before(slot)) count(slot);
  }
}

void Tally::add_on(const query::Result& rows, std::size_t slot, Date day) {
  if (!read(rows, day)) return;
  read_person(rows);
  place_row(rows);
  place_day(day);
  if (child_ == Numbering::none || !counted_before(slot)) count(slot);
}

void Tally::add(query::Result& rows, std::size_t slot) {
  const Date day = slots_.end(slot);
  while (rows.next()) add_on(rows, slot, day);
}

void Tally::add_days(query::Result& rows, std::size_t day_column) {
  while (rows.next()) {
    const Date day = rows.date(day_column);
    add_on(rows, slots_.first_with(day), day);
  }
}

}  // namespace windscreen::measure
