// A plan that was read out of a table, written to the record. Functions that take a Writer belong to its
// transaction; all others are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/plan_import.h"
#include "store/transaction.h"

namespace windscreen::improve {

/// What the table does not say of the plan.
struct PlanWish {
  std::string title;
  /// A code of the sorts of plans (kinds.h).
  std::string sort = "improvement";
  /// The day from which the plan runs; plan_import_begins may take it back.
  base::Date since;
  /// The day on which it is brought in: what the table says of status and progress is said on this day.
  base::Date today;
  std::optional<std::string> account_id;
};

/// The finding that a text means: the one whose title it is, or number and title, or the only one with that
/// number; nullopt where there is none, or more than one. Compared without case, spaces and punctuation.
std::optional<std::size_t> finding_meant(const Book& book, const std::string& text, base::Date day);

/// Whether the table was brought in before (plan_table_key).
bool plan_was_brought_in(const store::Reader& reader, const PlanTable& table);

/// Writes the plan (running), its themes, actions and measures, with who leads and by when as said on the
/// first day, and everything else as said today. An action answers the findings that it means; texts that
/// mean none are kept in its words. Gives the plan's identifier. Throws base::Error, and nothing may then
/// stay written, where the title is empty, the first day is still to come, there is no action, or the table
/// was brought in before.
std::string write_plan_import(store::Writer& writer, const PlanTable& table, const PlanImport& import,
                              const PlanWish& wish);

}  // namespace windscreen::improve
