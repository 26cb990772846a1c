// The queries behind a child's journey. Internal to the journey's files.
#pragma once

#include <span>
#include <string_view>

namespace windscreen::report::journey_sql {

/// Selects over one child's rows: lane, is_spell, starts, ends, what, detail, source. They may use the macros
/// of `macros` and the shared relations assessment_factor and assessment_factor_name.
std::span<const std::string_view> entries_of_need();
std::span<const std::string_view> entries_of_care();
std::span<const std::string_view> entries_of_others();

/// Makes the macros that the selects use; needs the table journey_code (set_name, code, words).
std::string_view macros();

/// A flag: a select over one child's rows that gives lane, starts, ends (null: an event, or lasting),
/// is_spell and words. In it {rows} stands for the rows of the indicator's definition, {as_at} for the day.
struct Flag {
  /// The indicator whose definition it follows; empty for none.
  std::string_view indicator;
  /// Tables, separated by spaces, each of which must hold something in the snapshot for the flag to mean
  /// anything.
  std::string_view needs;
  /// True where a load that does not reach back to the flag's start makes it untrue even though it lasts.
  bool needs_history = false;
  std::string_view sql;
};
std::span<const Flag> flags_of_steps();
std::span<const Flag> flags_of_gaps();

}  // namespace windscreen::report::journey_sql
