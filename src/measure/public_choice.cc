#include "measure/public_choice.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "measure/protect.h"
#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

// A date that no point has: the calendar as a whole.
const base::Date whole_calendar = base::make_date(1600, 1, 1);

bool is_structure(DimensionKind kind) {
  return kind == DimensionKind::team || kind == DimensionKind::service || kind == DimensionKind::quadrant;
}

// The groups in which a child stays while it is open: what comes less what goes is what is more.
bool is_lasting(DimensionKind kind) {
  return kind == DimensionKind::gender || kind == DimensionKind::ethnicity ||
         kind == DimensionKind::disability;
}

std::size_t place_of(DimensionKind kind) {
  return kind == DimensionKind::team ? 0 : (kind == DimensionKind::service ? 1 : 2);
}

const GroupCells* find_dimension(const Tally& tally, std::string_view name) {
  const auto& all = tally.groups();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const GroupCells& one) { return one.dimension == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

PublicChoice::PublicChoice(Unit unit, std::span<const CountSource> sources, const PublicCalendar* calendar)
    : sources_(sources.begin(), sources.end()), tally_(*sources_.front().tally), calendar_(calendar) {
  take_own(unit);
  take_linked();
}

void PublicChoice::take_own(Unit unit) {
  const Term met{0, Measure::numerator, 1};
  const Term all{0, Measure::denominator, 1};
  switch (unit) {
    case Unit::percent:
      given_ = {{{met}}, {{all}}};
      // A numerator of its own is no part of the denominator, and there is no rest.
      if (!tally_.own_numerators()) given_.push_back({{all, {0, Measure::numerator, -1}}});
      break;
    case Unit::share:
      given_ = {{{met}}, {{all}}};
      break;
    case Unit::median:
    case Unit::mean:
    case Unit::max:
      given_ = {{{all}}};
      break;
    default: {
      given_ = {{{{0, Measure::gains, 1}}}};
      const std::vector<Cell>& cells = tally_.groups().front().cells.front();
      const bool losses = std::any_of(cells.begin(), cells.end(),
                                      [](const Cell& cell) { return cell.numerator != cell.denominator; });
      if (losses) given_.push_back({{{0, Measure::losses, 1}}});
      break;
    }
  }
}

PublicChoice::Term PublicChoice::rows_of(std::size_t source, Count factor) const {
  const Unit unit = sources_[source].definition->unit;
  const bool counts = unit == Unit::count || unit == Unit::rate;
  return {source, counts ? Measure::gains : Measure::denominator, factor};
}

void PublicChoice::take_linked() {
  // What is left when all percentages of one whole are taken off it.
  Given rest{{{0, Measure::denominator, 1}, {0, Measure::numerator, -1}}};
  bool beside = false;
  const std::vector<Cell>& own = tally_.groups().front().cells.front();
  const bool any_rows = std::any_of(own.begin(), own.end(), [](const Cell& cell) { return cell.used(); });
  for (std::size_t source = 1; source < sources_.size(); ++source) {
    const Term met{source, Measure::numerator, 1};
    switch (sources_[source].kind) {
      case LinkKind::whole_of_rows:
        given_.push_back({{rows_of(source, 1), rows_of(0, -1)}});
        break;
      case LinkKind::whole_of_met:
        given_.push_back({{sources_[source].definition->unit == Unit::percent ? met : rows_of(source, 1),
                           {0, Measure::numerator, -1}}});
        break;
      case LinkKind::beside:
        given_.push_back({{met}});
        rest.terms.push_back({source, Measure::numerator, -1});
        beside = true;
        break;
      case LinkKind::counterflow:
        given_.push_back({{rows_of(source, 1)}, true});
        break;
      case LinkKind::stock:
        // Of no rows at all (those that the authority's settings do not allow to tell) nothing is said.
        if (!any_rows) break;
        stocks_.emplace(source, std::make_unique<PublicChoice>(sources_[source].definition->unit,
                                                               std::span(&sources_[source], 1), nullptr));
        break;
    }
  }
  if (beside) given_.push_back(rest);
}

// Teams, services and quadrants are one family, known by the first of them.
std::size_t PublicChoice::family_of(std::size_t dimension) const {
  if (!is_structure(tally_.groups()[dimension].kind)) return dimension;
  std::size_t first = 0;
  while (!is_structure(tally_.groups()[first].kind)) ++first;
  return first;
}

std::vector<std::size_t> PublicChoice::dimensions_of(std::size_t family) const {
  std::vector<std::size_t> dimensions;
  const std::vector<GroupCells>& groups = tally_.groups();
  const bool structure = family > 0 && is_structure(groups[family].kind);
  for (std::size_t one = 1; family > 0 && one < groups.size(); ++one) {
    if (one == family || (structure && is_structure(groups[one].kind))) dimensions.push_back(one);
  }
  return dimensions;
}

Count PublicChoice::count_in(const std::vector<Part>& parts, const Period& period) const {
  Count count = 0;
  for (const Part& part : parts) {
    const auto [first, last] = sources_[part.term.source].slots->range(period);
    Exact numerator = 0;
    Exact denominator = 0;
    for (std::size_t slot = first; slot < last; ++slot) {
      numerator += (*part.cells)[slot].numerator;
      denominator += (*part.cells)[slot].denominator;
    }
    Exact own = 0;
    switch (part.term.measure) {
      case Measure::numerator:
        own = numerator;
        break;
      case Measure::denominator:
        own = denominator;
        break;
      case Measure::gains:
        own = (denominator + numerator) / 2;
        break;
      case Measure::losses:
        own = (denominator - numerator) / 2;
        break;
    }
    count += part.term.factor * static_cast<Count>(own);
  }
  return count;
}

// Whether months add up to quarters: not where a child counts once in each.
bool PublicChoice::adds(const Given& given) const {
  return calendar_ != nullptr && std::none_of(given.terms.begin(), given.terms.end(), [&](const Term& term) {
           return sources_[term.source].definition->count_children;
         });
}

CountTable::Member PublicChoice::counts(const std::vector<Part>& parts, bool adding,
                                        std::span<const Period> periods) const {
  CountTable::Member member;
  member.counts.reserve(periods.size());
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (!adding || i < calendar_->months()) {
      member.counts.push_back(count_in(parts, periods[i]));
      continue;
    }
    Count sum = 0;
    const SlotSpan& span = calendar_->spans()[i];
    for (std::size_t month = span.first; month < span.last; ++month) sum += member.counts[month];
    member.counts.push_back(sum);
  }
  return member;
}

