#include "measure/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "measure/disclosure.h"
#include "measure/figure_values.h"
#include "measure/public_choice.h"
#include "measure/ratio.h"
#include "measure/rows.h"
#include "measure/sql_text.h"
#include "measure/tally.h"

namespace windscreen::measure {
namespace {

// The groups in the order that outputs have them; without those that have nothing in any slot, where
// `leave_out` says so.
template <typename LeaveOut>
std::vector<std::size_t> order_of(const GroupCells& dimension, const LeaveOut& leave_out) {
  std::vector<std::size_t> order;
  for (std::size_t group = 0; group < dimension.labels.size(); ++group) {
    const bool used = std::any_of(dimension.cells[group].begin(), dimension.cells[group].end(),
                                  [](const Cell& cell) { return cell.used(); });
    if (used || dimension.dimension == "total" || !leave_out(group)) order.push_back(group);
  }
  if (is_personal(dimension.kind)) return order;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    // Group 0 is what is not recorded.
    if ((a == 0) != (b == 0)) return b == 0;
    return dimension.labels[a] < dimension.labels[b];
  });
  return order;
}

class Assembly {
 public:
  Assembly(const Task& task, const Tally& tally, const Slots& slots, std::span<const CountSource> sources)
      : task_(task), tally_(tally), values_(task, tally, slots), unit_(values_.unit()) {
    const PublicCalendar* calendar = task.calendar ? &*task.calendar : nullptr;
    if (task.audience == Audience::public_) choice_.emplace(unit_, sources, calendar);
    for (std::size_t dimension = 0; dimension < tally.groups().size(); ++dimension) {
      const auto nothing_hidden = [&](std::size_t group) { return !hides(dimension, group); };
      orders_.push_back(order_of(tally.groups()[dimension], nothing_hidden));
    }
  }

  std::vector<Figure> run() {
    std::vector<Figure> all;
    for (const Period& period : task_.periods) {
      std::vector<Figure> figures;
      for (std::size_t dimension = 0; dimension < orders_.size(); ++dimension) {
        if (!is_wanted(tally_.groups()[dimension].dimension)) continue;
        for (const std::size_t group : orders_[dimension]) {
          figures.push_back(values_.of(period, dimension, group));
          cut_to_reach(figures.back(), period);
          if (choice_) withhold(*choice_, figures.back(), dimension, group, period);
        }
      }
      if (task_.asked->unit == Unit::ratio) make_ratios(figures);
      for (Figure& figure : figures) {
        if (task_.round_to > 1 && round_counts(task_.asked->unit, figure, task_.round_to) && task_.rounded)
          ++*task_.rounded;
        set_symbol(figure);
      }
      std::move(figures.begin(), figures.end(), std::back_inserter(all));
    }
    return all;
  }

 private:
  // Whether the public must not know that a group has nothing: left out, it would say so.
  bool hides(std::size_t dimension, std::size_t group) {
    if (!choice_ || !is_wanted(tally_.groups()[dimension].dimension)) return false;
    return std::any_of(task_.periods.begin(), task_.periods.end(), [&](const Period& period) {
      const Withheld why = choice_->of(dimension, group, period);
      return why == Withheld::small || why == Withheld::cover;
    });
  }

  // What lies before the load's reach would be too low without looking wrong. The newest period keeps its
  // value, with a word.
  void cut_to_reach(Figure& figure, const Period& period) const {
    if (!task_.reach) return;
    const base::Date reach = *task_.reach;
    const bool points = is_point(*task_.counted);
    const auto reached = [&](base::Date start, base::Date end) { return (points ? end : start) >= reach; };
    const bool whole = reached(period.start, period.end);
    const bool newest = period == task_.periods.back();
    const bool compared = !figure.compared_start || !figure.compared_end ||
                          reached(*figure.compared_start, *figure.compared_end);
    if (whole && compared) return;
    if (newest && compared) {
      figure.partial = true;
      figure.note = fmt::format("the load reaches back to {} only, so this is not all of the period",
                                base::format_long(reach));
      return;
    }
    figure.beyond_reach = true;
    figure.clear_numbers();
    figure.note = fmt::format("not known: the load reaches back to {} only", base::format_long(reach));
  }

  void make_ratios(std::vector<Figure>& figures) const {
    const auto base = ratio_base(task_.asked->compared_with);
    if (!base) return;
    if (base->dimension.empty()) {
      compare_with_published(*task_.counted, *base, task_.comparator, figures);
      return;
    }
    compare_groups(*base, task_.population_groups, figures);
    std::erase_if(figures, [&](const Figure& one) {
      return one.dimension != "total" &&
             std::find(task_.shown_dimensions.begin(), task_.shown_dimensions.end(), one.dimension) ==
                 task_.shown_dimensions.end();
    });
  }

  // For the public teams, services and quadrants are counted together, whichever were asked for.
  bool is_wanted(const std::string& dimension) const {
    return dimension == "total" ||
           std::find(task_.dimensions.begin(), task_.dimensions.end(), dimension) != task_.dimensions.end();
  }

