// What an open snapshot consists of; for the room's own files only.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "measure/people.h"
#include "measure/ratio.h"
#include "measure/reach.h"
#include "measure/relations.h"

namespace windscreen::measure {

struct Measurer::State {
  /// Where the database may put what does not fit in memory; goes after it.
  std::shared_ptr<const void> spill;
  query::Database database;
  base::Date as_at;
  lake::Authority authority;
  Catalogue catalogue;
  std::unique_ptr<Relations> relations;
  std::unique_ptr<People> people;
  /// How far the load reaches back; no limits for a database that holds its tables itself.
  Reach reach;

  State(query::Database opened, base::Date day, lake::Authority owner, Catalogue definitions)
      : database(std::move(opened)),
        as_at(day),
        authority(std::move(owner)),
        catalogue(std::move(definitions)) {
    check_population_groups(authority.population_groups);
  }

  /// Makes ready what the definitions need; `with_people` also the children's records and the teams.
  void prepare(const std::vector<const Definition*>& definitions, bool with_people);
  /// The definition whose rows are counted: itself, or the one that a change or ratio is of (looked for among
  /// `definitions` first). Throws Error when there is none.
  const Definition* counted_by(const Definition& definition,
                               const std::vector<const Definition*>& definitions) const;
};

}  // namespace windscreen::measure
