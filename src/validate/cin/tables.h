// The tables of the children in need census (Department for Education, "Children in need census: guide and
// technical specification"), flat: a structure for a row of each, whose members bear the census's own names.
// Rows are keyed by LAchildID, by CINdetailsID within it, and assessments and plans by AssessmentID and
// CPPID.
#pragma once

#include <array>
#include <cstdint>

#include "validate/table.h"

namespace windscreen::validate::cin {

/// In the order in which findings about them are listed.
enum class TableId : std::uint8_t {
  header,
  identifiers,
  characteristics,
  disabilities,
  details,
  assessments,
  factors,
  cin_plans,
  section47,
  cp_plans,
  reviews,
};
inline constexpr std::size_t table_count = 11;

// clang-format off: lists of columns, which it would lay out anew each time.
// A row's structure from the list of its columns; tables.cc describes the columns from the same list.
#define WINDSCREEN_CIN_MEMBER(type, name) type name{};
#define WINDSCREEN_CIN_ROW(Name, id_, COLUMNS)           \
  struct Name {                                          \
    /** Place in its table, from 0, as in the source. */ \
    std::uint32_t row = 0;                               \
    static constexpr TableId id = TableId::id_;          \
    COLUMNS(WINDSCREEN_CIN_MEMBER)                       \
  };

#define WINDSCREEN_CIN_HEADER(X) \
  X(Text, Collection) X(Text, Year) X(Text, SourceLevel) X(Text, LEA) X(Text, SoftwareCode) \
  X(Text, Release) X(Text, SerialNo) X(Text, DateTime) X(Day, ReferenceDate)
WINDSCREEN_CIN_ROW(Header, header, WINDSCREEN_CIN_HEADER)

#define WINDSCREEN_CIN_IDENTIFIERS(X) \
  X(Text, LAchildID) X(Text, UPN) X(Text, FormerUPN) X(Code, UPNunknown) X(Code, Sex) \
  X(Day, PersonBirthDate) X(Day, ExpectedPersonBirthDate) X(Day, PersonDeathDate)
WINDSCREEN_CIN_ROW(Identifiers, identifiers, WINDSCREEN_CIN_IDENTIFIERS)

#define WINDSCREEN_CIN_CHARACTERISTICS(X) \
  X(Text, LAchildID) X(Code, Ethnicity)
WINDSCREEN_CIN_ROW(Characteristics, characteristics, WINDSCREEN_CIN_CHARACTERISTICS)

#define WINDSCREEN_CIN_DISABILITIES(X) \
  X(Text, LAchildID) X(Code, Disability)
WINDSCREEN_CIN_ROW(Disability, disabilities, WINDSCREEN_CIN_DISABILITIES)

#define WINDSCREEN_CIN_DETAILS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Day, CINreferralDate) X(Day, CINclosureDate) \
  X(Day, DateOfInitialCPC) X(Code, ReferralSource) X(Code, PrimaryNeedCode) X(Code, ReasonForClosure) \
  X(Code, ReferralNFA)
WINDSCREEN_CIN_ROW(Details, details, WINDSCREEN_CIN_DETAILS)

/// AssessmentFactors holds all factors of the assessment, with commas between them; `Factors` goes over them.
#define WINDSCREEN_CIN_ASSESSMENTS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Text, AssessmentID) X(Text, AssessmentFactors) \
  X(Day, AssessmentActualStartDate) X(Day, AssessmentInternalReviewDate) \
  X(Day, AssessmentAuthorisationDate)
WINDSCREEN_CIN_ROW(Assessment, assessments, WINDSCREEN_CIN_ASSESSMENTS)

#define WINDSCREEN_CIN_FACTORS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Text, AssessmentID) X(Code, AssessmentFactor)
WINDSCREEN_CIN_ROW(Factor, factors, WINDSCREEN_CIN_FACTORS)

#define WINDSCREEN_CIN_PLANS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Day, CINPlanStartDate) X(Day, CINPlanEndDate)
WINDSCREEN_CIN_ROW(CinPlan, cin_plans, WINDSCREEN_CIN_PLANS)

#define WINDSCREEN_CIN_SECTION47(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Day, S47ActualStartDate) X(Day, InitialCPCtarget) \
  X(Day, DateOfInitialCPC) X(Code, ICPCnotRequired)
WINDSCREEN_CIN_ROW(Section47, section47, WINDSCREEN_CIN_SECTION47)

#define WINDSCREEN_CIN_CP_PLANS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Text, CPPID) X(Day, CPPstartDate) X(Day, CPPendDate) \
  X(Code, InitialCategoryOfAbuse) X(Code, LatestCategoryOfAbuse) X(Code, NumberOfPreviousCPP)
WINDSCREEN_CIN_ROW(ProtectionPlan, cp_plans, WINDSCREEN_CIN_CP_PLANS)

#define WINDSCREEN_CIN_REVIEWS(X) \
  X(Text, LAchildID) X(Text, CINdetailsID) X(Text, CPPID) X(Day, CPPreviewDate)
WINDSCREEN_CIN_ROW(Review, reviews, WINDSCREEN_CIN_REVIEWS)
// clang-format on

/// All tables, by TableId.
std::span<const Table> tables();

}  // namespace windscreen::validate::cin