bool PublicChoice::applies(const Given& given, std::span<const std::size_t> dimensions) const {
  return std::all_of(dimensions.begin(), dimensions.end(), [&](std::size_t dimension) {
    const GroupCells& own = tally_.groups()[dimension];
    if (given.lasting_groups && !is_lasting(own.kind)) return false;
    return std::all_of(given.terms.begin(), given.terms.end(), [&](const Term& term) {
      const CountSource& source = sources_[term.source];
      const bool same_ages = own.kind != DimensionKind::age_band ||
                             source.definition->care_leaver_ages == sources_[0].definition->care_leaver_ages;
      return same_ages && find_dimension(*source.tally, own.dimension) != nullptr;
    });
  });
}

std::vector<std::size_t> PublicChoice::place_groups(const Family& family, std::size_t own_dimension,
                                                    const GroupCells& groups) const {
  const GroupCells& own = tally_.groups()[own_dimension];
  const auto own_group = [&](std::string_view label) {
    return static_cast<std::size_t>(std::find(own.labels.begin(), own.labels.end(), label) -
                                    own.labels.begin());
  };
  std::vector<std::size_t> members;
  for (const std::string& label : groups.labels) {
    std::size_t group = own_group(label);
    if (group == own.labels.size() &&
        std::find(own.merged.begin(), own.merged.end(), label) != own.merged.end())
      group = own_group(other_groups);
    members.push_back(family.members.at({own_dimension, group}));
  }
  return members;
}

