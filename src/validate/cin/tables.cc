#include "validate/cin/tables.h"

namespace windscreen::validate::cin {
namespace {

// NOLINTNEXTLINE(bugprone-macro-parentheses): a type and a member's name cannot stand in parentheses.
#define WINDSCREEN_CIN_COLUMN(type, name) Column{#name, kind_of<type>(), offsetof(Self, name)},
#define WINDSCREEN_CIN_DESCRIBE(Name, title, COLUMNS)                     \
  Table described(const Name*) {                                          \
    using Self = Name;                                                    \
    static constexpr Column columns[] = {COLUMNS(WINDSCREEN_CIN_COLUMN)}; \
    return {title, columns, sizeof(Name)};                                \
  }

WINDSCREEN_CIN_DESCRIBE(Header, "Header", WINDSCREEN_CIN_HEADER)
WINDSCREEN_CIN_DESCRIBE(Identifiers, "ChildIdentifiers", WINDSCREEN_CIN_IDENTIFIERS)
WINDSCREEN_CIN_DESCRIBE(Characteristics, "ChildCharacteristics", WINDSCREEN_CIN_CHARACTERISTICS)
WINDSCREEN_CIN_DESCRIBE(Disability, "Disabilities", WINDSCREEN_CIN_DISABILITIES)
WINDSCREEN_CIN_DESCRIBE(Details, "CINdetails", WINDSCREEN_CIN_DETAILS)
WINDSCREEN_CIN_DESCRIBE(Assessment, "Assessments", WINDSCREEN_CIN_ASSESSMENTS)
WINDSCREEN_CIN_DESCRIBE(Factor, "AssessmentFactorsList", WINDSCREEN_CIN_FACTORS)
WINDSCREEN_CIN_DESCRIBE(CinPlan, "CINplanDates", WINDSCREEN_CIN_PLANS)
WINDSCREEN_CIN_DESCRIBE(Section47, "Section47", WINDSCREEN_CIN_SECTION47)
WINDSCREEN_CIN_DESCRIBE(ProtectionPlan, "ChildProtectionPlans", WINDSCREEN_CIN_CP_PLANS)
WINDSCREEN_CIN_DESCRIBE(Review, "Reviews", WINDSCREEN_CIN_REVIEWS)

template <class... Rows>
std::array<Table, sizeof...(Rows)> all_described() {
  return {described(static_cast<const Rows*>(nullptr))...};
}

}  // namespace

std::span<const Table> tables() {
  static const auto all = all_described<Header, Identifiers, Characteristics, Disability, Details, Assessment,
                                        Factor, CinPlan, Section47, ProtectionPlan, Review>();
  return all;
}

}  // namespace windscreen::validate::cin
