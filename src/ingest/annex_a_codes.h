// The code sets of Annex A in both directions: what a cell says to the canonical code, and back. Codes are
// the Department for Education's (children in need census, SSDA903) and the SSD's; the words are our own.
// Everything here is constant and thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/code_sets.h"

namespace windscreen::ingest {

struct AnnexACode {
  /// As the canonical tables hold it.
  std::string_view code;
  /// As Windscreen writes it into a workbook; must decode to `code`.
  std::string_view written;
  /// Other words for it, separated by "|".
  std::string_view words = {};
};

struct AnnexACodeSet {
  std::string_view name;
  std::span<const AnnexACode> codes;
};

/// The sets, by what they code.
extern const AnnexACodeSet contact_sources;      // children in need census, source of referral
extern const AnnexACodeSet primary_needs;        // N0 … N9
extern const AnnexACodeSet closure_reasons;      // RC1 … RC9
extern const AnnexACodeSet abuse_categories;     // NEG, PHY, SAB, EMO, MUL
extern const AnnexACodeSet case_statuses;        // 1 … 5: the lists' letters a to e
extern const AnnexACodeSet legal_statuses;       // C1, C2, D1, E1, V2, …
extern const AnnexACodeSet ceased_reasons;       // E11 … E17, X1
extern const AnnexACodeSet permanence_plans;     // the keys of the SSD's care plan
extern const AnnexACodeSet placement_types;      // U1 … U6, K1, …
extern const AnnexACodeSet placement_providers;  // PR0 … PR5
extern const AnnexACodeSet placement_locations;  // 1 inside the authority's area, 0 outside
extern const AnnexACodeSet eligibility_groups;   // Relevant, Former Relevant, Qualifying, Eligible
extern const AnnexACodeSet in_touch_codes;       // YES, NO, DIED, REFU, NREQ, RHOM
extern const AnnexACodeSet accommodation_types;  // B … Z, 0
extern const AnnexACodeSet suitability_codes;    // 1, 2
extern const AnnexACodeSet activity_codes;       // F1 … P5, G4, G5, G6, 0
extern const AnnexACodeSet reversal_reasons;     // RD1 … RD4
extern const AnnexACodeSet sexes;                // M, F, U, I; read with ingest::sex
extern const AnnexACodeSet ethnicities;          // WBRI … NOBT; read with ingest::ethnicity
std::span<const AnnexACodeSet* const> annex_a_code_sets();

/// What a cell says.
struct Decoded {
  /// The code; the cell's own text where no code fits ("known" is then false).
  std::string code;
  bool known = true;
  /// What the cell says beyond the code, in its own words: "Neighbourhood team" of "6: Neighbourhood team".
  std::string words;
};

/// Takes the code alone, code and words in either order ("N1 - Abuse or neglect", "Police (6)"), the words
/// alone, a list letter before either ("c) Child in need plan"), and the letter alone where the set is
/// written with letters. An empty cell gives an empty code.
Decoded decode(const AnnexACodeSet& set, std::string_view text);

/// The words that Windscreen writes for a code; the text itself where the set does not have it.
std::string_view encode(const AnnexACodeSet& set, std::string_view code);

/// True for a cell that says that nothing is known: "Unknown", "Not recorded", "c) Not known", "-".
bool says_nothing(std::string_view text);

}  // namespace windscreen::ingest
