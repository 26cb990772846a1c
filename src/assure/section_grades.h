// The grade that an audit gave one section of its tool.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "assure/grade.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// By audit, what was answered to the question that asks for a section's grade ("visits_grade"), of audits
/// with a final grade. Those that left it out, or to which it did not apply, are not there. Costs one query.
std::unordered_map<std::string, Grade> read_section_grades(const store::Queries& reader,
                                                           std::string_view question);

}  // namespace windscreen::assure
