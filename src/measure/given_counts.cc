#include "measure/given_counts.h"

#include <algorithm>

namespace windscreen::measure {
namespace {

using Term = GivenCount::Term;

// Whether rows count against others, as ends do in a net change.
bool any_losses(const Tally& tally) {
  const std::vector<Cell>& cells = tally.groups().front().cells.front();
  return std::any_of(cells.begin(), cells.end(),
                     [](const Cell& cell) { return cell.numerator != cell.denominator; });
}

std::vector<GivenCount> own_counts(Unit unit, const Tally& tally) {
  const Term met{0, CountMeasure::numerator, 1};
  const Term all{0, CountMeasure::denominator, 1};
  std::vector<GivenCount> given;
  switch (unit) {
    case Unit::percent:
      given = {{{met}}, {{all}}};
      // A numerator of its own is no part of the denominator, and there is no rest.
      if (!tally.own_numerators()) given.push_back({{all, {0, CountMeasure::numerator, -1}}});
      break;
    case Unit::share:
      given = {{{met}}, {{all}}};
      break;
    case Unit::median:
    case Unit::mean:
    case Unit::max:
      given = {{{all}}};
      break;
    default:
      given = {{{{0, CountMeasure::gains, 1}}}};
      if (any_losses(tally)) given.push_back({{{0, CountMeasure::losses, 1}}});
      break;
  }
  return given;
}

}  // namespace

std::vector<GivenCount> given_counts(Unit unit, std::span<const CountSource> sources) {
  std::vector<GivenCount> given = own_counts(unit, *sources.front().tally);
  const auto rows_of = [&](std::size_t source, Count factor) -> Term {
    const Unit of = sources[source].definition->unit;
    const bool counts = of == Unit::count || of == Unit::rate;
    return {source, counts ? CountMeasure::gains : CountMeasure::denominator, factor};
  };
  // What is left when all percentages of one whole are taken off it; and of rows that are not met in several
  // when those that are counted here are.
  GivenCount rest{{{0, CountMeasure::denominator, 1}, {0, CountMeasure::numerator, -1}}};
  GivenCount unmet{{rows_of(0, -1)}};
  const auto several = std::count_if(sources.begin() + 1, sources.end(), [](const CountSource& source) {
                         return source.kind == LinkKind::unmet;
                       }) > 1;
  for (std::size_t source = 1; source < sources.size(); ++source) {
    const Term met{source, CountMeasure::numerator, 1};
    const Term not_met{source, CountMeasure::numerator, -1};
    switch (sources[source].kind) {
      case LinkKind::whole_of_rows:
        given.push_back({{rows_of(source, 1), rows_of(0, -1)}});
        break;
      case LinkKind::whole_of_met:
        given.push_back({{sources[source].definition->unit == Unit::percent ? met : rows_of(source, 1),
                          {0, CountMeasure::numerator, -1}}});
        break;
      case LinkKind::beside:
        given.push_back({{met}});
        rest.terms.push_back(not_met);
        break;
      case LinkKind::unmet:
        // With all but one of several shown, the sum of all would give that one away.
        if (several) given.push_back({{rows_of(source, 1), not_met}});
        unmet.terms.insert(unmet.terms.end(), {rows_of(source, 1), not_met});
        break;
      case LinkKind::same_ages:
        given.push_back({{rows_of(source, 1)}, GivenCount::Groups::ages});
        break;
      case LinkKind::counterflow:
        given.push_back({{rows_of(source, 1)}, GivenCount::Groups::lasting});
        break;
      case LinkKind::stock:
        break;
    }
  }
  if (rest.terms.size() > 2) given.push_back(rest);
  if (unmet.terms.size() > 1) given.push_back(unmet);
  return given;
}

}  // namespace windscreen::measure
