// Which indicators' figures say something about one another's: parts and wholes, percentages that share one
// whole, children in a stock and those who came and went. Definitions say so in their headers
// (docs/indicators.md); a test holds what they say to the data.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "measure/definition.h"

namespace windscreen::measure {

/// What another indicator is to one.
///   whole_of_rows   each row is one of its rows: what is left of it is a count too
///   whole_of_met    each row that is met is one of its rows; of a percentage, one that is met there
///   beside          its rows that are met are others of the same rows
///   unmet           each row is one of its rows that are not met; where there are several, of one of them
///   same_ages       in some group of ages its rows are the same
///   counterflow     its events end the spells that these start, or start those that these end
///   stock           the spells that these events start or end
enum class LinkKind : std::uint8_t {
  whole_of_rows,
  whole_of_met,
  beside,
  unmet,
  same_ages,
  counterflow,
  stock
};

struct Link {
  LinkKind kind = LinkKind::whole_of_rows;
  const Definition* other = nullptr;
  friend bool operator==(const Link&, const Link&) = default;
};

/// Finds a definition by its id; nullptr when there is none.
using FindDefinition = std::function<const Definition*(const std::string& id)>;

/// All that is linked to a definition, each once: what its header names, what those name in turn, and the
/// spells among `all` that name it. What `find` does not find is left out, and so is what has been replaced
/// by an authority's definition that counts something else.
std::vector<Link> links_of(const Definition& definition, const FindDefinition& find,
                           const std::vector<const Definition*>& all);

/// What is wrong with what a definition's header names, in words with what to do; empty where nothing is.
/// That an authority has replaced what a built-in definition names is no fault of either.
std::string fault_of_links(const Definition& definition, const FindDefinition& find);

}  // namespace windscreen::measure