  void withhold(PublicChoice& choice, Figure& figure, std::size_t dimension, std::size_t group,
                const Period& period) {
    if (figure.beyond_reach) return;
    Withheld why = Withheld::no;
    if (!task_.overlaps.empty() &&
        std::find(task_.overlaps.begin(), task_.overlaps.end(), period) != task_.overlaps.end()) {
      why = Withheld::overlap;
    } else {
      why = choice.of(dimension, group, period);
    }
    if (unit_ == Unit::change && why == Withheld::no) {
      // Both counts are the other indicator's, and so is the choice.
      const auto with =
          comparison(task_.asked->compared_with, period, task_.window, is_point(*task_.counted));
      const std::vector<Period> compared = with ? with->periods : std::vector<Period>{};
      for (const Period& each : compared) {
        if (why == Withheld::no) why = choice.of(dimension, group, each);
      }
    }
    if (unit_ == Unit::max && why == Withheld::no && figure.value) why = Withheld::highest;
    measure::withhold(figure, why);
    // The largest of the values behind a mean is one person's.
    figure.largest.reset();
  }

  const Task& task_;
  const Tally& tally_;
  const FigureValues values_;
  const Unit unit_;
  std::vector<std::vector<std::size_t>> orders_;
  std::optional<PublicChoice> choice_;
};

std::vector<Figure> without_rows(const Task& task) {
  std::vector<Figure> figures;
  for (const Period& period : task.periods) {
    Figure figure;
    figure.definition = task.index;
    figure.period_start = period.start;
    figure.period_end = period.end;
    figure.dimension = "total";
    figure.group = "all";
    figure.note =
        fmt::format("not known: the snapshot has no rows of {}", fmt::join(task.empty_sources, ", "));
    figure.symbol = Symbol::x;
    figures.push_back(std::move(figure));
  }
  return figures;
}

// Groups of the query's own columns with fewer than 6 in all of the public calendar (of points: on the newest
// day), and those that are a worker's name, become one.
void merge_small_groups(const Task& task, Tally& tally, const Slots& slots) {
  std::vector<Period> periods{task.periods.back()};
  if (task.calendar)
    periods.assign(task.calendar->periods().begin(),
                   task.calendar->periods().begin() + static_cast<std::ptrdiff_t>(task.calendar->months()));
  const std::size_t merged = tally.merge_groups([&](std::string_view label, const std::vector<Cell>& cells) {
    if (task.people != nullptr && task.people->is_worker(label)) return true;
    Exact rows = 0;
    for (const Period& period : periods) {
      const auto [first, last] = slots.range(period);
      for (std::size_t slot = first; slot < last; ++slot) rows += cells[slot].denominator;
    }
    return rows <= largest_small_count;
  });
  if (task.merged != nullptr) *task.merged = merged;
}

}  // namespace

std::vector<Period> all_periods(const Task& task) {
  std::vector<Period> all = task.periods;
  if (task.calendar) all.insert(all.end(), task.calendar->periods().begin(), task.calendar->periods().end());
  if (task.asked->unit != Unit::change) return all;
  for (const Period& period : task.periods) {
    const auto with = comparison(task.asked->compared_with, period, task.window, is_point(*task.counted));
    if (!with)
      throw base::Error::at(task.asked->file.string(), 1,
                            fmt::format("compared_with cannot be \"{}\"", task.asked->compared_with));
    all.insert(all.end(), with->periods.begin(), with->periods.end());
  }
  return all;
}

std::vector<std::string> dimensions_to_count(const Task& task) {
  std::vector<std::string> names = task.dimensions;
  if (task.audience != Audience::public_) return names;
  const auto has = [&](const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!has("team") && !has("service") && !has("quadrant")) return names;
  for (const char* name : {"team", "service", "quadrant"}) {
    if (!has(name)) names.emplace_back(name);
  }
  return names;
}

Window window_for(const Definition& definition, std::optional<Window> asked) {
  if (!asked) return definition.window;
  if (definition.grain == Grain::event && *asked == Window::snapshot) return definition.window;
  return *asked;
}

std::vector<Figure> figures_of(query::Connection& connection, const Task& task) {
  const RowQuery query(connection, *task.counted, dimensions_to_count(task));
  if (!task.empty_sources.empty()) return without_rows(task);
  const Slots slots = slots_of(*task.counted, all_periods(task));
  const std::unique_ptr<Tally> tally =
      count_rows(query, *task.counted, slots, task.people, task.small_teams, task.rows_read);
  if (task.audience == Audience::public_) merge_small_groups(task, *tally, slots);
  std::vector<CountSource> sources{{task.counted, tally.get(), &slots, LinkKind::whole_of_rows}};
  for (const auto& [kind, rows] : task.linked) {
    const Tally& linked = rows->tally(connection);
    // A group that has rows in the whole alone can be hidden in the part too, where there are none of it.
    if (kind != LinkKind::stock && kind != LinkKind::counterflow) tally->take_groups(linked);
    sources.push_back({&rows->definition(), &linked, &rows->slots(), kind});
  }
  return Assembly(task, *tally, slots, sources).run();
}

}  // namespace windscreen::measure
