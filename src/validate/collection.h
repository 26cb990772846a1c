// What a rule may know besides the rows: the collection's days, the authority, and the reference lists that
// were given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "validate/values.h"

namespace windscreen::validate {

/// A line of Ofsted's register of providers, as the department gives it out with the return's guidance.
struct Provider {
  std::string urn;
  /// The authority in which it stands.
  std::string la_code_inferred;
  /// Codes of placements and of provider types that it may have, with commas between them: "K2,U4".
  std::string place_codes;
  std::string provider_codes;
  std::string postcode;
  /// The last day of its registration; blank while it is registered.
  Day reg_end;
};

struct Collection {
  /// The year in which the collection ends: 2026 for 2025-26.
  int year = 2026;
  /// Its first and last day: 1 April and 31 March.
  Day start = Day::on(2025, 4, 1);
  Day end = Day::on(2026, 3, 31);
  /// The authority's code, in capitals: "936" or "SUR"; empty where not known.
  std::string authority;
  /// The return came as the XML message.
  bool xml = false;
  /// Last year's return was given.
  bool previous = false;

  /// The register's lines; an URN may have several. Empty where no register was given.
  std::vector<Provider> providers;
  /// Places in `providers` by URN.
  std::unordered_multimap<std::string_view, std::uint32_t> providers_by_urn;
  bool has_providers = false;
  /// Postcodes that exist, in capitals without spaces.
  std::unordered_set<std::string> postcodes;
  bool has_postcodes = false;
};

/// Makes the register ready to be looked up; after `providers` was filled, which must not change any more.
void index_providers(Collection& collection);

}  // namespace windscreen::validate
