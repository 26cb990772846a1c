// Writing to the improvement record: what a thing or an entry must be, said before anything is
// written. Functions that take a Writer belong to its transaction; all others are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "store/improvement.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// A field that cannot stand, with what to do, as a form shows it.
struct Fault {
  std::string field;
  std::string words;
};

/// A thing to be written, with what only some kinds have. Keys of particulars are set from the thing's.
struct NewThing {
  store::ImprovementThing row;
  std::vector<std::string> services;
  std::vector<std::string> indicators;
  std::optional<store::ImprovementMeasure> measure;
  std::optional<store::ImprovementMilestone> milestone;
  std::optional<store::ImprovementRisk> risk;
  std::optional<store::ImprovementDecision> decision;
  std::optional<store::ImprovementPromise> promise;
  std::optional<store::ImprovementFeedback> feedback;
  std::optional<store::ImprovementMention> mention;
};

/// What is wrong with a thing by itself, `parent` being what it is part of (nullptr: nothing).
std::vector<Fault> thing_faults(const NewThing& thing, const store::ImprovementThing* parent);

/// What is wrong with an entry about a thing; `today` is the last day of which anything may be said.
std::vector<Fault> entry_faults(const store::ImprovementThing& thing, const store::ImprovementEntry& entry,
                                base::Date today);

/// Writes a thing. Throws base::Error with the first fault, and where its parent or what its particulars name
/// is not there.
void add_thing(store::Writer& writer, const NewThing& thing);

/// Writes an entry. Throws base::Error with the first fault, and where there is no such thing.
void add_entry(store::Writer& writer, const store::ImprovementEntry& entry, base::Date today);

}  // namespace windscreen::improve
