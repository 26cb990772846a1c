// The method note: one page that says how a sample was drawn, so that anyone can judge it and draw it again.
// Structured text for pages and print. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assure/assignment.h"
#include "assure/draw.h"
#include "assure/frame_gate.h"

namespace windscreen::assure {

struct NoteTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

struct NoteSection {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::optional<NoteTable> table;
};

struct MethodNote {
  std::string title;
  std::vector<NoteSection> sections;
};

/// Who reads it. For the public, counts from 1 to 5 are marked "c", with one more of the same column where a
/// total would give the only one away; references, names, the seed and reasons are left out. The question and
/// the limits are shown to both as they are given.
enum class NoteReader : std::uint8_t { internal, public_ };

/// What the note is made of beside the sample.
struct NoteFacts {
  std::string programme;
  std::string question;
  std::string drawn_by;
  /// When, as base::utc_now gives it.
  std::string drawn_at;
  GateResult gate;
  ExclusionRule exclusions;
  std::vector<Assignment> assigned;
  std::vector<Unassigned> unassigned;
  /// What the authority knows that limits what the sample can say; plain sentences.
  std::vector<std::string> limits;
};

/// Writes the note.
MethodNote method_note(const Sample& sample, const NoteFacts& facts, NoteReader reader);

/// Which of the counts of a column are hidden from the public: those from 1 to 5, and where only one is
/// hidden, the least of the others that are not 0, as the total would give it away.
std::vector<bool> hidden_counts(const std::vector<std::size_t>& counts);

}  // namespace windscreen::assure
