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
             bool nest)
    : definition_(definition), columns_(query.columns()), people_(people), slots_(slots), nest_(nest) {
  groups_.push_back({"total", DimensionKind::column, {"all"}, {std::vector<Cell>(slots.size())}});
  numbers_.emplace_back();
  for (const std::string& name : query.dimensions()) {
    const DimensionKind kind = kind_of(name);
    GroupCells dimension{name, kind, {}, {}};
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
  present_.groups.assign(groups_.size(), 0);
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

std::uint32_t Tally::group_of(std::size_t dimension, const query::Result& rows, Date day) {
  const Person& record = people_->record(person_);
  switch (groups_[dimension].kind) {
    case DimensionKind::age_band:
      return age_group(record.born, record.expected, day, definition_.care_leaver_ages);
    case DimensionKind::gender:
      return record.gender;
    case DimensionKind::ethnicity:
      return record.ethnicity;
    case DimensionKind::disability:
      return record.disability;
    case DimensionKind::column: {
      const std::size_t column = columns_.dimensions[dimension - 1];
      if (!given(rows, column) || rows.text(column).empty()) return 0;
      return text_group(dimension, rows.text(column));
    }
    default:
      break;
  }
  std::uint32_t team = team_;
  if (team == Numbering::none && unknown_team_.empty()) {
    if (const Allocation* held = people_->allocation(person_, day)) team = held->team;
  }
  if (groups_[dimension].kind == DimensionKind::team) {
    if (!unknown_team_.empty()) return text_group(dimension, unknown_team_);
    return team == Numbering::none ? 0 : numbered_group(dimension, team, people_->team_label(team));
  }
  if (team == Numbering::none) return 0;
  const bool service = groups_[dimension].kind == DimensionKind::service;
  const std::uint32_t number = service ? people_->service(team, day) : people_->quadrant(team, day);
  if (number == Numbering::none) return 0;
  return numbered_group(dimension, number,
                        (service ? people_->services() : people_->quadrants()).text(number));
}

void Tally::place(const query::Result& rows, Date day) {
  for (std::size_t dimension = 1; dimension < groups_.size(); ++dimension)
    present_.groups[dimension] = group_of(dimension, rows, day);
  if (!nest_ || team_dimension_ == 0) return;
  for (const std::size_t parent : {service_dimension_, quadrant_dimension_}) {
    if (parent != 0) nestings_.insert({parent, present_.groups[parent], present_.groups[team_dimension_]});
  }
}

void Tally::add_to(Cell& cell, const Contribution& one) const {
  if (definition_.unit == Unit::max) {
    cell.numerator = cell.denominator == 0 ? one.numerator : std::max<Exact>(cell.numerator, one.numerator);
  } else if (definition_.unit != Unit::median) {
    cell.numerator += one.numerator;
  } else {
    cell.values.push_back(one.value);
  }
  cell.denominator += one.denominator;
}

void Tally::count(std::size_t slot) {
  if (child_ != Numbering::none) {
    latest_[(static_cast<std::uint64_t>(slot) << 32U) | child_] = present_;
    return;
  }
  for (std::size_t dimension = 0; dimension < groups_.size(); ++dimension)
    add_to(groups_[dimension].cells[present_.groups[dimension]][slot], present_);
}

void Tally::add(query::Result& rows) {
  const bool event = definition_.grain == Grain::event;
  while (rows.next()) {
    if (!given(rows, columns_.date)) continue;
    const Date date = rows.date(columns_.date);
    if (event) {
      const std::size_t slot = slots_.overlap() ? 0 : slots_.slot_of(date);
      if (slot == slots_.size() || !read(rows, date)) continue;
      read_person(rows);
      place(rows, date);
      if (!slots_.overlap()) {
        count(slot);
        continue;
      }
      for (std::size_t each = 0; each < slots_.size(); ++each) {
        if (slots_.start(each) <= date && date <= slots_.end(each)) count(each);
      }
      continue;
    }
    const std::size_t first = slots_.first_from(date);
    // A spell is not open on the day it ends.
    const std::size_t last =
        given(rows, columns_.end) ? slots_.first_from(rows.date(columns_.end)) : slots_.size();
    if (first < last) add_spell(rows, first, last);
  }
}

void Tally::add_spell(const query::Result& rows, std::size_t first, std::size_t last) {
  read_person(rows);
  for (std::size_t slot = first; slot < last; ++slot) {
    const Date day = slots_.start(slot);
    if (!read(rows, day)) return;
    place(rows, day);
    count(slot);
  }
}

void Tally::add(query::Result& rows, std::size_t slot) {
  const Date day = slots_.end(slot);
  while (rows.next()) {
    if (definition_.grain == Grain::spell) {
      if (!given(rows, columns_.date) || rows.date(columns_.date) > day) continue;
      if (given(rows, columns_.end) && rows.date(columns_.end) <= day) continue;
    }
    if (!read(rows, day)) continue;
    read_person(rows);
    place(rows, day);
    count(slot);
  }
}

void Tally::finish() {
  for (const auto& [key, one] : latest_) {
    const auto slot = static_cast<std::size_t>(key >> 32U);
    for (std::size_t dimension = 0; dimension < groups_.size(); ++dimension)
      add_to(groups_[dimension].cells[one.groups[dimension]][slot], one);
  }
  latest_.clear();
}

}  // namespace windscreen::measure
