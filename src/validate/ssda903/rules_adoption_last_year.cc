// The decisions that a child should be placed for adoption, against last year's return.
#include <algorithm>
#include <vector>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool revoked_last_year(const PlacedForAdoption& before) {
  return before.DATE_PLACED_CEASED.given() || before.REASON_PLACED_CEASED.given();
}

// The latest of last year's decisions that are such; not known where there is none.
template <class Such>
Day latest_decision(Rows<PlacedForAdoption> last_year, Such such) {
  Day latest;
  for (const PlacedForAdoption& before : last_year) {
    if (before.DATE_PLACED.known() && such(before) && (!latest.known() || before.DATE_PLACED > latest)) {
      latest = before.DATE_PLACED;
    }
  }
  return latest;
}

constexpr Rule adoption_last_year_list[] = {
    {.code = "559",
     .reads = "PlacedAdoption(CHILD DATE_PLACED) PlacedAdoption_last(CHILD DATE_PLACED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "The decision that the child should be placed for adoption was made before this collection "
                "year, but last year's return has no such decision. Check DATE_PLACED here and in last "
                "year's return.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& before : c.last.placed_adoption) {
             if (before.DATE_PLACED.given()) return;
           }
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED < c.collection.start) fail(p);
           }
         }},

    {.code = "560",
     .reads = "PlacedAdoption(CHILD DATE_PLACED) PlacedAdoption_last(CHILD DATE_PLACED "
              "DATE_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "Last year's return has another day for the decision that the child should be placed for "
                "adoption, and that decision still stood. Correct DATE_PLACED to the day returned last "
                "year, or have last year's corrected.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day stood = latest_decision(c.last.placed_adoption, [](const PlacedForAdoption& before) {
             return before.DATE_PLACED_CEASED.blank();
           });
           if (!stood.known()) return;
           // A decision of this year may follow the one that stood.
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED == stood) return;
           }
           for (const PlacedForAdoption& p : c.placed_adoption) fail(p);
         }},

    {.code = "561",
     .reads = "PlacedAdoption(CHILD DATE_PLACED) PlacedAdoption_last(CHILD DATE_PLACED "
              "DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "DATE_PLACED is that of a decision which, by last year's return, was revoked then. Take "
                "the decision out if it was, fill in the day of a new one, or have last year's return "
                "corrected.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.placed_adoption.empty()) return;
           std::vector<std::int32_t> revoked;
           for (const PlacedForAdoption& before : c.last.placed_adoption) {
             if (before.DATE_PLACED.known() && revoked_last_year(before)) {
               revoked.push_back(before.DATE_PLACED.number());
             }
           }
           if (revoked.empty()) return;
           std::sort(revoked.begin(), revoked.end());
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED.known() &&
                 std::binary_search(revoked.begin(), revoked.end(), p.DATE_PLACED.number())) {
               fail(p);
             }
           }
         }},

    {.code = "584",
     .reads = "PlacedAdoption(CHILD DATE_PLACED) PlacedAdoption_last(CHILD DATE_PLACED "
              "DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "By last year's return the decision that the child should be placed for adoption was "
                "revoked, so this year's must be a later one. Check DATE_PLACED here and in last year's "
                "return.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day revoked = latest_decision(c.last.placed_adoption, revoked_last_year);
           if (!revoked.known()) return;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (!(p.DATE_PLACED > revoked)) fail(p);
           }
         }},
};

}  // namespace

Rules adoption_last_year_rules() { return adoption_last_year_list; }

}  // namespace windscreen::validate::ssda903