// Makes the members and what they are sums of. Services and quadrants are sums of teams, or of the parts of
// teams where a team lies in several.
void PublicChoice::fill(const Given& given, const Family& family, std::span<const std::size_t> dimensions,
                        std::span<const Period> periods, Chosen& chosen) const {
  CountTable& table = chosen.table;
  chosen.parts.resize(family.members.size());
  std::vector<SumRule> wholes(dimensions.size());
  std::vector<std::array<std::size_t, 3>> places;
  std::vector<std::vector<Part>> place_parts;
  for (const Term& term : given.terms) {
    const Tally& tally = *sources_[term.source].tally;
    chosen.parts[0].push_back({term, &tally.groups()[0].cells[0]});
    std::array<std::vector<std::size_t>, 3> structure;
    for (const std::size_t dimension : dimensions) {
      const GroupCells& groups = *find_dimension(tally, tally_.groups()[dimension].dimension);
      const std::vector<std::size_t> members = place_groups(family, dimension, groups);
      for (std::size_t group = 0; group < members.size(); ++group)
        chosen.parts[members[group]].push_back({term, &groups.cells[group]});
      if (is_structure(groups.kind)) structure.at(place_of(groups.kind)) = members;
    }
    if (structure[0].empty()) continue;
    for (const Tally::Place& place : tally.places()) {
      const std::array<std::size_t, 3> key{structure[0][place.team], structure[1][place.service],
                                           structure[2][place.quadrant]};
      const auto found = std::find(places.begin(), places.end(), key);
      const auto number = static_cast<std::size_t>(found - places.begin());
      if (found == places.end()) {
        places.push_back(key);
        place_parts.emplace_back();
      }
      place_parts[number].push_back({term, &place.cells});
    }
  }
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    for (const auto& [name, member] : family.members) {
      if (name.first == dimensions[i]) wholes[i].parts.push_back(member);
    }
    std::sort(wholes[i].parts.begin(), wholes[i].parts.end());
    table.rules.push_back(std::move(wholes[i]));
  }
  for (const std::vector<Part>& parts : chosen.parts)
    table.members.push_back(counts(parts, table.adds_over_time, periods));
  std::map<std::size_t, SumRule> rules;
  std::vector<std::size_t> in_order(places.size());
  std::iota(in_order.begin(), in_order.end(), std::size_t{0});
  std::sort(in_order.begin(), in_order.end(),
            [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  for (const std::size_t i : in_order) {
    const auto& [team, service, quadrant] = places[i];
    std::size_t part = team;
    const bool several = std::count_if(places.begin(), places.end(),
                                       [&](const auto& other) { return other[0] == places[i][0]; }) > 1;
    if (several) {
      CountTable::Member member = counts(place_parts[i], table.adds_over_time, periods);
      member.part_of = team;
      part = table.members.size();
      table.members.push_back(std::move(member));
      rules[team].parts.push_back(part);
    }
    rules[service].parts.push_back(part);
    rules[quadrant].parts.push_back(part);
  }
  for (auto& [parent, rule] : rules) {
    rule.parent = parent;
    table.rules.push_back(std::move(rule));
  }
}

// Children who came less those who left are the difference of the stocks before and after: where a stock is
// hidden, so is what happened up to that day and from it, and no sum of shown flows leads to it.
Pattern PublicChoice::hidden_stocks(const Family& family, const CountTable& table,
                                    std::span<const std::size_t> dimensions) {
  Pattern pattern(table.members.size(), table.spans.size());
  for (auto& [source, choice] : stocks_) {
    const Tally& tally = *sources_[source].tally;
    PublicChoice& stock = *choice;
    const auto hide_member = [&](std::size_t member, std::size_t dimension, std::size_t group) {
      const auto is_hidden = [&](base::Date day) {
        return stock.of(dimension, group, {day, day}) != Withheld::no;
      };
      std::vector<bool> hidden;
      for (std::size_t month = 0; month < calendar_->months(); ++month) {
        const Period& one = calendar_->periods()[month];
        if (month == 0) hidden.push_back(is_hidden(one.start - std::chrono::days(1)));
        hidden.push_back(is_hidden(one.end));
      }
      for (std::size_t span = 0; span < table.spans.size(); ++span) {
        if (hidden[table.spans[span].first] || hidden[table.spans[span].last]) pattern.hide(member, span);
      }
    };
    if (dimensions.empty()) hide_member(0, 0, 0);
    for (const std::size_t dimension : dimensions) {
      const GroupCells& own = tally_.groups()[dimension];
      const GroupCells* groups = find_dimension(tally, own.dimension);
      if (groups == nullptr || !is_lasting(own.kind)) continue;
      for (std::size_t group = 0; group < groups->labels.size(); ++group) {
        const auto same = std::find(own.labels.begin(), own.labels.end(), groups->labels[group]);
        if (same == own.labels.end()) continue;
        hide_member(family.members.at({dimension, static_cast<std::size_t>(same - own.labels.begin())}),
                    static_cast<std::size_t>(groups - tally.groups().data()), group);
      }
    }
  }
  return pattern;
}

PublicChoice::Family PublicChoice::choose(std::size_t dimension, std::span<const Period> periods,
                                          const Family* total) {
  Family family;
  family.measures.resize(given_.size());
  const std::vector<std::size_t> dimensions = dimensions_of(dimension);
  family.members[{0, 0}] = 0;
  // By label, so that the order of the rows, in which groups are first met, changes nothing.
  for (const std::size_t one : dimensions) {
    const std::vector<std::string>& labels = tally_.groups()[one].labels;
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return labels[a] < labels[b]; });
    for (const std::size_t group : order)
      family.members.emplace(std::pair(one, group), family.members.size());
  }
  for (std::size_t measure = 0; measure < given_.size(); ++measure) {
    Chosen& chosen = family.measures[measure];
    chosen.applies = applies(given_[measure], dimensions);
    if (!chosen.applies) continue;
    CountTable& table = chosen.table;
    table.adds_over_time = adds(given_[measure]);
    table.slots = calendar_ == nullptr ? 1 : calendar_->months();
    table.spans = calendar_ == nullptr ? std::vector<SlotSpan>{{0, 1}} : calendar_->spans();
    fill(given_[measure], family, dimensions, periods, chosen);
    const Pattern* of_total = total == nullptr ? nullptr : &total->measures[measure].pattern;
    if (stocks_.empty()) {
      chosen.pattern = protect(table, of_total);
      continue;
    }
    const Pattern stocks = hidden_stocks(family, table, dimensions);
    chosen.pattern = protect(table, of_total, &stocks);
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
  for (const Chosen& one : chosen.measures) {
    if (!one.applies) continue;
    if (span) {
      if (!one.pattern.hidden(member, *span)) continue;
      if (is_small_count(one.table.members[member].counts[*span])) return Withheld::small;
      result = Withheld::cover;
      continue;
    }
    if (is_small_count(overlapping_count(one, member, period, *months))) return Withheld::small;
    // Shown where it says nothing new: where it follows from periods that are shown.
    if (!TimeLinks(one.table, one.pattern, member).knows(*months)) result = Withheld::overlap;
  }
  return result;
}

// Of a linked definition a child who counts once in a period was not counted in this one: as if months added
// up.
Count PublicChoice::overlapping_count(const Chosen& chosen, std::size_t member, const Period& period,
                                      const SlotSpan& months) const {
  const std::vector<Part>& parts = chosen.parts[member];
  const bool own =
      std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.term.source == 0; });
  if (own) return count_in(parts, period);
  const std::vector<Count>& counts = chosen.table.members[member].counts;
  return std::accumulate(counts.begin() + static_cast<std::ptrdiff_t>(months.first),
                         counts.begin() + static_cast<std::ptrdiff_t>(months.last), Count{0});
}

}  // namespace windscreen::measure
