// The code sets of the children in need census (Department for Education, "Children in need census: guide",
// common basic data set), for all files of rules of the census.
#pragma once

#include <array>

#include "validate/values.h"

namespace windscreen::validate::cin {

/// Sex (N00783): male, female, and not known or not yet born.
inline constexpr std::array<Code, 3> sex_codes{"M", "F", "U"};

/// Ethnicity (N00177), the main categories.
inline constexpr std::array<Code, 20> ethnicity_codes{"WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA",
                                                      "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
                                                      "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"};

/// Disability (N00099); NONE says that there is none.
inline constexpr std::array<Code, 13> disability_codes{"NONE", "MOB", "HAND", "PC",  "INC", "COMM", "LD",
                                                       "HEAR", "VIS", "BEH",  "CON", "AUT", "DDA"};

/// UPNunknown (N00135): why there is no UPN. UN1 is a child below school age, UN7 a referral with no further
/// action.
inline constexpr std::array<Code, 10> upn_unknown_codes{"UN1", "UN2", "UN3", "UN4", "UN5",
                                                        "UN6", "UN7", "UN8", "UN9", "UN10"};

/// ReferralSource (N00152).
inline constexpr std::array<Code, 22> referral_source_codes{"1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B",
                                                            "3C", "3D", "3E", "3F", "4",  "5A", "5B", "5C",
                                                            "5D", "6",  "7",  "8",  "9",  "10"};

/// PrimaryNeedCode (N00101); N0 is "not stated".
inline constexpr std::array<Code, 10> primary_need_codes{"N0", "N1", "N2", "N3", "N4",
                                                         "N5", "N6", "N7", "N8", "N9"};

/// ReasonForClosure (N00103). RC2: died. RC8 and RC9: closed after assessment, RC9 with a referral to early
/// help.
inline constexpr std::array<Code, 9> closure_codes{"RC1", "RC2", "RC3", "RC4", "RC5",
                                                   "RC6", "RC7", "RC8", "RC9"};

/// InitialCategoryOfAbuse and LatestCategoryOfAbuse (N00113, N00114).
inline constexpr std::array<Code, 5> abuse_codes{"NEG", "PHY", "SAB", "EMO", "MUL"};

/// AssessmentFactors (N00181). 18A and 19A are still known, and queried by rules of their own (8945Q, 8950Q).
/// 20 is any other factor; 21 says that none was found.
inline constexpr std::array<Code, 44> factor_codes{
    "1A",  "1B",  "1C",  "2A",  "2B",  "2C",  "3A",  "3B",  "3C",  "4A", "4B",  "4C",  "5A",  "5B",  "5C",
    "6A",  "6B",  "6C",  "7A",  "8B",  "8C",  "8D",  "8E",  "8F",  "9A", "10A", "11A", "12A", "13A", "14A",
    "15A", "16A", "17A", "18A", "18B", "18C", "19A", "19B", "19C", "20", "21",  "22A", "23A", "24A"};

/// Authorities that may stand in characters 2 to 4 of a UPN: those since April 1998, also the ones since
/// abolished, and the department's pseudo authorities. Each pair is the first and the last of a run.
struct UpnAuthorities {
  int first;
  int last;
};
inline constexpr std::array<UpnAuthorities, 35> upn_authorities{{
    {1, 5},     {201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373},
    {380, 384}, {390, 394}, {420, 420}, {660, 681}, {701, 708}, {800, 803}, {805, 808},
    {810, 813}, {815, 816}, {820, 823}, {825, 826}, {830, 831}, {835, 841}, {845, 846},
    {850, 852}, {855, 857}, {860, 861}, {865, 896}, {908, 909}, {916, 916}, {919, 919},
    {921, 921}, {925, 926}, {928, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 943},
}};

}  // namespace windscreen::validate::cin
