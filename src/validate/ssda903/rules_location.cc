// Where the child lives: the postcodes of home and placement, the distance between them, the authority of the
// placement.
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "validate/ssda903/asylum.h"
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr std::size_t longest_postcode = 7;

/// A postcode without its spaces; of one that is too long, that it is.
struct Postcode {
  std::array<char, longest_postcode> letters{};
  std::size_t size = 0;

  explicit constexpr Postcode(Text text) {
    for (const char c : text) {
      if (c == ' ') continue;
      if (size < longest_postcode) letters[size] = c;
      ++size;
    }
  }
  constexpr bool too_long() const { return size > longest_postcode; }
  constexpr Text text() const { return {letters.data(), too_long() ? longest_postcode : size}; }
};

constexpr bool postcode_letter(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool postcode_figure(char c) { return c >= '0' && c <= '9'; }

// One or two letters, one or two figures or a figure and a letter; then a figure and two letters.
constexpr bool postcode_form(Text text) {
  if (text.size() < 5 || text.size() > longest_postcode) return false;
  const Text inward = text.substr(text.size() - 3);
  if (!postcode_figure(inward[0]) || !postcode_letter(inward[1]) || !postcode_letter(inward[2])) return false;
  Text outward = text.substr(0, text.size() - 3);
  if (!postcode_letter(outward[0])) return false;
  outward.remove_prefix(postcode_letter(outward[1]) ? 2 : 1);
  if (outward.empty() || outward.size() > 2 || !postcode_figure(outward[0])) return false;
  return outward.size() == 1 || postcode_figure(outward[1]) || postcode_letter(outward[1]);
}

// In the list of postcodes where it was given, of a postcode's form where it was not.
bool postcode_wrong(Text text, const Collection& collection) {
  if (text.empty()) return false;
  const Postcode postcode(text);
  if (postcode.too_long() || !postcode_form(postcode.text())) return true;
  return collection.has_postcodes && !collection.postcodes.contains(std::string(postcode.text()));
}

constexpr bool same_postcode(Text a, Text b) {
  const Postcode first(a);
  const Postcode second(b);
  return !a.empty() && !b.empty() && !first.too_long() && !second.too_long() && first.text() == second.text();
}

// A distance in thousandths of a mile; nothing for what is no number.
constexpr std::optional<std::int64_t> thousandths_of_mile(Text text) {
  constexpr std::int64_t far_too_far = 1'000'000'000;
  std::int64_t value = 0;
  int decimals = -1;
  bool figures = false;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      figures = true;
      if (decimals < 3 && value < far_too_far) value = value * 10 + (c - '0');
      if (decimals >= 0 && decimals < 3) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  if (!figures) return std::nullopt;
  for (int i = decimals < 0 ? 0 : decimals; i < 3 && value < far_too_far; ++i) value *= 10;
  return value;
}

constexpr std::int64_t distance_most = 350'000;
// 999.9 stands for a distance that is not known.
constexpr std::int64_t distance_unknown = 999'900;

constexpr Rule location_list[] = {
    {.code = "392a",
     .reads = "Episodes(LS PL_DISTANCE) Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last?(DUC)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "The distance between home and placement (PL_DISTANCE) is blank. Only episodes under V3 and "
                "V4, and children who are or were unaccompanied asylum seekers, have none.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::ever(c)) return;
           for (const Episode& e : c.episodes) {
             if (e.PL_DISTANCE.empty() && !e.LS.in(codes::respite)) fail(e);
           }
         }},
    {.code = "392b",
     .reads = "Episodes(LS HOME_POST PL_POST) Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last?(DUC)",
     .marks = "Episodes(HOME_POST PL_POST)",
     .message = "The postcode of the home (HOME_POST) or of the placement (PL_POST) is blank. Only episodes "
                "under V3 and V4, and children who are or were unaccompanied asylum seekers, have none.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::ever(c)) return;
           for (const Episode& e : c.episodes) {
             if ((e.HOME_POST.empty() || e.PL_POST.empty()) && !e.LS.in(codes::respite)) fail(e);
           }
         }},
    {.code = "392c",
     .reads = "Episodes(HOME_POST PL_POST)",
     .marks = "Episodes(HOME_POST PL_POST)",
     .message = "HOME_POST or PL_POST is no postcode: it is not in the list of postcodes (--postcodes) or, "
                "without that list, is not written as postcodes are. Correct it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (postcode_wrong(e.HOME_POST, c.collection) || postcode_wrong(e.PL_POST, c.collection))
               fail(e);
           }
         }},
    {.code = "392d",
     .reads = "Episodes(PLACE HOME_POST PL_POST)",
     .marks = "Episodes(HOME_POST PL_POST PLACE)",
     .message = "HOME_POST and PL_POST are the same, which is only right for a child placed with its parents "
                "(P1). Correct the postcodes or PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE != "P1" && same_postcode(e.HOME_POST, e.PL_POST)) fail(e);
           }
         }},
    {.code = "398",
     .reads = "Episodes(LS PL_DISTANCE HOME_POST PL_POST)",
     .marks = "Episodes(LS HOME_POST PL_POST)",
     .message = "The episode is respite (V3, V4), so distance and postcodes (PL_DISTANCE, HOME_POST, "
                "PL_POST) must be blank. Remove them, or correct LS.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!e.LS.in(codes::respite)) continue;
             if (!e.PL_DISTANCE.empty() || !e.HOME_POST.empty() || !e.PL_POST.empty()) fail(e);
           }
         }},
    {.code = "406",
     .reads = "Episodes(PL_DISTANCE) Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last?(DUC)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "The child is or was an unaccompanied asylum seeker, whose home is not in this country: "
                "leave the distance (PL_DISTANCE) blank.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!asylum::ever(c)) return;
           for (const Episode& e : c.episodes) {
             if (!e.PL_DISTANCE.empty()) fail(e);
           }
         }},
    {.code = "411",
     .reads = "Episodes(PL_LA PL_LOCATION)",
     .marks = "Episodes(PL_LOCATION)",
     .message = "The placement is said to be inside the authority (PL_LOCATION IN), but PL_LA is another "
                "authority. Correct one of them.",
     .need = Need::authority,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PL_LOCATION == "IN" && !e.PL_LA.empty() && e.PL_LA != c.collection.authority) fail(e);
           }
         }},
    {.code = "420",
     .reads = "Episodes(LS PL_LA)",
     .marks = "Episodes(PL_LA)",
     .message = "The episode is respite (V3, V4), so the authority of the placement (PL_LA) must be blank. "
                "Remove it, or correct LS.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS.in(codes::respite) && !e.PL_LA.empty()) fail(e);
           }
         }},
    {.code = "454",
     .reads = "Episodes(PL_DISTANCE)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "The placement is more than 350 miles from home. Correct PL_DISTANCE; 999.9 stands for a "
                "distance that is not known.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             const auto distance = thousandths_of_mile(e.PL_DISTANCE);
             if (distance && *distance > distance_most && *distance != distance_unknown) fail(e);
           }
         }},
};

}  // namespace

Rules location_rules() { return location_list; }

}  // namespace windscreen::validate::ssda903
