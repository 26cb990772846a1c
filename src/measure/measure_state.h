// What an open snapshot consists of; for the room's own files only.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "measure/people.h"
#include "measure/relations.h"

namespace windscreen::measure {

struct Measurer::State {
  query::Database database;
  base::Date as_at;
  std::vector<lake::Population> population;
  Catalogue catalogue;
  std::unique_ptr<Relations> relations;
  std::unique_ptr<People> people;

  State(query::Database opened, base::Date day, std::vector<lake::Population> populations,
        Catalogue definitions)
      : database(std::move(opened)),
        as_at(day),
        population(std::move(populations)),
        catalogue(std::move(definitions)) {}

  /// Makes ready what the definitions need; `with_people` also the children's records and the teams.
  void prepare(const std::vector<const Definition*>& definitions, bool with_people);
  /// The definition whose rows are counted: itself, or the one that a change refers to (looked for among
  /// `definitions` first). Throws Error when there is none.
  const Definition* counted_by(const Definition& definition,
                               const std::vector<const Definition*>& definitions) const;
};

}  // namespace windscreen::measure
