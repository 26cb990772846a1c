#include "measure/given_tables.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace windscreen::measure {
namespace {

using Part = GivenTable::Part;

std::size_t place_of(DimensionKind kind) {
  return kind == DimensionKind::team ? 0 : (kind == DimensionKind::service ? 1 : 2);
}

// The own group of each group of the other; those that have become "Other" there are found here by name.
std::vector<std::size_t> own_groups(const GroupCells& own, const GroupCells& other) {
  const auto group_of = [&](std::string_view label) {
    const auto found = std::find(own.labels.begin(), own.labels.end(), label);
    return found == own.labels.end() ? CountTable::nowhere
                                     : static_cast<std::size_t>(found - own.labels.begin());
  };
  std::vector<std::size_t> all;
  all.reserve(other.labels.size());
  for (const std::string& label : other.labels) {
    const bool merged = std::find(own.merged.begin(), own.merged.end(), label) != own.merged.end();
    const std::size_t group = group_of(label);
    all.push_back(group == CountTable::nowhere && merged ? group_of(other_groups) : group);
  }
  return all;
}

}  // namespace

const GroupCells* find_dimension(const Tally& tally, std::string_view name) {
  const auto& all = tally.groups();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const GroupCells& one) { return one.dimension == name; });
  return found == all.end() ? nullptr : &*found;
}

GivenTables::GivenTables(std::span<const CountSource> sources, const PublicCalendar* calendar)
    : sources_(sources), tally_(*sources.front().tally), calendar_(calendar) {
  for (const CountSource& source : sources_) {
    auto& by_dimension = own_groups_.emplace_back(tally_.groups().size());
    for (std::size_t dimension = 1; dimension < tally_.groups().size(); ++dimension) {
      const GroupCells& own = tally_.groups()[dimension];
      const GroupCells* groups = find_dimension(*source.tally, own.dimension);
      if (groups != nullptr) by_dimension[dimension] = own_groups(own, *groups);
    }
  }
}

std::size_t GivenTables::family_of(std::size_t dimension) const {
  if (!is_structure(tally_.groups()[dimension].kind)) return dimension;
  std::size_t first = 0;
  while (!is_structure(tally_.groups()[first].kind)) ++first;
  return first;
}

std::vector<std::size_t> GivenTables::dimensions_of(std::size_t family) const {
  std::vector<std::size_t> dimensions;
  const std::vector<GroupCells>& groups = tally_.groups();
  const bool structure = family > 0 && is_structure(groups[family].kind);
  for (std::size_t one = 1; family > 0 && one < groups.size(); ++one) {
    if (one == family || (structure && is_structure(groups[one].kind))) dimensions.push_back(one);
  }
  return dimensions;
}

bool GivenTables::used(std::size_t source, const std::vector<Cell>& cells,
                       std::span<const Period> periods) const {
  return std::any_of(periods.begin(), periods.end(), [&](const Period& period) {
    const auto [first, last] = sources_[source].slots->range(period);
    return std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(first),
                       cells.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Cell& cell) { return cell.used(); });
  });
}

GivenTables::Members GivenTables::members_of(std::span<const std::size_t> dimensions,
                                             std::span<const Period> periods) const {
  Members members;
  members[{0, 0}] = 0;
  for (const std::size_t one : dimensions) {
    const GroupCells& own = tally_.groups()[one];
    std::vector<bool> wanted(own.labels.size(), is_personal(own.kind));
    // What is not recorded is a group everywhere: that nobody is in it can be hidden as cover.
    if (!wanted.empty()) wanted.front() = true;
    for (std::size_t source = 0; source < sources_.size() && !is_personal(own.kind); ++source) {
      // A stock is looked at on days of its own.
      if (sources_[source].kind == LinkKind::stock) continue;
      const std::vector<std::size_t>& groups = own_groups_[source][one];
      const GroupCells* cells = find_dimension(*sources_[source].tally, own.dimension);
      for (std::size_t group = 0; group < groups.size(); ++group) {
        if (groups[group] != CountTable::nowhere && !wanted[groups[group]])
          wanted[groups[group]] = used(source, cells->cells[group], periods);
      }
    }
    std::vector<std::size_t> order;
    for (std::size_t group = 0; group < wanted.size(); ++group) {
      if (wanted[group]) order.push_back(group);
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return own.labels[a] < own.labels[b]; });
    for (const std::size_t group : order) members.emplace(std::pair(one, group), members.size());
  }
  return members;
}

