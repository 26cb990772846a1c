// The ref_ relations: what definitions may read beside the snapshot's tables.
//
//   ref_population(mid_year, children, vintage)
//   ref_population_group(mid_year, dimension, group_name, children, source)
//   ref_bank_holiday(date)                  bank holidays in England
//   ref_snapshot(as_at)                     one row: the day up to which the snapshot knows
//   ref_authority(code, name)               one row: the authority whose workspace this is
//   ref_council_organisation(name)          names under which the council itself leads early help
#pragma once

#include "measure/relations.h"
#include "query/database.h"

namespace windscreen::measure {

/// Makes the relations in the schema `main`. Throws base::Error where the engine refuses.
void make_reference(query::Connection& connection, const Reference& reference);

}  // namespace windscreen::measure
