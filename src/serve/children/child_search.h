// Finding children in a snapshot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"

namespace windscreen::serve {

/// What a child must fit; what is absent is not asked.
struct ChildSought {
  /// The whole identifier.
  std::optional<std::string> id;
  /// Each of its words is in the forename or surname, in whatever case.
  std::optional<std::string> name;
  /// Born, or expected, on the day.
  std::optional<base::Date> born;

  bool empty() const { return !id && !name && !born; }
};

/// The identifiers of the children who fit and for whom `may` says yes, by surname, forename and identifier.
/// Where `among` lists children, nobody else is looked at, so that the search of someone who reaches few does
/// not sort everyone. The caller must be alone with the measurer.
std::vector<std::string> find_children(measure::Measurer& measurer, const ChildSought& sought,
                                       const std::function<bool(const std::string&)>& may,
                                       const std::optional<std::vector<std::string>>& among = std::nullopt);

/// Whether the snapshot has a record of the person.
bool has_person(measure::Measurer& measurer, const std::string& person_id);

}  // namespace windscreen::serve
