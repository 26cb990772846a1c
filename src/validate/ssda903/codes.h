// The code sets of the SSDA903 return. Source of each: Department for Education, "Children looked-after by
// local authorities in England: guide to the SSDA903 collection 1 April 2025 to 31 March 2026", under the
// item that is named; sets of part of an item's codes are from the wording of the rules that are named. A
// rule asks `e.LS.in(codes::legal_statuses)`.
#pragma once

#include <array>

#include "validate/values.h"

namespace windscreen::validate::ssda903::codes {

// Header.

/// SEX; the figures 1 and 2 were its codes up to 2023-24.
inline constexpr auto sexes = std::to_array<Code>({"M", "F", "U"});
/// ETHNIC: the ethnicities of the common basic data set; refused, and not yet obtained.
inline constexpr auto ethnicities =
    std::to_array<Code>({"WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
                         "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"});
/// MOTHER, UASC, FOSTER_CARE and the health items of OC2: no and yes.
inline constexpr auto no_or_yes = std::to_array<Code>({"0", "1"});

// Episodes.

/// RNE: S started to be looked after, P other placement and carer, T other placement with the same carer, L
/// other legal status, B both L and P, U both L and T.
inline constexpr auto reasons_new_episode = std::to_array<Code>({"S", "P", "L", "T", "U", "B"});
/// LS: care orders, freed, placement order, section 20, respite, criminal justice, short-term detention or
/// protection.
inline constexpr auto legal_statuses =
    std::to_array<Code>({"C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3"});
/// LS: interim and full care order.
inline constexpr auto care_orders = std::to_array<Code>({"C1", "C2"});
/// LS: a series of short breaks. Much of the return does not apply to them.
inline constexpr auto respite = std::to_array<Code>({"V3", "V4"});
/// CIN: the categories of need, from abuse or neglect to absent parenting.
inline constexpr auto needs = std::to_array<Code>({"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"});

/// PLACE. P2 may still stand in episodes that began before 28 October 2023 (rule 217t says so of the others).
inline constexpr auto placements = std::to_array<Code>(
    {"A3", "A4", "A5", "A6", "K1", "K2", "K3", "P1", "P2", "P3", "R1", "R2",  "R3",  "R5",  "S1",
     "T0", "T1", "T2", "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z11", "Z12", "Z13", "Z14"});
/// PLACE in returns of earlier years: placed for adoption up to 2007-08 (A1, A2), foster care up to 2014-15
/// (Q1, Q2), supported accommodation up to 2023-24 (H5, now K3), other placements up to 2024-25 (Z1, now Z11
/// to Z14). Open episodes were coded anew, which rule 503D allows for.
inline constexpr auto placements_before = std::to_array<Code>({"A1", "A2", "H5", "Q1", "Q2", "Z1"});
/// PLACE: with the carer who fostered the child, or not; with consent (A3, A4) or under a placement order
/// (A5, A6).
inline constexpr auto placed_for_adoption = std::to_array<Code>({"A3", "A4", "A5", "A6"});
/// PLACE: foster care, with relatives or friends (U1 to U3) and others.
inline constexpr auto foster_placements = std::to_array<Code>({"U1", "U2", "U3", "U4", "U5", "U6"});
/// PLACE: temporary moves out of a placement that goes on.
inline constexpr auto temporary_placements = std::to_array<Code>({"T0", "T1", "T2", "T3", "T4"});
/// PLACE: other placements, up to 2024-25 one code (Z1).
inline constexpr auto other_placements = std::to_array<Code>({"Z11", "Z12", "Z13", "Z14"});
/// PLACE: those that have no provider (rule 178).
inline constexpr auto placements_without_provider =
    std::to_array<Code>({"T0", "T1", "T2", "T3", "Z11", "Z12", "Z13", "Z14"});
/// PLACE: those that have no number in Ofsted's register (rules 218, 222).
inline constexpr auto placements_without_urn = std::to_array<Code>(
    {"P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"});
/// PLACE_PROVIDER: parents, own provision, other authority, other public, voluntary, private.
inline constexpr auto providers = std::to_array<Code>({"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"});
/// PL_LOCATION, from the postcodes: inside the authority's boundary, or outside.
inline constexpr auto locations = std::to_array<Code>({"IN", "OUT"});

/// REC: X1 where another episode follows on the same day.
inline constexpr auto reasons_ceased =
    std::to_array<Code>({"E11", "E12", "E2",  "E3",  "E4A", "E4B", "E13", "E14", "E15", "E16", "E17",
                         "E41", "E45", "E46", "E47", "E48", "E5",  "E6",  "E7",  "E8",  "E9",  "X1"});
/// REC: adopted, the order unopposed or consent dispensed with.
inline constexpr auto adopted = std::to_array<Code>({"E11", "E12"});
/// REC: special guardianship, to relatives or others, former foster carers or not.
inline constexpr auto special_guardianship = std::to_array<Code>({"E45", "E46", "E47", "E48"});
/// REASON_PLACE_CHANGE.
inline constexpr auto reasons_place_change =
    std::to_array<Code>({"CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ",
                         "PLACE", "CUSTOD", "OTHER"});

// The other tables.

/// REVIEW_CODE: whether and how the child took part in the review; PN0 under 4 years old.
inline constexpr auto review_codes =
    std::to_array<Code>({"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"});
/// SDQ_REASON: why there is no score.
inline constexpr auto sdq_reasons = std::to_array<Code>({"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"});
/// IN_TOUCH.
inline constexpr auto in_touch = std::to_array<Code>({"YES", "NO", "DIED", "REFU", "NREQ", "RHOM"});
/// ACTIV: full-time (F) and part-time (P) education, training and work, none of them (G); 0 for no
/// information.
inline constexpr auto activities =
    std::to_array<Code>({"F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0"});
/// ACCOM: a letter for the kind, 1 where suitable and 2 where not (homeless and custody never are); 0 for no
/// information.
inline constexpr auto accommodations = std::to_array<Code>(
    {"B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1", "H2", "K1", "K2", "R1", "R2",
     "S2", "T1", "T2", "U1", "U2", "V1", "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0"});
/// NB_ADOPTR.
inline constexpr auto adopter_numbers = std::to_array<Code>({"1", "2"});
/// SEX_ADOPTR: a man, a woman, two men, two women, one of each.
inline constexpr auto adopter_sexes = std::to_array<Code>({"M1", "F1", "MM", "FF", "MF"});
/// LS_ADOPTR: one person (L0), married couple (L11), civil partners (L12), unmarried couples and others.
inline constexpr auto adopter_statuses = std::to_array<Code>({"L0", "L11", "L12", "L2", "L3", "L4"});
/// REASON_PLACED_CEASED: why the child is no longer to be placed for adoption.
inline constexpr auto reasons_placed_ceased = std::to_array<Code>({"RD1", "RD2", "RD3", "RD4"});
/// PREV_PERM: adoption, special guardianship, residence or child arrangements order, unknown order; Z1 none.
inline constexpr auto previous_permanence = std::to_array<Code>({"P1", "P2", "P3", "P4", "Z1"});
/// MISSING: missing, or away from placement without authorisation.
inline constexpr auto missing_types = std::to_array<Code>({"M", "A"});
/// SW_REASON: first worker, left the role, caseload management, reorganisation, moved or promoted, absent,
/// under investigation, died, change wished by the child, or by its parent or carer, others.
inline constexpr auto worker_reasons =
    std::to_array<Code>({"FCONTA", "LEFTRL", "MANAGE", "ORGRST", "TSPROM", "ABSENC", "INVEST", "SWDIED",
                         "CHCHAN", "PCCHAN", "OTHERS"});

// Authorities.

/// True for the department's three figures of an English authority that has children's services, or had them
/// since 2008. From its published statistics ("Children looked after in England including adoptions",
/// "Characteristics of children in need": old_la_code), and 820 Bedfordshire and 875 Cheshire, which ended in
/// 2009.
bool english_authority(Text code);
/// WAL, SCO, NIR, and NUK outside the United Kingdom: no English authority.
bool outside_england(Text code);
/// Nine characters of the Office for National Statistics: "E10000030", "W06000015".
bool ons_area(Text code);

}  // namespace windscreen::validate::ssda903::codes
