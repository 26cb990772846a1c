// The placement's number in Ofsted's register (URN): where it belongs, and whether what the register says of
// it fits the episode. XXXXXXX stands for a provider that has no number yet.
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/places.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Day supported_accommodation_registered = Day::on(2023, 10, 28);

bool has_number(const Episode& e) { return !e.URN.empty() && e.URN != "XXXXXXX"; }

// Where a short break takes place is not collected.
constexpr bool short_break(const Episode& e) { return e.LS.in(codes::respite); }

// The number is in the register, and no line of it there is as `fits` asks. What is not in the register at
// all is for rule 1008.
template <class Fits>
bool register_disagrees(const Child& c, const Episode& e, Fits fits) {
  if (!has_number(e)) return false;
  const auto [first, last] = c.collection.providers_by_urn.equal_range(e.URN);
  for (auto line = first; line != last; ++line) {
    if (fits(c.collection.providers[line->second])) return false;
  }
  return first != last;
}

// True where the code is in a list such as "K2,U4".
bool lists(Text list, Code code) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    Text one = list.substr(0, comma);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (Code(one) == code) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

constexpr Rule provider_register_list[] = {
    {.code = "214",
     .reads = "Episodes(LS PL_POST URN)",
     .marks = "Episodes(PL_POST URN)",
     .message = "Where a short break (V3 or V4) takes place is not collected. Take PL_POST and URN out, or "
                "correct LS.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (short_break(e) && (!e.PL_POST.empty() || !e.URN.empty())) fail(e);
           }
         }},

    // The department does not except short breaks here; but rule 214 forbids their URN. A placement whose
    // type is missing is none of those without a number.
    {.code = "218",
     .reads = "Episodes(LS PLACE PL_LA DEC URN)",
     .marks = "Episodes(URN)",
     .message = "The placement has no URN, the number in Ofsted's register. Enter it, or XXXXXXX while the "
                "provider has none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!e.URN.empty() || e.PLACE.in(codes::placements_without_urn)) continue;
             if (short_break(e) || not_in_england(e.PL_LA)) continue;
             if (e.DEC.blank() || e.DEC > Day::on(2015, 3, 31)) fail(e);
           }
         }},

    {.code = "219",
     .reads = "Episodes(PLACE URN)",
     .marks = "Episodes(URN PLACE)",
     .message = "The provider with this URN has no placements of this type in Ofsted's register. Correct "
                "URN or PLACE.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE.blank()) continue;
             if (register_disagrees(c, e, [&e](const Provider& p) { return lists(p.place_codes, e.PLACE); }))
               fail(e);
           }
         }},

    {.code = "221",
     .reads = "Episodes(LS PLACE PL_POST URN)",
     .marks = "Episodes(PL_POST)",
     .message = "The placement's postcode is not that of the provider with this URN in Ofsted's register. "
                "Correct PL_POST or URN.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (short_break(e) || e.PL_POST.empty() || !e.PLACE.any("K1", "K2", "K3", "R3", "S1")) continue;
             if (register_disagrees(
                     c, e, [&e](const Provider& p) { return equal_postcodes(p.postcode, e.PL_POST); }))
               fail(e);
           }
         }},

    {.code = "222",
     .reads = "Episodes(PLACE URN)",
     .marks = "Episodes(URN)",
     .message = "Placements of this type are not in Ofsted's register. Take URN out, or correct PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             // Z1 stood for Z11 to Z14 up to 2024-25.
             if (has_number(e) && (e.PLACE.in(codes::placements_without_urn) || e.PLACE == "Z1")) fail(e);
           }
         }},

    {.code = "224",
     .reads = "Episodes(PLACE_PROVIDER URN)",
     .marks = "Episodes(PLACE_PROVIDER)",
     .message = "The provider with this URN is of another type in Ofsted's register. Correct PLACE_PROVIDER "
                "or URN.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER.blank()) continue;
             if (register_disagrees(
                     c, e, [&e](const Provider& p) { return lists(p.provider_codes, e.PLACE_PROVIDER); })) {
               fail(e);
             }
           }
         }},

    {.code = "227",
     .reads = "Episodes(DECOM URN)",
     .marks = "Episodes(URN DECOM)",
     .message = "The episode starts when the provider with this URN was registered no more. Correct URN or "
                "DECOM.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!e.DECOM.known()) continue;
             const auto registered = [&e](const Provider& p) {
               return !p.reg_end.known() || e.DECOM < p.reg_end;
             };
             if (register_disagrees(c, e, registered)) fail(e);
           }
         }},

    {.code = "228",
     .reads = "Episodes(DEC URN)",
     .marks = "Episodes(URN DEC)",
     .message = "The episode goes on after the last day on which the provider with this URN was registered. "
                "Correct URN or DEC; an open episode needs a provider that was registered on 31 March.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             const Day end = e.DEC.blank() ? c.collection.end : e.DEC;
             if (!end.known()) continue;
             const auto registered = [end](const Provider& p) {
               return !p.reg_end.known() || end <= p.reg_end;
             };
             if (register_disagrees(c, e, registered)) fail(e);
           }
         }},

    {.code = "229",
     .reads = "Episodes(PLACE_PROVIDER URN)",
     .marks = "Episodes(URN PLACE_PROVIDER)",
     .message = "The placement is said to be the authority's own (PR1) and the provider's authority is "
                "another in Ofsted's register, or it is said to be another authority's (PR2) and is this "
                "one's. Correct PLACE_PROVIDER or URN.",
     .need = Need::authority_and_providers,
     .child =
         [](const Child& c, Fails& fail) {
           const Text ours = c.collection.authority;
           const auto can_be_own = [ours](const Provider& p) {
             return !p.la_code_inferred.empty() && !other_authority(p.la_code_inferred, ours);
           };
           const auto can_be_other = [ours](const Provider& p) {
             return !same_authority(p.la_code_inferred, ours);
           };
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER == "PR1" && register_disagrees(c, e, can_be_own)) fail(e);
             if (e.PLACE_PROVIDER == "PR2" && register_disagrees(c, e, can_be_other)) fail(e);
           }
         }},

    {.code = "230",
     .reads = "Episodes(LS PLACE PL_LA DEC URN)",
     .marks = "Episodes(PLACE DEC URN)",
     .message = "Supported accommodation in England (H5) is in Ofsted's register since 28 October 2023, and "
                "the episode has no URN. Enter it, or XXXXXXX while the provider has none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE != "H5" || !e.URN.empty() || short_break(e) || not_in_england(e.PL_LA)) continue;
             if (e.DEC.blank() || e.DEC >= supported_accommodation_registered) fail(e);
           }
         }},

    {.code = "1008",
     .reads = "Episodes(URN)",
     .marks = "Episodes(URN)",
     .message = "Ofsted's register has no provider with this URN. Correct it.",
     .need = Need::providers,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (has_number(e) && !c.collection.providers_by_urn.contains(e.URN)) fail(e);
           }
         }},
};

}  // namespace

Rules provider_register_rules() { return provider_register_list; }

}  // namespace windscreen::validate::ssda903
