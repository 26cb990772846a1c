// Factors found by assessments.
#include <algorithm>

#include "validate/cin/codes.h"
#include "validate/cin/factors.h"
#include "validate/cin/rules.h"
#include "validate/cin/seen.h"

namespace windscreen::validate::cin {
namespace {

constexpr Code no_factors_found = "21";

bool factors_complete(Text cell) {
  const Factors factors(cell);
  if (factors.none()) return false;
  for (const Code factor : factors) {
    if (!factor.in(factor_codes)) return false;
  }
  return true;
}

bool a_factor_repeated(Text cell) {
  Seen seen;
  for (const Code factor : Factors(cell)) {
    if (seen.again(factor)) return true;
  }
  return false;
}

bool none_found_beside_others(Text cell) {
  bool none_found = false;
  bool others = false;
  for (const Code factor : Factors(cell)) (factor == no_factors_found ? none_found : others) = true;
  return none_found && others;
}

void fail_factor(Fails& fail, const Child& c, Code factor) {
  for (const Assessment& a : c.assessments) {
    if (Factors(a.AssessmentFactors).has(factor)) fail(a);
  }
}

bool none_found(const Factor* factor) { return factor->AssessmentFactor == no_factors_found; }

// Assessments for which the list of factors has 21 without saying in which episode they are, in order.
std::vector<Text> none_found_without_episode(const Child& c) {
  std::vector<Text> assessments;
  for (const Factor& factor : c.factors) {
    if (none_found(&factor) && factor.CINdetailsID.empty() && !factor.AssessmentID.empty())
      assessments.push_back(factor.AssessmentID);
  }
  std::sort(assessments.begin(), assessments.end());
  return assessments;
}

constexpr Rule factors_list[] = {
    {.code = "8614",
     .reads = "Assessments(AssessmentAuthorisationDate AssessmentFactors)",
     .marks = "Assessments(AssessmentAuthorisationDate AssessmentFactors)",
     .message = "The assessment has factors but no end date. Factors are given once it is complete: enter "
                "the day on which it was authorised, or take the factors out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (a.AssessmentAuthorisationDate.blank() && !Factors(a.AssessmentFactors).none()) fail(a);
           }
         }},
    {.code = "8869",
     .reads = "Assessments(AssessmentFactors)",
     .marks = "Assessments(AssessmentFactors)",
     .message = "The assessment has factor 21 (none found) beside other factors. Take out 21, or the others.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (none_found_beside_others(a.AssessmentFactors)) fail(a);
           }
         }},
    {.code = "8873Q",
     .severity = Severity::query,
     .reads = "CINdetails(CINdetailsID ReasonForClosure) Assessments(CINdetailsID AssessmentFactors) "
              "AssessmentFactorsList?(CINdetailsID AssessmentFactor)",
     .marks = "CINdetails(ReasonForClosure) Assessments(AssessmentFactors)",
     .message = "The only assessment of the CIN episode found no factors (21), but the case was not closed "
                "with reason RC8 or RC9. Check the factors and the reason for closure, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           const std::vector<Text> elsewhere = none_found_without_episode(c);
           // With one assessment, all factors that are listed in the episode are its own.
           const auto listed = [&elsewhere](const Episode& e, const Assessment& only) {
             return std::any_of(e.factors.begin(), e.factors.end(), none_found) ||
                    std::binary_search(elsewhere.begin(), elsewhere.end(), only.AssessmentID);
           };
           for (const Episode& e : c.episodes) {
             if (e.assessments.size() != 1) continue;
             const Assessment& only = *e.assessments.front();
             if (!Factors(only.AssessmentFactors).has(no_factors_found) && !listed(e, only)) continue;
             for (const Details* d : e.details) {
               if (!d->ReasonForClosure.any("RC8", "RC9")) fail.together(*d, only);
             }
           }
         }},
    {.code = "8897Q",
     .severity = Severity::query,
     .reads = "Assessments(AssessmentAuthorisationDate AssessmentFactors) Header(ReferenceDate)",
     .marks = "Assessments(AssessmentAuthorisationDate AssessmentFactors)",
     .message = "The assessment is complete but has no factors, or one that is no code of the census. Enter "
                "what it found (21 where there were no factors), or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (a.AssessmentAuthorisationDate >= c.collection.start &&
                 !factors_complete(a.AssessmentFactors)) {
               fail(a);
             }
           }
         }},
    {.code = "8898",
     .reads = "Assessments(AssessmentFactors)",
     .marks = "Assessments(AssessmentFactors)",
     .message = "The assessment names the same factor twice. Keep each code one time.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (a_factor_repeated(a.AssessmentFactors)) fail(a);
           }
         }},
    {.code = "8945Q",
     .severity = Severity::query,
     .reads = "Assessments(AssessmentFactors)",
     .marks = "Assessments(AssessmentFactors)",
     .message = "The assessment has factor 18A, which is no longer used. Enter 18B (by a child) or 18C (by "
                "an adult), or explain.",
     .child = [](const Child& c, Fails& fail) { fail_factor(fail, c, "18A"); }},
    {.code = "8950Q",
     .severity = Severity::query,
     .reads = "Assessments(AssessmentFactors)",
     .marks = "Assessments(AssessmentFactors)",
     .message = "The assessment has factor 19A, which is no longer used. Enter 19B (by a child) or 19C (by "
                "an adult), or explain.",
     .child = [](const Child& c, Fails& fail) { fail_factor(fail, c, "19A"); }},
};

}  // namespace

Rules factors_rules() { return factors_list; }

}  // namespace windscreen::validate::cin
