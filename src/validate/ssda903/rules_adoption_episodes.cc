// What a child's episodes by themselves say about adoption: placements, legal statuses and endings that
// belong together.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool was_adopted(const Episode& e) { return e.REC.in(codes::adopted); }

// The first day on which an episode would be one after an adoption: what else began on the adopted episode's
// own first day did not follow it.
Day first_day_after_adoption(Rows<Episode> episodes, Day earliest) {
  for (const Episode& e : episodes) {
    if (!was_adopted(e)) continue;
    Day after = e.DEC;
    if (!after.known() || after <= e.DECOM) after = e.DECOM.plus_days(1);
    if (!earliest.known() || after < earliest) earliest = after;
  }
  return earliest;
}

// Placed for adoption with the carer who fosters the child.
constexpr bool with_foster_carer(const Episode& e) { return e.PLACE.any("A3", "A5"); }

constexpr bool from_foster_carer(const Episode& before) {
  return before.PLACE.in(codes::placed_for_adoption) || before.PLACE.in(codes::foster_placements);
}

// The last of the episodes that began before a day.
const Episode* last_episode_before(std::span<const Episode* const> by_start, Day day) {
  const Episode* found = nullptr;
  for (const Episode* e : by_start) {
    if (!(e->DECOM < day)) break;
    found = e;
  }
  return found;
}

constexpr Rule adoption_episodes_list[] = {
    {.code = "199",
     .reads = "Episodes(CHILD DECOM DEC REC) Episodes_last?(CHILD DECOM DEC REC)",
     .marks = "Episodes(CHILD)",
     .message = "An earlier episode of this child ended in adoption (E11 or E12). Correct that ending if "
                "the child was not adopted. A child who comes into care again after adoption is returned "
                "under a new child identifier.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day after =
               first_day_after_adoption(c.episodes, first_day_after_adoption(c.last.episodes, {}));
           if (!after.known()) return;
           for (const Episode& e : c.episodes) {
             if (e.DECOM >= after) fail(e);
           }
         }},

    {.code = "336",
     .reads = "Episodes(CHILD DECOM PLACE) Episodes_last?(CHILD DECOM PLACE)",
     .marks = "Episodes(PLACE)",
     .message = "The child is placed for adoption with a current foster carer (A3 or A5), but was neither "
                "in foster care (U1 to U6) nor placed for adoption just before. Check PLACE of this "
                "episode and of the one before it.",
     .child =
         [](const Child& c, Fails& fail) {
           const Episode* before = nullptr;
           for (const Episode* e : c.by_start) {
             if (with_foster_carer(*e)) {
               if (before == nullptr) before = last_episode_before(c.last.by_start, e->DECOM);
               // An episode carried over from earlier years need not bring the one before it; one of this
               // year must.
               const bool first_ever = before == nullptr && e->DECOM >= c.collection.start;
               if (first_ever || (before != nullptr && !from_foster_carer(*before))) fail(*e);
             }
             before = e;
           }
         }},

    {.code = "386",
     .reads = "Header(CHILD DOB) Episodes(CHILD DEC REC)",
     .marks = "Episodes(REC)",
     .message = "The episode ended in adoption on or after the child's 18th birthday. Check REC, DEC and "
                "the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day adult = h.DOB.birthday(18);
             for (const Episode& e : c.episodes) {
               if (was_adopted(e) && e.DEC >= adult) fail(e);
             }
           }
         }},

    {.code = "390",
     .reads = "Episodes(PLACE REC)",
     .marks = "Episodes(PLACE REC)",
     .message = "The episode ended in adoption (E11 or E12), but its placement was not one for adoption "
                "(A3 to A6). Correct PLACE or REC.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (was_adopted(e) && !e.PLACE.in(codes::placed_for_adoption)) fail(e);
           }
         }},

    {.code = "408",
     .reads = "Episodes(LS PLACE)",
     .marks = "Episodes(PLACE LS)",
     .message = "The placement is one for adoption under a placement order (A5 or A6), but the legal "
                "status is not E1. Record the order, or use A3 or A4 if the parents gave consent.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE.any("A5", "A6") && e.LS != "E1") fail(e);
           }
         }},

    {.code = "451",
     .reads = "Episodes(DEC LS REC)",
     .marks = "Episodes(DEC REC LS)",
     .message = "The child's open episode has the legal status D1, freed for adoption, for which nobody "
                "could apply after 30 December 2005. Check whether the order still stands, and what the "
                "legal status is now.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS == "D1" && e.DEC.blank() && e.REC.blank()) fail(e);
           }
         }},

    {.code = "516",
     .reads = "Episodes(PLACE REC)",
     .marks = "Episodes(REC PLACE)",
     .message = "REC says that former foster carers became the child's special guardians (E45 or E46), but "
                "the placement was not foster care (U1 to U6). Correct REC or PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.REC.any("E45", "E46") && !e.PLACE.in(codes::foster_placements)) fail(e);
           }
         }},
};

}  // namespace

Rules adoption_episodes_rules() { return adoption_episodes_list; }

}  // namespace windscreen::validate::ssda903
