// What the improvement record keeps track of, and what may be said of it. The codes are those of the store
// (store/improvement.h) and of files; docs/improvement.md explains them to people. All functions are
// thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace windscreen::improve {

/// A code and what people read for it.
struct CodeWords {
  std::string_view code;
  std::string_view words;
};

/// A kind of thing, and what may be said of things of that kind.
struct Kind {
  std::string_view code;
  /// "inspection or other source", "finding", "action" …: one of them, as in a sentence.
  std::string_view one;
  /// What kinds it may be part of; empty where it stands by itself.
  std::span<const std::string_view> parents;
  /// True where it must be part of something.
  bool must_have_parent = false;
  /// Its sorts; empty where it has none.
  std::span<const CodeWords> sorts;
  /// The values that an entry "status" may have, the first being what it is without an entry; empty where it
  /// has no status.
  std::span<const CodeWords> statuses;
  /// The kinds of entry that it takes besides "update", which every kind takes.
  std::span<const std::string_view> entries;
};

/// Every kind, in the order of the record: from what was found to what was promised.
std::span<const Kind> kinds();
/// nullptr where there is no such kind.
const Kind* find_kind(std::string_view code);

/// What people read for a code among `codes`; the code itself where it is not among them.
std::string_view words_of(std::span<const CodeWords> codes, std::string_view code);
/// True where `codes` has it.
bool has_code(std::span<const CodeWords> codes, std::string_view code);

/// How things are linked: "answers" (an action answers a finding), "carries_on" (an action carries on one of
/// an earlier plan), "tells" (a report tells of a finding, an action …), "promises" (a promise was made in a
/// report or at a meeting), "shows" (a later finding, a measure or feedback shows what an action came to),
/// "depends_on" (an action depends on a control). `words` reads from the first to the second.
std::span<const CodeWords> link_kinds();

/// Answers to a finding or a recommendation: accepted, accepted_in_part, rejected.
std::span<const CodeWords> responses();
/// What becomes of a decision that may be called in: called_in, stands, changed, withdrawn.
std::span<const CodeWords> outcomes();
/// What was decided: agreed, agreed_with_changes, noted, refused, put_off.
std::span<const CodeWords> decisions();
/// The states of a plan's lines: blue, green, amber, red.
std::span<const CodeWords> ratings();

}  // namespace windscreen::improve
