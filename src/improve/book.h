// The improvement record in memory: every thing with what was said of it, its parts and its links. Some
// thousand rows, read once for an answer, so that every question (rating, thread, what is due) goes over
// memory. docs/improvement.md explains the record.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/kinds.h"
#include "store/improvement.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// What was said of a thing on a day.
struct Entry {
  store::ImprovementEntry row;
  /// The day of which it is true.
  base::Date on;
  /// Of a `due` or `review`: the day that was named.
  std::optional<base::Date> due;
};

/// A link as one end sees it.
struct Link {
  /// The thing at the other end.
  std::size_t other = 0;
  std::string how;
  base::Date since;
  /// The last day on which it held; absent while it does.
  std::optional<base::Date> ended;

  bool holds_on(base::Date day) const { return since <= day && (!ended || *ended >= day); }
};

struct Thing {
  store::ImprovementThing row;
  const Kind* kind = nullptr;
  base::Date since;
  /// By day, and as they were written within one.
  std::vector<Entry> entries;
  /// The thing that it is part of; its parts by their place.
  std::optional<std::size_t> parent;
  std::vector<std::size_t> parts;
  /// Links from this thing and to it.
  std::vector<Link> links;
  std::vector<Link> links_to;
  std::vector<std::string> services;
  std::vector<std::string> indicators;
  /// What only some kinds have.
  std::optional<store::ImprovementMeasure> measure;
  std::optional<store::ImprovementMilestone> milestone;
  std::optional<store::ImprovementRisk> risk;
  std::optional<store::ImprovementDecision> decision;
  std::optional<store::ImprovementPromise> promise;
  std::optional<store::ImprovementFeedback> feedback;
  std::optional<store::ImprovementMention> mention;

  bool is(std::string_view code) const { return row.kind == code; }
  bool there_on(base::Date day) const { return since <= day; }
};

/// What a body watched over.
struct Remit {
  std::size_t body = 0;
  std::size_t over = 0;
  std::string words;
  base::Date from;
  std::optional<base::Date> to;
};

/// A value: copies are independent. Reading it is thread-safe.
class Book {
 public:
  const std::vector<Thing>& things() const { return things_; }
  const std::vector<Remit>& remits() const { return remits_; }
  /// Where a thing stands in `things()`; nullopt where there is none with the identifier.
  std::optional<std::size_t> place_of(std::string_view id) const;
  /// nullptr where there is none.
  const Thing* find(std::string_view id) const;
  const Thing& at(std::size_t place) const { return things_.at(place); }

  /// The things of a kind that are there on a day, in the order of the record.
  std::vector<std::size_t> of_kind(std::string_view kind, base::Date day) const;
  /// The nearest thing of a kind above this one, or itself where it is of the kind.
  std::optional<std::size_t> above(std::size_t place, std::string_view kind) const;
  /// Every thing of a kind below this one that is there on the day, in the order of places.
  std::vector<std::size_t> below(std::size_t place, std::string_view kind, base::Date day) const;

 private:
  friend Book read_book(const store::Reader& reader);

  std::vector<Thing> things_;
  std::vector<Remit> remits_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

/// The whole record, as the transaction sees it. Throws base::Error where a row of the store cannot be
/// understood (a day that is none, an unknown kind): it was not written by this room.
Book read_book(const store::Reader& reader);

}  // namespace windscreen::improve
