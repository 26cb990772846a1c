// The columns that many lists of Annex A share, and the lists' columns by list. Inside of annex_a_lists; not
// for others.
#pragma once

#include <span>

#include "ingest/annex_a_lists.h"

namespace windscreen::ingest::annex_a_columns {

using Column = AnnexAColumn;
using enum Kind;

inline constexpr Column child{
    Field::person,
    "Child Unique ID",
    text,
    "ssd_person.pers_person_id",
    nullptr,
    true,
    "Child ID|Unique ID|Child Unique Identifier|Unique Child ID|Child Unique ID Number|Person ID|"
    "Child's Unique ID|Client ID|Unique Identifier|LA Child ID|Local Authority Child ID|"
    "Young Person Unique ID|Child / Young Person Unique ID|Child Reference|System ID|Child UID"};
inline constexpr Column gender{
    Field::sex, "Gender", coded, "ssd_person.pers_sex", &sexes, false, "Sex|Child Gender|Child's Gender"};
inline constexpr Column ethnic{
    Field::ethnicity,
    "Ethnicity",
    coded,
    "ssd_person.pers_ethnicity",
    &ethnicities,
    false,
    "Ethnic Origin|Ethnic Group|Ethnicity Code|Ethnicity Description|Ethnic Code|Child Ethnicity"};
inline constexpr Column born{
    Field::birth,
    "Date of Birth",
    date,
    "ssd_person.pers_dob",
    nullptr,
    false,
    "DOB|D.O.B.|Birth Date|Date of Birth (or expected date)|Child Date of Birth|Child's Date of Birth"};
inline constexpr Column years{
    Field::age,
    "Age of Child (Years)",
    text,
    "",
    nullptr,
    false,
    "Age|Age of Child|Age (Years)|Age in Years|Current Age|Child Age|Age of Young Person|"
    "Age of Young Person (Years)|Age of Child in Years"};
inline constexpr Column disabled{
    Field::disability,
    "Does the Child have a Disability",
    flag,
    "ssd_disability.disa_disability_code",
    nullptr,
    false,
    "Disability|Disabled|Child Disability|Has Disability|Is the Child Disabled|Disability (Y/N)|"
    "Does the Young Person have a Disability|Disability Status|Does Child have a Disability"};
inline constexpr Column team{
    Field::team,
    "Allocated Team",
    text,
    "ssd_involvements.invo_professional_team",
    nullptr,
    false,
    "Team|Allocated Team Name|Current Team|Responsible Team|Social Work Team|Team Name"};
inline constexpr Column worker{
    Field::worker,
    "Allocated Worker",
    text,
    "ssd_involvements.invo_professional_id",
    nullptr,
    false,
    "Worker|Allocated Social Worker|Social Worker|Allocated Worker Name|Current Worker|"
    "Case Worker|Allocated Case Worker|Key Worker|Lead Professional"};

/// Lists 7 to 11 (annex_a_lists_care.cc).
std::span<const Column> child_protection();
std::span<const Column> children_in_care();
std::span<const Column> care_leavers();
std::span<const Column> adoption();
std::span<const Column> adopters();

}  // namespace windscreen::ingest::annex_a_columns
