// Sex, ethnicity and disability.
#include <algorithm>
#include <vector>

#include "validate/cin/codes.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

// "0" is how sex that is not known was written until 2024.
constexpr bool sex_not_recorded(Code sex) { return sex.blank() || sex.any("0", "U"); }

constexpr bool is_disability(Code disability) { return disability.given() && disability != Code("NONE"); }

// A blank is no code of the list.
constexpr bool wrong_disability(const Disability& row) { return !row.Disability.in(disability_codes); }

void check_disabilities(const Child& c, Fails& fail) {
  const auto born = [](const Identifiers& child) { return child.PersonBirthDate.given(); };
  const auto taken_on = [](const Details& details) { return no(details.ReferralNFA); };
  if (!std::any_of(c.identifiers.begin(), c.identifiers.end(), born)) return;
  if (!std::any_of(c.details.begin(), c.details.end(), taken_on)) return;
  const bool wrong = std::any_of(c.disabilities.begin(), c.disabilities.end(), wrong_disability);
  if (!wrong && !c.disabilities.empty()) return;
  for (const Identifiers& child : c.identifiers) {
    if (born(child)) fail(child);
  }
  for (const Details& details : c.details) {
    if (taken_on(details)) fail(details);
  }
  for (const Disability& row : c.disabilities) {
    if (wrong_disability(row)) fail(row);
  }
}

constexpr Rule characteristics_list[] = {
    {.code = "2886Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(Sex ExpectedPersonBirthDate)",
     .marks = "ChildIdentifiers(Sex ExpectedPersonBirthDate)",
     .message = "For more than 2% of the children sex is not recorded, unborn children left aside. Record it "
                "where it is known, or explain.",
     .whole =
         [](const Whole& census, Fails& fail) {
           const auto without = std::count_if(
               census.identifiers.begin(), census.identifiers.end(), [](const Identifiers& child) {
                 return sex_not_recorded(child.Sex) && child.ExpectedPersonBirthDate.blank();
               });
           if (static_cast<std::size_t>(without) * 100 > census.identifiers.size() * 2) fail.whole_return();
         }},
    {.code = "2887Q",
     .severity = Severity::query,
     .reads = "Disabilities(Disability)",
     .marks = "Disabilities(Disability)",
     .message = "The return uses seven or fewer of the codes for disabilities. Check that all kinds of "
                "disability are recorded, or explain.",
     .whole =
         [](const Whole& census, Fails& fail) {
           std::vector<Code> used;
           for (const Disability& row : census.disabilities) {
             if (is_disability(row.Disability) &&
                 std::find(used.begin(), used.end(), row.Disability) == used.end()) {
               used.push_back(row.Disability);
             }
             if (used.size() > 7) return;
           }
           fail.whole_return();
         }},
    {.code = "2888Q",
     .severity = Severity::query,
     .reads = "Disabilities(LAchildID Disability)",
     .marks = "Disabilities(Disability)",
     .message = "No child in the return has more than one disability. Check that every disability of a child "
                "is recorded, or explain.",
     .whole =
         [](const Whole& census, Fails& fail) {
           std::vector<const Disability*> rows;
           for (const Disability& row : census.disabilities) {
             if (is_disability(row.Disability)) rows.push_back(&row);
           }
           if (rows.empty()) return;
           std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
             return a->LAchildID != b->LAchildID ? a->LAchildID < b->LAchildID
                                                 : a->Disability < b->Disability;
           });
           const auto several =
               std::adjacent_find(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
                 return !a->LAchildID.empty() && a->LAchildID == b->LAchildID &&
                        a->Disability != b->Disability;
               });
           if (several == rows.end()) fail.whole_return();
         }},
    {.code = "4180",
     .reads = "ChildIdentifiers(Sex)",
     .marks = "ChildIdentifiers(Sex)",
     .message = "Sex is missing or is not M, F or U. Enter one of them; U is for a child who is not yet born "
                "or whose sex is not known.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (!child.Sex.in(sex_codes)) fail(child);
           }
         }},
    {.code = "4220",
     .reads = "ChildCharacteristics(Ethnicity)",
     .marks = "ChildCharacteristics(Ethnicity)",
     .message = "Ethnicity is missing or is not a code of the census. Enter the code; REFU and NOBT say that "
                "it was refused or has not been obtained yet.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Characteristics& row : c.characteristics) {
             if (!row.Ethnicity.in(ethnicity_codes)) fail(row);
           }
         }},
    {.code = "8540",
     .reads = "ChildIdentifiers(PersonBirthDate) CINdetails(ReferralNFA) Disabilities(Disability)",
     .marks = "ChildIdentifiers(PersonBirthDate) CINdetails(ReferralNFA) Disabilities(Disability)",
     .message = "The child has been born and a referral led to further action, but disability is missing or "
                "is not a code of the census. Enter the child's disabilities, or NONE.",
     .child = check_disabilities},
};

}  // namespace

Rules characteristics_rules() { return characteristics_list; }

}  // namespace windscreen::validate::cin
