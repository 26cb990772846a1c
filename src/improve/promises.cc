#include "improve/promises.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 5> promise_state_codes = {{{"kept", "Kept"},
                                                           {"due", "Due"},
                                                           {"overdue", "Overdue"},
                                                           {"withdrawn", "Withdrawn"},
                                                           {"undated", "No day was named"}}};

/// A hundred years: no day of the calendar lies beyond what a store may say by mistake.
constexpr std::int64_t most_months = 1200;

int days_after(Date due, Date day) { return std::max(0, static_cast<int>((day - due).count())); }

/// The last day that is nearer to the earlier of two days due, or as near.
Date middle(Date earlier, Date later) { return earlier + (later - earlier) / 2; }

/// Gives each occasion the entry that kept it.
void match_kept(std::vector<Occasion>& occasions, const std::vector<Said>& kept) {
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    Occasion& one = occasions[i];
    const auto nearest = [&](const Said& said) {
      if (!one.due) return true;
      const auto before = i > 0 ? occasions[i - 1].due : std::nullopt;
      const auto after = i + 1 < occasions.size() ? occasions[i + 1].due : std::nullopt;
      return (!before || said.on > middle(*before, *one.due)) &&
             (!after || said.on <= middle(*one.due, *after));
    };
    const auto found = std::ranges::find_if(kept, nearest);
    one.kept = found == kept.end() ? std::nullopt : std::optional(*found);
  }
}

/// The days of a promise that is repeated, as its entries `due` name and move them.
class RepeatedDays {
 public:
  RepeatedDays(const Thing& promise, const Standing& standing, int every_months, Date day)
      : kept_(standing.kept), every_months_(every_months) {
    for (const Entry& entry : promise.entries) {
      if (entry.on > day) break;
      if (entry.row.kind == "due" && entry.due) name(entry, *entry.due);
    }
  }

  /// All days up to `last`, and after it until one that is not kept yet.
  std::vector<Occasion> up_to(Date last) const {
    std::vector<Occasion> found = fixed_;
    if (!first_) return found;
    for (int i = 0;; ++i) {
      const Date due = base::add_months(*first_, i * every_months_);
      found.push_back({due, {}, 0});
      match_kept(found, kept_);
      if (due > last && !found.back().kept) break;
    }
    return found;
  }

  std::vector<PutOff> put_off;

 private:
  void name(const Entry& entry, Date named) {
    if (first_) move(*first_, entry, named);
    first_ = named;
  }
  /// The series that began on `first` goes on from `named`.
  void move(Date first, const Entry& entry, Date named) {
    std::vector<Occasion> before = fixed_;
    int next = 0;
    for (; base::add_months(first, next * every_months_) < entry.on; ++next) {
      before.push_back({base::add_months(first, next * every_months_), {}, 0});
    }
    std::vector<Said> by_then = kept_;
    std::erase_if(by_then, [&](const Said& one) { return one.on > entry.on; });
    match_kept(before, by_then);
    // Nor does a day move what was kept early.
    for (; before.size() == fixed_.size() || before.back().kept; ++next) {
      before.push_back({base::add_months(first, next * every_months_), {}, 0});
      match_kept(before, by_then);
    }
    const Date moved = before.back().due.value_or(named);
    before.pop_back();
    // A day that is named before one that has passed takes its place.
    std::erase_if(before, [&](const Occasion& one) { return one.due >= named; });
    if (named > moved) put_off.push_back({entry.on, entry.row.words, moved, named});
    fixed_ = std::move(before);
  }

  std::vector<Said> kept_;
  int every_months_;
  std::vector<Occasion> fixed_;
  std::optional<Date> first_;
};

void set_occasions(LedgerLine& line, const Thing& promise, const Standing& standing, Date day) {
  // What was withdrawn can be late no longer.
  const Date last = line.withdrawn ? std::min(day, line.withdrawn->on) : day;
  if (line.every_months > 0 && standing.due) {
    const RepeatedDays days(promise, standing, line.every_months, day);
    line.occasions = days.up_to(last);
    line.put_off = days.put_off;
    if (line.withdrawn)
      std::erase_if(line.occasions, [&](const Occasion& one) { return one.due > last && !one.kept; });
  } else {
    line.occasions.push_back({standing.due, {}, 0});
    line.put_off = standing.put_off;
    match_kept(line.occasions, standing.kept);
  }
  for (Occasion& one : line.occasions) {
    if (one.due) one.days_late = days_after(*one.due, one.kept ? one.kept->on : last);
  }
}

std::string_view state_of_promise(const LedgerLine& line) {
  if (line.withdrawn) return "withdrawn";
  if (std::ranges::any_of(line.occasions, &Occasion::overdue)) return "overdue";
  if (line.undated && line.every_months > 0) return "undated";
  if (std::ranges::all_of(line.occasions, [](const Occasion& one) { return one.kept.has_value(); }))
    return "kept";
  return line.undated ? "undated" : "due";
}

}  // namespace

std::span<const CodeWords> promise_states() { return promise_state_codes; }

LedgerLine ledger_line(const Book& book, std::size_t place, Date day) {
  const Thing& promise = book.at(place);
  const Standing standing = standing_on(promise, day);
  LedgerLine line;
  line.place = place;
  if (promise.promise) {
    line.to = book.place_of(promise.promise->to_id);
    line.every_months =
        static_cast<int>(std::clamp<std::int64_t>(promise.promise->every_months, 0, most_months));
  }
  for (const Link& link : promise.links) {
    if (link.how == "promises" && link.holds_on(day) && book.at(link.other).there_on(day))
      line.made_in.push_back(link.other);
  }
  line.lead = standing.lead;
  line.lead_id = standing.lead_id;
  line.first_due = standing.first_due;
  line.undated = !standing.due;
  if (standing.status == "withdrawn") line.withdrawn = standing.status_said;
  set_occasions(line, promise, standing, day);
  line.state = state_of_promise(line);
  return line;
}

std::vector<LedgerLine> ledger(const Book& book, Date day) {
  std::vector<LedgerLine> lines;
  for (const std::size_t place : book.of_kind("promise", day)) {
    lines.push_back(ledger_line(book, place, day));
  }
  return lines;
}

std::vector<OverduePromise> overdue_on(const Book& book, Date day) {
  std::vector<OverduePromise> found;
  for (const LedgerLine& line : ledger(book, day)) {
    if (line.withdrawn) continue;
    for (const Occasion& one : line.occasions) {
      if (one.due && one.overdue()) found.push_back({line.place, *one.due, one.days_late});
    }
  }
  std::ranges::stable_sort(found, {}, &OverduePromise::due);
  return found;
}

}  // namespace windscreen::improve
