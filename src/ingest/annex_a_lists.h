// Annex A: the 11 child-level lists that Ofsted asks an authority for, as data. The one description that the
// reader (annex_a.cc), the workbook writer (report/annex_a_workbook.h) and docs/formats.md share. Headings
// are those of the guidance and of the workbooks that authorities exchange; values are in annex_a_codes.h.
// Everything here is constant and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/annex_a_codes.h"

namespace windscreen::ingest {

/// What a column says, whatever its heading. `start` and `end` are those of the event that a list is about.
enum class Field : std::uint8_t {
  person,
  sex,
  ethnicity,
  birth,
  age,
  disability,
  team,
  worker,
  start,
  end,
  end_reason,
  source,
  organisation,
  nfa,
  child_seen,
  support_required,
  icpc_unnecessary,
  icpc_date,
  icpc_plan,
  need,
  last_seen,
  case_status,
  initial_category,
  latest_category,
  last_visit,
  seen_alone,
  last_review,
  emergency,
  previous_plans,
  uasc,
  second_period,
  legal_start,
  legal_status,
  permanence_plan,
  last_iro,
  last_health,
  last_dental,
  placement_start,
  placement_type,
  provider,
  postcode,
  urn,
  location,
  placement_authority,
  interview_offered,
  interview_accepted,
  referrals_12_months,
  s47_12_months,
  icpcs_12_months,
  placements_12_months,
  missing_12_months,
  absent_12_months,
  adviser,
  eligibility,
  in_touch,
  pathway_plan,
  latest_contact,
  accommodation,
  suitability,
  activity,
  family,
  entered_care,
  decision,
  placement_order,
  matched,
  placed,
  adoption_order,
  reversed,
  reversed_reason,
  early_placement,
  fosters_for_adoption,
  enquiry,
  stage1_start,
  stage1_end,
  stage2_start,
  stage2_end,
  application,
  approval,
  children_placed,
  leaving,
  leaving_reason,
  count_
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::count_);

/// What kind of value a column holds.
enum class Kind : std::uint8_t { text, date, count, flag, coded };

struct AnnexAColumn {
  Field field = Field::person;
  /// As the workbook is written.
  std::string_view heading;
  Kind kind = Kind::text;
  /// "table.column", or "ext_reported_count:measure" for what a list states without the rows behind it; ""
  /// for what is computed (age).
  std::string_view target;
  /// For Kind::coded.
  const AnnexACodeSet* codes = nullptr;
  /// A list without this column cannot be used.
  bool essential = false;
  /// Other headings that authorities use, separated by "|"; compared without case, space and signs.
  std::string_view also = {};
};

struct AnnexAList {
  int number = 0;
  std::string_view title;
  std::span<const AnnexAColumn> columns;

  /// The list's column for a field; nullptr when it has none.
  const AnnexAColumn* find(Field field) const;
};

/// Lists 1 to 11, in order.
std::span<const AnnexAList> annex_a_lists();

/// True for the fields that every list of children has (identifier, sex, ethnicity, birth, age).
bool is_common(Field field);

}  // namespace windscreen::ingest
