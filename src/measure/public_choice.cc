#include "measure/public_choice.h"

#include <algorithm>

#include "measure/protect.h"
#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

// A date that no point has: the calendar as a whole.
const base::Date whole_calendar = base::make_date(1600, 1, 1);

bool is_structure(DimensionKind kind) {
  return kind == DimensionKind::team || kind == DimensionKind::service || kind == DimensionKind::quadrant;
}

}  // namespace

PublicChoice::PublicChoice(const Definition& counted, Unit unit, const Tally& tally, const Slots& slots,
                           const PublicCalendar* calendar)
    : counted_(counted), tally_(tally), slots_(slots), calendar_(calendar) {
  switch (unit) {
    case Unit::percent:
      measures_ = {Measure::numerator, Measure::denominator};
      // A numerator of its own is no part of the denominator, and there is no rest.
      if (!tally.own_numerators()) measures_.push_back(Measure::rest);
      break;
    case Unit::share:
      measures_ = {Measure::numerator, Measure::denominator};
      break;
    case Unit::median:
    case Unit::mean:
    case Unit::max:
      measures_ = {Measure::denominator};
      break;
    default: {
      measures_ = {Measure::gains};
      const std::vector<Cell>& all = tally.groups().front().cells.front();
      const bool losses = std::any_of(all.begin(), all.end(),
                                      [](const Cell& cell) { return cell.numerator != cell.denominator; });
      if (losses) measures_.push_back(Measure::losses);
      break;
    }
  }
}

// Teams, services and quadrants are one family, known by the first of them.
std::size_t PublicChoice::family_of(std::size_t dimension) const {
  if (!is_structure(tally_.groups()[dimension].kind)) return dimension;
  std::size_t first = 0;
  while (!is_structure(tally_.groups()[first].kind)) ++first;
  return first;
}

Count PublicChoice::count_in(const std::vector<Cell>& cells, Measure measure, const Period& period) const {
  const auto [first, last] = slots_.range(period);
  Exact numerator = 0;
  Exact denominator = 0;
  for (std::size_t slot = first; slot < last; ++slot) {
    numerator += cells[slot].numerator;
    denominator += cells[slot].denominator;
  }
  switch (measure) {
    case Measure::numerator:
      return static_cast<Count>(numerator);
    case Measure::denominator:
      return static_cast<Count>(denominator);
    case Measure::rest:
      return static_cast<Count>(denominator - numerator);
    case Measure::gains:
      return static_cast<Count>((denominator + numerator) / 2);
    case Measure::losses:
      return static_cast<Count>((denominator - numerator) / 2);
  }
  return 0;
}

CountTable::Member PublicChoice::counts(const std::vector<Cell>& cells, Measure measure,
                                        std::span<const Period> periods) const {
  CountTable::Member member;
  member.counts.reserve(periods.size());
  const bool adds = calendar_ != nullptr && !counted_.count_children;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (!adds || i < calendar_->months()) {
      member.counts.push_back(count_in(cells, measure, periods[i]));
      continue;
    }
    Count sum = 0;
    const SlotSpan& span = calendar_->spans()[i];
    for (std::size_t month = span.first; month < span.last; ++month) sum += member.counts[month];
    member.counts.push_back(sum);
  }
  return member;
}

// Services and quadrants are sums of teams, or of the parts of teams where a team lies in several.
void PublicChoice::add_structure(Family& family, std::size_t measure, std::span<const Period> periods) const {
  CountTable& table = family.measures[measure].table;
  std::map<std::size_t, std::size_t> parts_of_team;
  for (const Tally::Place& place : tally_.places()) ++parts_of_team[place.team];
  std::map<std::size_t, SumRule> rules;
  for (const Tally::Place& place : tally_.places()) {
    const auto member_of = [&](DimensionKind kind, std::size_t group) {
      for (std::size_t dimension = 1; dimension < tally_.groups().size(); ++dimension) {
        if (tally_.groups()[dimension].kind != kind) continue;
        const auto found = family.members.find({dimension, group});
        if (found != family.members.end()) return found->second;
      }
      return CountTable::nowhere;
    };
    const std::size_t team = member_of(DimensionKind::team, place.team);
    std::size_t part = team;
    if (team == CountTable::nowhere || parts_of_team[place.team] > 1) {
      CountTable::Member member = counts(place.cells, measures_[measure], periods);
      member.part_of = team;
      if (team == CountTable::nowhere) continue;
      part = table.members.size();
      table.members.push_back(std::move(member));
      rules[team].parts.push_back(part);
    }
    for (const std::size_t parent : {member_of(DimensionKind::service, place.service),
                                     member_of(DimensionKind::quadrant, place.quadrant)}) {
      if (parent != CountTable::nowhere) rules[parent].parts.push_back(part);
    }
  }
  for (auto& [parent, rule] : rules) {
    rule.parent = parent;
    table.rules.push_back(std::move(rule));
  }
}

