// What the columns of a plan in a spreadsheet can be, and which of them a heading usually is. All functions
// are thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::improve {

/// What a column can be:
///   theme, number, action, words, finding, lead, due, status, rating, evidence, delivered, measure,
///   baseline, target, target_on   a field of the action or of its measure of success; one column each update
///   an update on the action, as it stands keep                an update on the action that begins with the
///   column's heading ignore              nothing
struct PlanField {
  std::string_view code;
  /// What people read for it.
  std::string_view words;
  /// True where only one column can be it.
  bool once = true;
};

/// Every field, in the order in which a person is shown them.
std::span<const PlanField> plan_fields();
/// nullptr where there is none of the code.
const PlanField* find_plan_field(std::string_view code);

/// What a heading such as "Lead officer", "By when" or "BRAG" usually means; "ignore" where nothing says so.
/// Compared without case, spaces and punctuation. The words are those of the improvement plans that English
/// authorities publish with their Ofsted letters.
std::string_view guess_plan_field(std::string_view heading);

/// The same for all headings of a table: of several that would be the same field, which only one column can
/// be, the first is it.
std::vector<std::string> guess_plan_fields(std::span<const std::string> headings);

}  // namespace windscreen::improve
