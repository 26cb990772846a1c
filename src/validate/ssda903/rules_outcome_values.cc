// What the items about reviews, strengths and difficulties, and care leavers may hold.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr int highest_sdq_score = 40;

bool sdq_score(Code score) {
  const auto number = score.number();
  return number.has_value() && *number >= 0 && *number <= highest_sdq_score;
}

constexpr Rule outcome_values_list[] = {
    {.code = "131",
     .reads = "OC3(IN_TOUCH)",
     .marks = "OC3(IN_TOUCH)",
     .message = "IN_TOUCH must say whether the authority is in touch with the care leaver: YES, NO, DIED, "
                "REFU, NREQ or RHOM.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!o.IN_TOUCH.in(codes::in_touch)) fail(o);
           }
         }},
    {.code = "132",
     .reads = "OC3(ACTIV)",
     .marks = "OC3(ACTIV)",
     .message = "ACTIV is empty or no activity of the guide's list. Enter what the care leaver does, 0 where "
                "there is no information.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!o.ACTIV.in(codes::activities)) fail(o);
           }
         }},
    {.code = "133",
     .reads = "OC3(ACCOM)",
     .marks = "OC3(ACCOM)",
     .message = "ACCOM is no accommodation of the guide's list. Enter where the care leaver lives with 1 "
                "(suitable) or 2 (not suitable) behind the letter, 0 where there is no information.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (o.ACCOM.given() && !o.ACCOM.in(codes::accommodations)) fail(o);
           }
         }},
    {.code = "166",
     .reads = "Reviews(REVIEW)",
     .marks = "Reviews(REVIEW)",
     .message = "REVIEW is empty or no day of the calendar. Enter the day of the review as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Review& r : c.reviews) {
             if (!r.REVIEW.known()) fail(r);
           }
         }},
    {.code = "167",
     .reads = "Reviews(REVIEW REVIEW_CODE)",
     .marks = "Reviews(REVIEW_CODE)",
     .message = "REVIEW_CODE must say how the child took part in the review: one of PN0 to PN7.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Review& r : c.reviews) {
             // Of a review without a day (166) there is no participation to be entered either.
             if (r.REVIEW.blank() && r.REVIEW_CODE.blank()) continue;
             if (!r.REVIEW_CODE.in(codes::review_codes)) fail(r);
           }
         }},
    {.code = "180",
     .reads = "OC2(SDQ_SCORE)",
     .marks = "OC2(SDQ_SCORE)",
     .message = "SDQ_SCORE must be a whole number from 0 to 40, or empty where there is no score.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_SCORE.given() && !sdq_score(o.SDQ_SCORE)) fail(o);
           }
         }},
    {.code = "196",
     .reads = "OC2(SDQ_REASON)",
     .marks = "OC2(SDQ_REASON)",
     .message = "SDQ_REASON, why there is no score, must be one of SDQ1 to SDQ5, or empty.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_REASON.given() && !o.SDQ_REASON.in(codes::sdq_reasons)) fail(o);
           }
         }},
};

}  // namespace

Rules outcome_values_rules() { return outcome_values_list; }

}  // namespace windscreen::validate::ssda903
