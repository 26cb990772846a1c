// Reviews: how the child took part in them, and children in short breaks, who have none.
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool respite_episode(const Episode& e) { return e.LS.in(codes::respite); }

constexpr bool review_entered(const Review& r) { return r.REVIEW.given() || r.REVIEW_CODE.given(); }

constexpr Rule participation_list[] = {
    {.code = "399",
     .reads = "Episodes(LS) Header?(MOTHER) Reviews?(REVIEW REVIEW_CODE)",
     .marks = "Header(MOTHER) Episodes(LS) Reviews(REVIEW REVIEW_CODE)",
     .message = "All of the child's episodes are short breaks (V3, V4), for which neither motherhood nor "
                "reviews are reported. Clear MOTHER, REVIEW and REVIEW_CODE, or correct the legal status.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.episodes.empty() || !std::all_of(c.episodes.begin(), c.episodes.end(), respite_episode))
             return;
           const bool mother = std::any_of(c.header.begin(), c.header.end(),
                                           [](const Header& h) { return h.MOTHER.given(); });
           const bool reviewed = std::any_of(c.reviews.begin(), c.reviews.end(), review_entered);
           if (!mother && !reviewed) return;
           // One contradiction, shown wherever the child stands.
           for (const Header& h : c.header) fail(h);
           for (const Episode& e : c.episodes) fail(e);
           for (const Review& r : c.reviews) {
             if (mother || review_entered(r)) fail(r);
           }
         }},
    {.code = "440",
     .reads = "Reviews(DOB REVIEW REVIEW_CODE)",
     .marks = "Reviews(DOB REVIEW REVIEW_CODE)",
     .message = "PN0 says that the child was younger than 4 at the review, but by the dates it was 4 or "
                "older. Enter how the child took part (PN1 to PN7), or correct the dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Review& r : c.reviews) {
             if (r.REVIEW_CODE == "PN0" && r.REVIEW >= r.DOB.birthday(4)) fail(r);
           }
         }},
    {.code = "441",
     .reads = "Reviews(DOB REVIEW REVIEW_CODE)",
     .marks = "Reviews(DOB REVIEW REVIEW_CODE)",
     .message = "PN1 to PN7 are for children of 4 years or older at the review, but by the dates the child "
                "was younger. Enter PN0, or correct the dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Review& r : c.reviews) {
             const bool took_part_from_four = r.REVIEW_CODE.in(codes::review_codes) && r.REVIEW_CODE != "PN0";
             if (took_part_from_four && r.REVIEW < r.DOB.birthday(4)) fail(r);
           }
         }},
};

}  // namespace

Rules participation_rules() { return participation_list; }

}  // namespace windscreen::validate::ssda903
