// Why a child has no unique pupil number (UPN), and whether that fits the child's referrals.
#include <algorithm>

#include "validate/cin/codes.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

// The letters may be small ones: whether the code is written as it should be is not the question here.
Code reason_in_capitals(Code reason) {
  std::string text = reason.text();
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return Code(text);
}

// UN1 says that the child is below school age, so it is no reason for one who is not.
bool reason_at_school_age(Code reason) {
  const Code capitals = reason_in_capitals(reason);
  return capitals.in(upn_unknown_codes) && capitals != "UN1";
}

constexpr Rule upn_reasons_list[] = {
    {.code = "8770Q",
     .severity = Severity::query,
     .reads =
         "ChildIdentifiers(PersonBirthDate UPN UPNunknown) CINdetails(ReferralNFA) Header(ReferenceDate)",
     .marks = "ChildIdentifiers(UPN UPNunknown)",
     .message = "The child is of school age and a referral led to further action, but there is neither a UPN "
                "nor a reason for its absence other than UN1. Enter the UPN or the reason, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           const auto goes_on = [](const Details& d) { return no(d.ReferralNFA); };
           if (std::none_of(c.details.begin(), c.details.end(), goes_on)) return;
           // School begins in the September after the fifth birthday at the latest: aged 5 on 31 August of
           // the census year.
           const Day youngest = Day::on(c.collection.start.year() - 5, 8, 31);
           for (const Identifiers& i : c.identifiers) {
             if (i.PersonBirthDate <= youngest && i.UPN.empty() && !reason_at_school_age(i.UPNunknown)) {
               fail(i);
             }
           }
         }},
    {.code = "8772",
     .reads = "ChildIdentifiers(UPNunknown) CINdetails(ReferralNFA)",
     .marks = "ChildIdentifiers(UPNunknown) CINdetails(ReferralNFA)",
     .message =
         "The UPN is missing because the referral led to no further action (UN7), but a CIN episode of the "
         "child is not marked so. Enter the UPN or another reason, or check the flag of the episode.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : c.identifiers) {
             if (i.UPNunknown != "UN7") continue;
             for (const Details& d : c.details) {
               if (!yes(d.ReferralNFA)) fail.together(i, d);
             }
           }
         }},
};

}  // namespace

Rules upn_reasons_rules() { return upn_reasons_list; }

}  // namespace windscreen::validate::cin
