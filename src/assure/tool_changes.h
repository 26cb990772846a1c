// What differs between two versions of an audit tool, for whoever makes the next one and whoever reads grades
// of both. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"

namespace windscreen::assure {

/// One thing that differs.
struct ToolChange {
  enum class Kind : std::uint8_t { added, removed, changed, moved };
  Kind kind = Kind::changed;
  /// The section, and the question where it is about one; both empty for the tool itself.
  std::string section;
  std::string question;
  /// The section's name, the question's words, or the tool's name, as they are now, or were where it is gone.
  std::string called;
  /// What of it changed, as audit_tools.md names it: "ask", "guidance", "type", "choices" … Empty where it
  /// was added, removed or moved.
  std::vector<std::string> fields;
  /// For a question that both have: its answers still compare with those before (may_compare); else why not.
  bool compares = true;
  std::string why_not;
};

std::string_view code(ToolChange::Kind kind);

/// Everything that differs, in the order of `after`, with what is gone at the end. Version and days are not
/// told. A question that went to another section, or stands elsewhere among those that its section had
/// before, is moved.
std::vector<ToolChange> tool_changes(const Tool& before, const Tool& after);

/// The lowest version after `before` that says how much changed (tool.h: Version): a major one where a
/// question is gone or its answers no longer compare, a minor one where there is a question or section more,
/// a patch otherwise.
Version next_version(const Tool& before, const Tool& after);

}  // namespace windscreen::assure
