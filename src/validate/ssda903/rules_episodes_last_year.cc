// This year's first episode against last year's return: an episode open on 31 March stands in both, and is
// the same in both.
#include <optional>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The child's final episode of last year if it was still open at the end of it.
const Episode* episode_open_last_year(const Child& c) {
  if (c.last.by_start.empty()) return nullptr;
  const Episode* final = c.last.by_start.back();
  return final->DEC.blank() ? final : nullptr;
}

// Reports this year's first episode where it contradicts the one open at the end of last year.
template <class Contradicts>
void judge_first_episode(const Child& c, Fails& fail, Contradicts contradicts) {
  const Episode* before = episode_open_last_year(c);
  if (before == nullptr || c.by_start.empty()) return;
  const Episode& first = *c.by_start.front();
  if (contradicts(*before, first)) fail(first);
}

// Where something is entered in one year and not in the other, that differs too.
template <auto Column>
void first_episode_differs(const Child& c, Fails& fail) {
  judge_first_episode(
      c, fail, [](const Episode& before, const Episode& first) { return first.*Column != before.*Column; });
}

// From 2025-26 on, code Z1 is divided into Z11 to Z14.
bool first_placement_differs(const Episode& before, const Episode& first, int year) {
  const bool divided = year == 2026 && before.PLACE == "Z1" && first.PLACE.any("Z11", "Z12", "Z13", "Z14");
  return first.PLACE != before.PLACE && !divided;
}

