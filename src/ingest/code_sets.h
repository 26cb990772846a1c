// One coding for what every source writes in its own way: sex, ethnicity, yes and no. docs/formats.md lists
// the codes. Everything here is constant and thread-safe; text is matched without regard to case and space.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace windscreen::ingest {

/// A value in the canonical coding. A code that is not known is kept as it stands, with `known` false, for
/// the reader to flag.
struct Coded {
  std::string value;
  bool known = true;
};

/// Sex as the SSD's pers_sex has it: M, F, U (not known or not recorded, as for the unborn), I (neither).
/// Takes M/F/U/I, Male/Female/…, 1 and 2 (SSDA903, CIN census), 0 (not known) and 9 (neither) of the CIN
/// census's GenderCurrent, each with or without Annex A's list letter ("a) Female"). Empty stays empty.
Coded sex(std::string_view text);

/// The Department for Education's ethnicity code (WBRI … NOBT). Takes the code in any case, alone or before
/// or after a title ("WBRI - White British", "a) WBRI"), and the titles of the code set. Empty stays empty.
Coded ethnicity(std::string_view text);

/// Yes (Y, Yes, 1, true, t) or no (N, No, 0, false, f), with or without a list letter ("a) Yes"); nullopt for
/// anything else, empty included.
std::optional<bool> yes_no(std::string_view text);

/// Without the letter that Annex A's drop-down lists put before a value: "b) Male" gives "Male".
std::string_view without_list_letter(std::string_view text);

}  // namespace windscreen::ingest