PublicChoice::Family PublicChoice::choose(std::size_t dimension, std::span<const Period> periods,
                                          const Family* total) const {
  Family family;
  family.measures.resize(measures_.size());
  std::vector<std::size_t> dimensions;
  const std::vector<GroupCells>& groups = tally_.groups();
  const bool structure = dimension > 0 && is_structure(groups[dimension].kind);
  for (std::size_t one = 1; dimension > 0 && one < groups.size(); ++one) {
    if (one == dimension || (structure && is_structure(groups[one].kind))) dimensions.push_back(one);
  }
  family.members[{0, 0}] = 0;
  for (const std::size_t one : dimensions) {
    for (std::size_t group = 0; group < groups[one].labels.size(); ++group)
      family.members.emplace(std::pair(one, group), family.members.size());
  }
  for (std::size_t measure = 0; measure < measures_.size(); ++measure) {
    CountTable& table = family.measures[measure].table;
    table.adds_over_time = calendar_ != nullptr && !counted_.count_children;
    table.slots = calendar_ == nullptr ? 1 : calendar_->months();
    table.spans = calendar_ == nullptr ? std::vector<SlotSpan>{{0, 1}} : calendar_->spans();
    table.members.push_back(counts(groups[0].cells[0], measures_[measure], periods));
    for (const std::size_t one : dimensions) {
      SumRule rule;
      for (std::size_t group = 0; group < groups[one].labels.size(); ++group) {
        rule.parts.push_back(table.members.size());
        table.members.push_back(counts(groups[one].cells[group], measures_[measure], periods));
      }
      table.rules.push_back(std::move(rule));
    }
    if (structure) add_structure(family, measure, periods);
    const Pattern* of_total = total == nullptr ? nullptr : &total->measures[measure].pattern;
    family.measures[measure].pattern = protect(table, of_total);
  }
  return family;
}

const PublicChoice::Family& PublicChoice::family(std::size_t dimension, const Period& period) {
  const base::Date when = calendar_ == nullptr ? period.end : whole_calendar;
  const std::size_t first = family_of(dimension);
  const auto known_already = families_.find({first, when});
  if (known_already != families_.end()) return known_already->second;
  const Family* total = first == 0 ? nullptr : &family(0, period);
  const std::span<const Period> periods =
      calendar_ == nullptr ? std::span(&period, 1) : std::span(calendar_->periods());
  return families_.emplace(std::pair(first, when), choose(first, periods, total)).first->second;
}

Withheld PublicChoice::of(std::size_t dimension, std::size_t group, const Period& period) {
  std::optional<std::size_t> span = 0;
  std::optional<SlotSpan> months;
  if (calendar_ != nullptr) {
    span = calendar_->find(period);
    months = calendar_->months_of(period);
    if (!span && !months) return Withheld::history;
  }
  const Family& chosen = family(dimension, period);
  const std::size_t member = chosen.members.at({dimension, group});
  Withheld result = Withheld::no;
  for (std::size_t measure = 0; measure < measures_.size(); ++measure) {
    const auto& [table, pattern] = chosen.measures[measure];
    if (span) {
      if (!pattern.hidden(member, *span)) continue;
      if (is_small_count(table.members[member].counts[*span])) return Withheld::small;
      result = Withheld::cover;
      continue;
    }
    if (is_small_count(count_in(tally_.groups()[dimension].cells[group], measures_[measure], period)))
      return Withheld::small;
    // Shown where it says nothing new: where it follows from periods that are shown.
    if (!TimeLinks(table, pattern, member).knows(*months)) result = Withheld::overlap;
  }
  return result;
}

}  // namespace windscreen::measure
