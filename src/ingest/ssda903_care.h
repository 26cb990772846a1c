// What a child's episodes in the SSDA903 say together: periods of care, legal statuses and placements. Pure
// computation, without files and tables.
//
// The department's reasons for a new episode (RNE): S started to be looked after; L change of legal status
// only; P change of placement and carer; T change of placement, same carer; B change of legal status,
// placement and carer; U change of legal status and placement, same carer. A reason for ceasing (REC) of X1
// means that care goes on in the next episode; any other that the child ceased to be looked after.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"

namespace windscreen::ingest::ssda903 {

/// One episode. Codes in capitals; "" where absent.
struct Episode {
  base::Date start;
  std::optional<base::Date> end;
  std::string new_episode_reason;  // RNE
  std::string legal_status;        // LS
  std::string ceased_reason;       // REC
  std::string placement_type;      // PLACE
  std::string placement_postcode;  // PL_POST
  std::string urn;                 // URN
};

/// Episodes `first` to `last` (indexes) that are one spell.
struct Spell {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Care {
  /// From coming into care to leaving it. Episodes with the legal statuses V3 and V4 (short breaks) form
  /// periods like others: indicators leave them out.
  std::vector<Spell> periods;
  /// The same legal status without a gap, within a period.
  std::vector<Spell> legal_statuses;
  /// The same placement: it goes on under a new legal status (RNE L).
  std::vector<Spell> placements;
  /// For each episode, its period and its placement.
  std::vector<std::size_t> period_of;
  std::vector<std::size_t> placement_of;
  /// Episodes that say L (legal status only) although the placement's type changes: a new placement begins.
  std::vector<std::size_t> placement_changed_under_l;
};

/// Reads episodes, which must be in order of their start.
Care read_care(std::span<const Episode> episodes);

/// The day on which a period or spell ends: its last episode's, none while that is open.
std::optional<base::Date> end_of(const Spell& spell, std::span<const Episode> episodes);

/// True for placed for adoption (A3 to A6).
bool is_adoptive_placement(const Episode& episode);
/// The first episode of the chain with the same carers that leads to `episode` (which follows it by L, T or
/// U).
std::size_t with_same_carers_since(std::size_t episode, std::span<const Episode> episodes, const Care& care);

}  // namespace windscreen::ingest::ssda903
