#include "measure/public_choice.h"

#include <algorithm>

#include "measure/protect.h"
#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

// A date that no point has: the calendar as a whole.
const base::Date whole_calendar = base::make_date(1600, 1, 1);

}  // namespace

PublicChoice::PublicChoice(Unit unit, std::span<const CountSource> sources, const PublicCalendar* calendar)
    : sources_(sources.begin(), sources.end()),
      tally_(*sources_.front().tally),
      calendar_(calendar),
      given_(given_counts(unit, sources_)),
      tables_(sources_, calendar) {
  take_stocks();
}

void PublicChoice::take_stocks() {
  const std::vector<Cell>& own = tally_.groups().front().cells.front();
  // Of no rows at all (those that the authority's settings do not allow to tell) nothing is said.
  if (std::none_of(own.begin(), own.end(), [](const Cell& cell) { return cell.used(); })) return;
  for (std::size_t source = 1; source < sources_.size(); ++source) {
    if (sources_[source].kind != LinkKind::stock) continue;
    stocks_.emplace(source, std::make_unique<PublicChoice>(sources_[source].definition->unit,
                                                           std::span(&sources_[source], 1), nullptr));
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
  const std::vector<std::size_t> dimensions = tables_.dimensions_of(dimension);
  family.members = tables_.members_of(dimensions, periods);
  family.counts.resize(given_.size());
  for (std::size_t count = 0; count < given_.size(); ++count) {
    Chosen& chosen = family.counts[count];
    chosen.applies = tables_.applies(given_[count], dimensions);
    if (!chosen.applies) continue;
    chosen.given = tables_.table(given_[count], family.members, dimensions, periods);
    const CountTable& table = chosen.given.table;
    const Pattern* of_total = total == nullptr ? nullptr : &total->counts[count].pattern;
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
  const std::size_t first = tables_.family_of(dimension);
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
  const auto found = chosen.members.find({dimension, group});
  // A group that nobody is in, in none of the periods, keeps nothing back.
  if (found == chosen.members.end()) return Withheld::no;
  const std::size_t member = found->second;
  Withheld result = Withheld::no;
  for (const Chosen& one : chosen.counts) {
    if (!one.applies) continue;
    if (span) {
      if (!one.pattern.hidden(member, *span)) continue;
      if (is_small_count(one.given.table.members[member].counts[*span])) return Withheld::small;
      result = Withheld::cover;
      continue;
    }
    if (is_small_count(tables_.count_over(one.given, member, period, *months))) return Withheld::small;
    // Shown where it says nothing new: where it follows from periods that are shown.
    if (!TimeLinks(one.given.table, one.pattern, member).knows(*months)) result = Withheld::overlap;
  }
  return result;
}

}  // namespace windscreen::measure
