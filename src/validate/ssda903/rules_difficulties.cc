// Strengths and Difficulties Questionnaire (SDQ) in OC2: a score, or the reason why there is none, for
// children from 4 to 16 who were looked after for the whole year.
#include "validate/ssda903/continuous.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// 4 or over on the first day and under 17 on the last.
bool of_questionnaire_age(Day born, const Collection& collection) {
  return born.birthday(4) <= collection.start && born.birthday(17) > collection.end;
}

// Somebody of the age already on the first day is not counted: the rules for the years between or beyond it
// hold.
bool turned_in_year(int years, Day born, const Collection& collection) {
  const Day birthday = born.birthday(years);
  return birthday > collection.start && birthday <= collection.end;
}

constexpr bool nothing_on_questionnaire(const Oc2& o) { return o.SDQ_SCORE.blank() && o.SDQ_REASON.blank(); }

constexpr Rule difficulties_list[] = {
    {.code = "157",
     .reads = "OC2(DOB SDQ_SCORE SDQ_REASON) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(SDQ_REASON DOB)",
     .message = "SDQ1 (under 4 or over 17) is given as the reason for no SDQ score, but the child was from "
                "4 to 16 years old throughout the year. Enter the score, or another reason, or correct the "
                "date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_REASON == "SDQ1" && o.SDQ_SCORE.blank() && of_questionnaire_age(o.DOB, c.collection) &&
                 looked_after_all_year(c)) {
               fail(o);
             }
           }
         }},
    {.code = "185",
     .reads = "OC2(SDQ_SCORE) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(SDQ_SCORE)",
     .message = "There is an SDQ score, but by its episodes the child was not looked after for the whole "
                "year up to 31 March. Clear SDQ_SCORE, or correct the episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_SCORE.given() && !looked_after_all_year(c)) fail(o);
           }
         }},
    {.code = "186",
     .reads = "OC2(DOB SDQ_SCORE SDQ_REASON) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(SDQ_SCORE)",
     .message = "The child was from 4 to 16 years old and looked after throughout the year, but there is no "
                "SDQ score and no reason for its lack. Enter SDQ_SCORE, or SDQ_REASON.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (nothing_on_questionnaire(o) && of_questionnaire_age(o.DOB, c.collection) &&
                 looked_after_all_year(c))
               fail(o);
           }
         }},
    {.code = "188",
     .reads = "OC2(DOB SDQ_SCORE SDQ_REASON)",
     .marks = "OC2(SDQ_SCORE SDQ_REASON)",
     .message = "The child is younger than 4 at the end of the year, and so has no SDQ. Clear SDQ_SCORE and "
                "SDQ_REASON, or correct the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (!nothing_on_questionnaire(o) && o.DOB.birthday(4) > c.collection.end) fail(o);
           }
         }},
    {.code = "189",
     .reads = "OC2(DOB SDQ_SCORE SDQ_REASON)",
     .marks = "OC2(DOB SDQ_SCORE SDQ_REASON)",
     .message = "The child was 17 or older when the year began, and so has no SDQ. Clear SDQ_SCORE and "
                "SDQ_REASON, or correct the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (!nothing_on_questionnaire(o) && o.DOB.birthday(17) <= c.collection.start) fail(o);
           }
         }},
    {.code = "197a",
     .reads = "OC2(SDQ_SCORE SDQ_REASON)",
     .marks = "OC2(SDQ_SCORE SDQ_REASON)",
     .message = "There are both an SDQ score and a reason why there is none. Clear SDQ_REASON where the "
                "score is right.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_SCORE.given() && o.SDQ_REASON.given()) fail(o);
           }
         }},
    {.code = "197B",
     .reads = "OC2(DOB SDQ_SCORE SDQ_REASON) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(SDQ_REASON DOB)",
     .message =
         "The child turned 4 or 17 in the year and was looked after throughout it, but there is neither an "
         "SDQ score nor a "
         "reason for its lack. Enter SDQ_SCORE, or SDQ_REASON (SDQ1 where the age was outside the range).",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (nothing_on_questionnaire(o) &&
                 (turned_in_year(4, o.DOB, c.collection) || turned_in_year(17, o.DOB, c.collection)) &&
                 looked_after_all_year(c)) {
               fail(o);
             }
           }
         }},
    {.code = "198",
     .reads = "OC2(SDQ_REASON) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(SDQ_REASON)",
     .message = "There is a reason for no SDQ score, but by its episodes the child was not looked after for "
                "the whole year up to 31 March and needs none. Clear SDQ_REASON, or correct the episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SDQ_REASON.given() && !looked_after_all_year(c)) fail(o);
           }
         }},
};

}  // namespace

Rules difficulties_rules() { return difficulties_list; }

}  // namespace windscreen::validate::ssda903
