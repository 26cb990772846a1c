// The frame: who could be audited. Open cases on a day, one row a child, with what decides who may be drawn
// and by whom a case may be audited. A value: every function here is pure and thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::assure {

/// What the authority does for the child on the day; the first that fits, in this order.
enum class CaseStatus : std::uint8_t {
  looked_after,
  child_protection,
  care_leaver,
  child_in_need,
  assessment,
  early_help
};

inline constexpr std::array<CaseStatus, 6> all_statuses = {
    CaseStatus::looked_after,  CaseStatus::child_protection, CaseStatus::care_leaver,
    CaseStatus::child_in_need, CaseStatus::assessment,       CaseStatus::early_help};

/// "Looked after", "Child protection plan", "Care leaver", "Child in need", "In assessment", "Early help".
std::string_view words(CaseStatus status);
/// As files write it: CLA, CP, CL, CIN, assessment, EH.
std::string_view code(CaseStatus status);

/// Why a record may be opened by few. An ordinary draw leaves all of them out.
enum class Restriction : std::uint8_t { none, restricted, adoption, staff_related, embargoed };

/// "none", "restricted record", "adoption record", "related to a member of staff", "embargoed by a court".
std::string_view words(Restriction restriction);

/// Why a case that stands in the frame is no longer open.
enum class Closure : std::uint8_t { none, closed, turned_18, died, moved_area };

/// "open", "closed", "turned 18", "died", "moved to another area".
std::string_view words(Closure closure);

/// Why a row cannot be drawn at random. Where several hold, the first of this order is the row's reason.
enum class Exclusion : std::uint8_t {
  none,
  /// The same reference stands in the frame before it.
  duplicate,
  /// Another row is the same child under the reference that is kept.
  merged,
  closed,
  legal_hold,
  restricted,
  /// Not of the statuses that the programme asks about.
  outside_population,
  /// Chosen for a re-audit, so not at random too.
  re_audit,
  audited_recently,
  /// A brother or sister is audited again.
  family_in_re_audit,
  /// A brother or sister stands for the family in this draw.
  sibling
};

inline constexpr std::array<Exclusion, 10> all_exclusions = {
    Exclusion::duplicate,  Exclusion::merged,           Exclusion::closed,
    Exclusion::legal_hold, Exclusion::restricted,       Exclusion::outside_population,
    Exclusion::re_audit,   Exclusion::audited_recently, Exclusion::family_in_re_audit,
    Exclusion::sibling};

/// "the same reference twice", … as the method note prints them.
std::string_view words(Exclusion exclusion);
/// "duplicate", … as files write them.
std::string_view code(Exclusion exclusion);

/// One open case. Empty text means that the record does not say.
struct FrameRow {
  std::string child;
  /// The brothers and sisters of a family share it; a child without one is a family alone.
  std::string family;
  std::optional<CaseStatus> status;
  std::string service;
  std::string quadrant;
  std::string team;
  std::string worker;
  std::string manager;
  /// What the breakdowns call the team; no part of the hash, since names change and the team does not.
  std::string team_name;
  /// When the work that gives the status began; days open are counted from it to the frame's day.
  std::optional<base::Date> opened;
  std::optional<base::Date> last_audited;
  Restriction restriction = Restriction::none;
  bool legal_hold = false;
  Closure closure = Closure::none;
  std::optional<base::Date> closed_on;
  /// The reference under which the same child's record is kept; empty for most.
  std::string merged_into;
  /// References that the child had before, or has in other lists, in a stable order.
  std::vector<std::string> other_references;

  // What `exclude` (exclusions.h) works out; no part of the hash.
  Exclusion exclusion = Exclusion::none;
  /// What a reader must know of this row's exclusion beyond the words of the reason; mostly empty.
  std::string exclusion_detail;
  /// Of how many children of the family that could be drawn this one was chosen by chance; 0 until worked out
  /// and where it is excluded for another reason.
  std::size_t family_choices = 0;

  /// nullopt where the start is not recorded; never negative.
  std::optional<int> days_open(base::Date as_at) const;
};

/// What a sample is drawn from.
struct Frame {
  base::Date as_at;
  /// The content hash of the snapshot, or the SHA-256 of the file that the rows came from.
  std::string source_hash;
  std::vector<FrameRow> rows;
};

/// Puts the rows into the order of their references (bytes), and rows of one reference by all their facts, so
/// that no accident of a query or a file decides anything.
void put_in_order(Frame& frame);

/// The frame's facts as text that can mean nothing else: each field as a netstring ("5:North,", D. J.
/// Bernstein 1997), rows in order, exclusions left out. The order of the rows given does not matter.
std::string canonical_text(const Frame& frame);

/// SHA-256 of the canonical text, in hexadecimal: the same facts give the same on any machine, and any other
/// fact another. The source's hash is no part of it: a frame that two snapshots agree on is one frame.
std::string frame_hash(const Frame& frame);

/// The first row of that reference, or else the row that has or had it as another reference (edge: references
/// change when records are merged); nullptr where there is none. A walk over the rows.
const FrameRow* find_child(const Frame& frame, std::string_view reference);

}  // namespace windscreen::assure