// Hundredths of a mile; nothing where it is no number.
std::optional<int> hundredths_of_mile(Text distance) {
  int value = 0;
  int decimals = -1;
  if (distance.empty() || distance.size() > 9) return std::nullopt;
  for (const char figure : distance) {
    if (figure == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (figure < '0' || figure > '9') return std::nullopt;
    if (decimals == 2) continue;
    if (value > 10'000'000) return std::nullopt;
    value = value * 10 + (figure - '0');
    if (decimals >= 0) ++decimals;
  }
  for (int missing = decimals < 0 ? 2 : 2 - decimals; missing > 0; --missing) value *= 10;
  return value;
}

// A tenth of a mile more or less is how the same distance was rounded; two tenths are another distance.
bool first_distance_differs(const Episode& before, const Episode& first) {
  const std::optional<int> was = hundredths_of_mile(before.PL_DISTANCE);
  const std::optional<int> is = hundredths_of_mile(first.PL_DISTANCE);
  if (!was || !is) return first.PL_DISTANCE != before.PL_DISTANCE;
  return *is >= *was + 20 || *was >= *is + 20;
}

constexpr Rule episodes_last_year_list[] = {
    {.code = "452",
     .reads = "Episodes(DECOM RNE PL_LA) Episodes_last(DECOM DEC RNE PL_LA)",
     .marks = "Episodes(PL_LA)",
     .message = "The episode was open at the end of last year with another local authority of placement. "
                "Correct PL_LA, or check what last year's return says.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_first_episode(c, fail, [](const Episode& before, const Episode& first) {
             return first.RNE == before.RNE && first.PL_LA != before.PL_LA;
           });
         }},
    {.code = "453",
     .reads = "Episodes(DECOM RNE PL_DISTANCE) Episodes_last(DECOM DEC RNE PL_DISTANCE)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "The episode was open at the end of last year with another distance between home and "
                "placement. Correct PL_DISTANCE, or check what last year's return says.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_first_episode(c, fail, [](const Episode& before, const Episode& first) {
             return first.RNE == before.RNE && first_distance_differs(before, first);
           });
         }},
    {.code = "502",
     .reads = "Episodes(DECOM) Episodes_last(DECOM DEC)",
     .marks = "Episodes(DECOM)",
     .message = "The child's first episode this year should be the one left open last year, but it starts on "
                "another day. Correct DECOM, or add the episode that was open.",
     .child = first_episode_differs<&Episode::DECOM>},
    {.code = "503A",
     .reads = "Episodes(DECOM RNE) Episodes_last(DECOM DEC RNE)",
     .marks = "Episodes(RNE)",
     .message = "The child's first episode this year has another reason for new episode than the one left "
                "open last year. Correct RNE.",
     .child = first_episode_differs<&Episode::RNE>},
    {.code = "503B",
     .reads = "Episodes(DECOM LS) Episodes_last(DECOM DEC LS)",
     .marks = "Episodes(LS)",
     .message = "The child's first episode this year has another legal status than the one left open last "
                "year. Correct LS, or record the change as a new episode.",
     .child = first_episode_differs<&Episode::LS>},
    {.code = "503C",
     .reads = "Episodes(DECOM CIN) Episodes_last(DECOM DEC CIN)",
     .marks = "Episodes(CIN)",
     .message = "The child's first episode this year has another category of need than the one left open "
                "last year. Correct CIN.",
     .child = first_episode_differs<&Episode::CIN>},
    {.code = "503D",
     .reads = "Episodes(DECOM PLACE) Episodes_last(DECOM DEC PLACE)",
     .marks = "Episodes(PLACE)",
     .message = "The child's first episode this year has another placement type than the one left open last "
                "year. Correct PLACE, or record the move as a new episode.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_first_episode(c, fail, [&c](const Episode& before, const Episode& first) {
             return first_placement_differs(before, first, c.collection.year);
           });
         }},
    {.code = "503E",
     .reads = "Episodes(DECOM PLACE_PROVIDER) Episodes_last(DECOM DEC PLACE_PROVIDER)",
     .marks = "Episodes(PLACE_PROVIDER)",
     .message = "The child's first episode this year has another type of provider than the one left open "
                "last year. Correct PLACE_PROVIDER, or record the change as a new episode.",
     .child = first_episode_differs<&Episode::PLACE_PROVIDER>},
    {.code = "503F",
     .reads = "Episodes(DECOM URN) Episodes_last(DECOM DEC URN)",
     .marks = "Episodes(URN)",
     .message = "The child's first episode this year has another Ofsted URN than the one left open last "
                "year. Correct URN, or record the change as a new episode.",
     .child = first_episode_differs<&Episode::URN>},
    {.code = "503G",
     .reads = "Episodes(DECOM PL_DISTANCE) Episodes_last(DECOM DEC PL_DISTANCE)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "The child's first episode this year has another placement distance than the one left open "
                "last year. Correct PL_DISTANCE, or record the move as a new episode.",
     .child = [](const Child& c, Fails& fail) { judge_first_episode(c, fail, first_distance_differs); }},
    {.code = "503H",
     .reads = "Episodes(DECOM PL_LA) Episodes_last(DECOM DEC PL_LA)",
     .marks = "Episodes(PL_LA)",
     .message = "The child's first episode this year has another local authority of placement than the one "
                "left open last year. Correct PL_LA, or record the move as a new episode.",
     .child = first_episode_differs<&Episode::PL_LA>},
    {.code = "503J",
     .reads = "Episodes(DECOM PL_LOCATION) Episodes_last(DECOM DEC PL_LOCATION)",
     .marks = "Episodes(PL_LOCATION)",
     .message = "The child's first episode this year has another placement location than the one left open "
                "last year. Correct PL_LOCATION, or record the move as a new episode.",
     .child = first_episode_differs<&Episode::PL_LOCATION>},
    {.code = "562",
     .reads = "Episodes(DECOM) Episodes_last(DECOM)",
     .marks = "Episodes(DECOM)",
     .message = "The episode began before this collection year, but last year's return does not end with an "
                "episode of that start date. Correct DECOM, or check what was left out last year.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.id.empty() || c.by_start.empty()) return;
           const Episode& first = *c.by_start.front();
           const bool continued = !c.last.by_start.empty() && c.last.by_start.back()->DECOM == first.DECOM;
           if (first.DECOM < c.collection.start && !continued) fail(first);
         }},
};

}  // namespace

Rules episodes_last_year_rules() { return episodes_last_year_list; }

}  // namespace windscreen::validate::ssda903