bool GivenTables::applies(const GivenCount& given, std::span<const std::size_t> dimensions) const {
  return std::all_of(dimensions.begin(), dimensions.end(), [&](std::size_t dimension) {
    const GroupCells& own = tally_.groups()[dimension];
    if (given.groups == GivenCount::Groups::lasting && !is_lasting(own.kind)) return false;
    if (given.groups == GivenCount::Groups::ages && own.kind != DimensionKind::age_band) return false;
    return std::all_of(given.terms.begin(), given.terms.end(), [&](const GivenCount::Term& term) {
      const CountSource& source = sources_[term.source];
      if (find_dimension(*source.tally, own.dimension) == nullptr) return false;
      // A row's own team may be another than that of the child's worker.
      if (is_structure(own.kind) && source.tally->own_teams() != tally_.own_teams()) return false;
      return own.kind != DimensionKind::age_band ||
             source.definition->care_leaver_ages == sources_[0].definition->care_leaver_ages;
    });
  });
}

Count GivenTables::count_in(const std::vector<Part>& parts, const Period& period) const {
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
      case CountMeasure::numerator:
        own = numerator;
        break;
      case CountMeasure::denominator:
        own = denominator;
        break;
      case CountMeasure::gains:
        own = (denominator + numerator) / 2;
        break;
      case CountMeasure::losses:
        own = (denominator - numerator) / 2;
        break;
    }
    count += part.term.factor * static_cast<Count>(own);
  }
  return count;
}

// Whether months add up to quarters: not where a child counts once in each.
bool GivenTables::adds(const GivenCount& given) const {
  return calendar_ != nullptr &&
         std::none_of(given.terms.begin(), given.terms.end(), [&](const GivenCount::Term& term) {
           return sources_[term.source].definition->count_children;
         });
}

CountTable::Member GivenTables::counts(const std::vector<Part>& parts, bool adding,
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

// Makes the members and what they are sums of. Services and quadrants are sums of teams, or of the parts of
// teams where a team lies in several.
GivenTable GivenTables::table(const GivenCount& given, const Members& known,
                              std::span<const std::size_t> dimensions,
                              std::span<const Period> periods) const {
  GivenTable chosen;
  CountTable& table = chosen.table;
  table.adds_over_time = adds(given);
  table.slots = calendar_ == nullptr ? 1 : calendar_->months();
  table.spans = calendar_ == nullptr ? std::vector<SlotSpan>{{0, 1}} : calendar_->spans();
  chosen.parts.resize(known.size());
  std::vector<SumRule> wholes(dimensions.size());
  std::vector<std::array<std::size_t, 3>> places;
  std::vector<std::vector<Part>> place_parts;
  for (const GivenCount::Term& term : given.terms) {
    const Tally& tally = *sources_[term.source].tally;
    chosen.parts[0].push_back({term, &tally.groups()[0].cells[0]});
    std::array<std::vector<std::size_t>, 3> structure;
    for (const std::size_t dimension : dimensions) {
      const GroupCells& groups = *find_dimension(tally, tally_.groups()[dimension].dimension);
      std::vector<std::size_t> members;
      for (const std::size_t own_group : own_groups_[term.source][dimension]) {
        const auto found = known.find({dimension, own_group});
        members.push_back(found == known.end() ? CountTable::nowhere : found->second);
      }
      for (std::size_t group = 0; group < members.size(); ++group) {
        if (members[group] != CountTable::nowhere)
          chosen.parts[members[group]].push_back({term, &groups.cells[group]});
      }
      if (is_structure(groups.kind)) structure.at(place_of(groups.kind)) = members;
    }
    if (structure[0].empty()) continue;
    for (const Tally::Place& place : tally.places()) {
      if (!used(term.source, place.cells, periods)) continue;
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
    for (const auto& [name, member] : known) {
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
  return chosen;
}

Count GivenTables::count_over(const GivenTable& given, std::size_t member, const Period& period,
                              const SlotSpan& months) const {
  const std::vector<Part>& parts = given.parts[member];
  const bool own =
      std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.term.source == 0; });
  if (own) return count_in(parts, period);
  const std::vector<Count>& counts = given.table.members[member].counts;
  return std::accumulate(counts.begin() + static_cast<std::ptrdiff_t>(months.first),
                         counts.begin() + static_cast<std::ptrdiff_t>(months.last), Count{0});
}

}  // namespace windscreen::measure
