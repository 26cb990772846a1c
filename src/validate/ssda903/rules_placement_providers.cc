// Who provides a placement (PR0 parents, PR1 own authority, PR2 other authority, PR3 other public, PR4
// voluntary, PR5 private), and which placements can have such a provider.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/places.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool has_no_provider(const Episode& e) {
  return e.PLACE.in(codes::temporary_placements) || e.PLACE.in(codes::other_placements);
}

// Carers and adopters whom an authority recruits live where they live.
constexpr bool in_family(const Episode& e) {
  return e.PLACE.in(codes::foster_placements) || e.PLACE.in(codes::placed_for_adoption);
}

constexpr Rule placement_providers_list[] = {
    {.code = "526",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "The placement has no provider. Enter PLACE_PROVIDER; only temporary (T0 to T4) and other "
                "placements (Z11 to Z14) have none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!has_no_provider(e) && e.PLACE_PROVIDER.blank()) fail(e);
           }
         }},

    {.code = "213",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE_PROVIDER)",
     .message = "A temporary (T0 to T4) or other placement (Z11 to Z14) has a provider. Take PLACE_PROVIDER "
                "out, or correct PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (has_no_provider(e) && e.PLACE_PROVIDER.given()) fail(e);
           }
         }},

    {.code = "527",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "The authority itself (PR1) cannot provide a placement with parents (P1), in a family "
                "centre (R2) or in a young offender institution (R5). Correct PLACE or PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR1" && e.PLACE.any("P1", "R2", "R5")) fail(e);
           }
         }},

    {.code = "528",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "Another authority (PR2) cannot provide a placement with parents (P1), in a family centre "
                "(R2) or in a young offender institution (R5). Correct PLACE or PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR2" && e.PLACE.any("P1", "R2", "R5")) fail(e);
           }
         }},

    {.code = "529",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "Another public body (PR3) provides no placements with parents (P1), for adoption (A3 to "
                "A6), in foster care (U1 to U6) or in children's homes (K1, K2). Correct PLACE or "
                "PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR3" && (in_family(e) || e.PLACE.any("P1", "K1", "K2"))) fail(e);
           }
         }},

    {.code = "530",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "A voluntary body (PR4) cannot provide a placement with parents (P1). Correct PLACE or "
                "PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR4" && e.PLACE == "P1") fail(e);
           }
         }},

    {.code = "531",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "A private provider (PR5) cannot provide a placement with parents (P1). Correct PLACE or "
                "PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR5" && e.PLACE == "P1") fail(e);
           }
         }},

    {.code = "550",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE PLACE_PROVIDER)",
     .message = "Parents (PR0) are the provider of a placement that is not with parents (P1). Correct PLACE "
                "or PLACE_PROVIDER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR0" && e.PLACE.given() && e.PLACE != "P1") fail(e);
           }
         }},

    {.code = "1015",
     .reads = "Episodes(LS PLACE PLACE_PROVIDER PL_LA)",
     .marks = "Episodes(PL_LA)",
     .message = "The authority itself provides the placement (PR1), which stands in another authority. "
                "Correct PLACE_PROVIDER, or the placement's postcode and PL_LA.",
     .need = Need::authority,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER != "PR1" || e.PLACE.blank() || in_family(e)) continue;
             if (e.LS.blank() || e.LS.in(codes::respite)) continue;
             if (other_authority(e.PL_LA, c.collection.authority)) fail(e);
           }
         }},
};

}  // namespace

Rules placement_providers_rules() { return placement_providers_list; }

}  // namespace windscreen::validate::ssda903
