#include "improve/book.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/error.h"

namespace windscreen::improve {
namespace {

base::Date day_of(const std::string& text, const std::string& where) {
  const auto day = base::parse_iso(text);
  if (!day) {
    throw base::Error("The improvement record has \u201c" + text + "\u201d as a day in " + where + ".",
                      "Restore the store from a backup, or ask whoever looks after it.");
  }
  return *day;
}

std::optional<base::Date> day_or_none(const std::optional<std::string>& text, const std::string& where) {
  if (!text) return std::nullopt;
  return day_of(*text, where);
}

/// Rows whose key is that of their thing.
template <typename T>
void take_particulars(const store::Reader& reader, std::vector<Thing>& things, const Book& book,
                      std::optional<T> Thing::* member) {
  for (T& row : reader.select<T>()) {
    if (const auto place = book.place_of(row.id)) things[*place].*member = std::move(row);
  }
}

}  // namespace

std::optional<std::size_t> Book::place_of(std::string_view id) const {
  const auto found = places_.find(id);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

const Thing* Book::find(std::string_view id) const {
  const auto place = place_of(id);
  return place ? &things_[*place] : nullptr;
}

std::vector<std::size_t> Book::of_kind(std::string_view kind, base::Date day) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < things_.size(); ++i) {
    if (things_[i].is(kind) && things_[i].there_on(day)) found.push_back(i);
  }
  return found;
}

std::optional<std::size_t> Book::above(std::size_t place, std::string_view kind) const {
  std::optional<std::size_t> now = place;
  // A circle of parents cannot be written; a store that was tampered with must not hang a reader.
  for (std::size_t steps = 0; now && steps < things_.size(); ++steps) {
    if (things_.at(*now).is(kind)) return now;
    now = things_[*now].parent;
  }
  return std::nullopt;
}

std::vector<std::size_t> Book::below(std::size_t place, std::string_view kind, base::Date day) const {
  std::vector<std::size_t> found;
  std::vector<std::size_t> open = {place};
  for (std::size_t looked = 0; !open.empty() && looked < things_.size(); ++looked) {
    const std::size_t one = open.back();
    open.pop_back();
    const Thing& thing = things_.at(one);
    if (one != place && thing.is(kind) && thing.there_on(day)) found.push_back(one);
    for (auto part = thing.parts.rbegin(); part != thing.parts.rend(); ++part) open.push_back(*part);
  }
  return found;
}

Book read_book(const store::Reader& reader) {
  Book book;
  // Identifiers grow with time, so that what was written in one transaction keeps its order.
  for (auto& row : reader.select<store::ImprovementThing>("order by since_on, place, id")) {
    Thing thing;
    thing.kind = find_kind(row.kind);
    if (thing.kind == nullptr) {
      throw base::Error("The improvement record has a thing of the kind \u201c" + row.kind + "\u201d.",
                        "Use the version of Windscreen that wrote it.");
    }
    thing.since = day_of(row.since_on, "improvement_things");
    thing.row = std::move(row);
    book.places_.emplace(thing.row.id, book.things_.size());
    book.things_.push_back(std::move(thing));
  }
  for (std::size_t i = 0; i < book.things_.size(); ++i) {
    Thing& thing = book.things_[i];
    if (!thing.row.parent_id) continue;
    thing.parent = book.place_of(*thing.row.parent_id);
    if (thing.parent) book.things_[*thing.parent].parts.push_back(i);
  }
  for (Thing& thing : book.things_) {
    std::ranges::stable_sort(thing.parts, {}, [&](std::size_t part) { return book.things_[part].row.place; });
  }
  for (auto& row : reader.select<store::ImprovementEntry>("order by on_day, at, id")) {
    const auto place = book.place_of(row.thing_id);
    if (!place) continue;
    Entry entry;
    entry.on = day_of(row.on_day, "improvement_entries");
    entry.due = day_or_none(row.due_on, "improvement_entries");
    entry.row = std::move(row);
    book.things_[*place].entries.push_back(std::move(entry));
  }
  for (const auto& row : reader.select<store::ImprovementLink>("order by since_on, id")) {
    const auto from = book.place_of(row.from_id);
    const auto to = book.place_of(row.to_id);
    if (!from || !to) continue;
    const base::Date since = day_of(row.since_on, "improvement_links");
    const auto ended = day_or_none(row.ended_on, "improvement_links");
    book.things_[*from].links.push_back({*to, row.how, since, ended});
    book.things_[*to].links_to.push_back({*from, row.how, since, ended});
  }
  for (const auto& row : reader.select<store::ImprovementService>("order by service")) {
    if (const auto place = book.place_of(row.thing_id)) book.things_[*place].services.push_back(row.service);
  }
  for (const auto& row : reader.select<store::ImprovementIndicator>("order by indicator")) {
    if (const auto place = book.place_of(row.thing_id))
      book.things_[*place].indicators.push_back(row.indicator);
  }
  take_particulars(reader, book.things_, book, &Thing::measure);
  take_particulars(reader, book.things_, book, &Thing::milestone);
  take_particulars(reader, book.things_, book, &Thing::risk);
  take_particulars(reader, book.things_, book, &Thing::decision);
  take_particulars(reader, book.things_, book, &Thing::promise);
  take_particulars(reader, book.things_, book, &Thing::feedback);
  take_particulars(reader, book.things_, book, &Thing::mention);
  for (const auto& row : reader.select<store::ImprovementRemit>("order by from_on, id")) {
    const auto body = book.place_of(row.body_id);
    const auto over = book.place_of(row.over_id);
    if (!body || !over) continue;
    book.remits_.push_back({*body, *over, row.words, day_of(row.from_on, "improvement_remits"),
                            day_or_none(row.to_on, "improvement_remits")});
  }
  return book;
}

}  // namespace windscreen::improve
