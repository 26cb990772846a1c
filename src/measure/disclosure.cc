#include "measure/disclosure.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace windscreen::measure {

void withhold(Figure& figure, Withheld why) {
  if (why == Withheld::no) return;
  figure.withheld = why;
  // What lies before the public history is not there for anyone; the rest is there and kept back.
  figure.suppressed = why != Withheld::history;
  figure.symbol = why == Withheld::history ? Symbol::x : Symbol::c;
  figure.clear_numbers();
  figure.note.clear();
  if (why == Withheld::history) figure.note = "not published: before the five financial years of history";
  if (why == Withheld::overlap)
    figure.note = "left out: the period overlaps others, and with them would give a small number away";
  if (why == Withheld::highest) figure.note = "suppressed: a highest value is one person's";
}

bool round_counts(Unit unit, Figure& figure, int to) {
  if (to <= 1 || unit == Unit::ratio || figure.suppressed) return false;
  const auto rounded = [&](double count) { return std::round(count / to) * to; };
  const auto round_one = [&](std::optional<double>& count) {
    if (!count) return false;
    const double before = *count;
    count = rounded(before);
    return *count != before;
  };
  const double before = figure.numerator.value_or(0.0);
  bool any = round_one(figure.numerator);
  if (unit != Unit::rate) any = round_one(figure.denominator) || any;
  const double numerator = figure.numerator.value_or(0.0);
  const double denominator = figure.denominator.value_or(0.0);
  if (figure.value) {
    switch (unit) {
      case Unit::count:
        figure.value = figure.numerator;
        break;
      case Unit::rate:
        figure.value = 1e4 * numerator / denominator;
        break;
      case Unit::percent:
      case Unit::share:
        figure.value = denominator == 0.0 ? std::nullopt : std::optional(100.0 * numerator / denominator);
        break;
      case Unit::change:
        figure.value = denominator == 0.0 ? std::nullopt
                                          : std::optional(100.0 * (numerator - denominator) / denominator);
        break;
      default:
        break;
    }
    if (!figure.value || (before != 0.0 && numerator == 0.0)) figure.symbol = Symbol::low;
  }
  return any;
}

void set_symbol(Figure& figure) {
  if (figure.symbol != Symbol::none) return;
  if (figure.suppressed) {
    figure.symbol = Symbol::c;
    if (figure.withheld == Withheld::no) figure.withheld = Withheld::cover;
  } else if (!figure.value) {
    // Nothing divided by nothing does not apply; anything else is not known.
    figure.symbol = figure.denominator == 0.0 && !figure.beyond_reach ? Symbol::z : Symbol::x;
  }
}

std::string_view name_of(Symbol symbol) {
  switch (symbol) {
    case Symbol::c:
      return "c";
    case Symbol::z:
      return "z";
    case Symbol::x:
      return "x";
    case Symbol::low:
      return "low";
    default:
      return "";
  }
}

std::string_view name_of(Withheld why) {
  switch (why) {
    case Withheld::small:
      return "small";
    case Withheld::cover:
      return "cover";
    case Withheld::overlap:
      return "overlap";
    case Withheld::history:
      return "history";
    case Withheld::highest:
      return "highest";
    default:
      return "";
  }
}

DisclosureAccount account_of(std::span<const Figure> figures) {
  DisclosureAccount account;
  account.figures = figures.size();
  for (const Figure& figure : figures) {
    account.small += figure.withheld == Withheld::small ? 1U : 0U;
    account.cover += figure.withheld == Withheld::cover ? 1U : 0U;
    account.overlap += figure.withheld == Withheld::overlap ? 1U : 0U;
    account.history += figure.withheld == Withheld::history ? 1U : 0U;
    account.highest += figure.withheld == Withheld::highest ? 1U : 0U;
  }
  return account;
}

DisclosureAccount together(const DisclosureAccount& totals, const DisclosureAccount& breakdowns) {
  DisclosureAccount sum = breakdowns;
  sum.figures += totals.figures;
  sum.small += totals.small;
  sum.cover += totals.cover;
  sum.overlap += totals.overlap;
  sum.history += totals.history;
  sum.highest += totals.highest;
  sum.rounded += totals.rounded;
  return sum;
}

std::string words_of(const DisclosureAccount& account, int round_to) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const char* words) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, words));
  };
  add(account.small, "suppressed as counts from 1 to 5");
  add(account.cover, "suppressed because they would give one of those away");
  add(account.overlap, "left out because their periods overlap");
  add(account.highest, "suppressed as one person's");
  add(account.history, "left out as before the five financial years of history");
  std::string words;
  if (!parts.empty()) words = fmt::format("Of {} figures: {}.", account.figures, fmt::join(parts, "; "));
  const auto sentence = [&](const std::string& text) { words += (words.empty() ? "" : " ") + text; };
  if (round_to > 1)
    sentence(
        fmt::format("Counts are rounded to the nearest {} ({} figures changed).", round_to, account.rounded));
  if (account.merged > 0) sentence(fmt::format("{} small groups are counted as \"Other\".", account.merged));
  if (account.small_teams > 0)
    sentence(fmt::format("{} teams of fewer than 6 workers are counted together.", account.small_teams));
  return words;
}

}  // namespace windscreen::measure
