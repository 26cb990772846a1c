// What the items about an earlier adoption, guardianship or child arrangements order may hold.
#include <algorithm>
#include <array>
#include <optional>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The parts of a day of which some may be unknown (0).
struct PartDay {
  int day = 0;
  int month = 0;
  int year = 0;
};

// A part of `figures` figures or as many Z up to a slash or the end, which the text loses; nothing where it
// is anything else.
std::optional<int> part_of_day(Text& text, std::size_t figures) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const Text part = text.substr(0, slash);
  text.remove_prefix(std::min(slash + 1, text.size()));
  if (part.size() == figures && part.find_first_not_of('Z') == Text::npos) return 0;
  const bool short_form = figures == 2 && part.size() == 1;
  if ((part.size() != figures && !short_form) || part.find_first_not_of("0123456789") != Text::npos)
    return {};
  const auto number = whole_number(part);
  return number == 0 ? std::nullopt : number;
}

// dd/mm/yyyy with ZZ or ZZZZ for what is not known, and no day that no calendar has.
std::optional<PartDay> permanence_day(Text text) {
  const bool three_parts = std::count(text.begin(), text.end(), '/') == 2;
  const auto day = part_of_day(text, 2);
  const auto month = part_of_day(text, 2);
  const auto year = part_of_day(text, 4);
  if (!three_parts || !day || !month || !year) return {};
  constexpr std::array<int, 13> most_days = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (*month > 12 || *day > most_days[static_cast<std::size_t>(*month)]) return {};
  const PartDay found{*day, *month, *year};
  const bool whole = found.day != 0 && found.month != 0 && found.year != 0;
  if (whole && Day::on(found.year, found.month, found.day).day_of_month() != found.day) return {};
  return found;
}

// The first day that it can have been; not known without a year.
Day first_possible(const PartDay& at) {
  return at.year == 0 ? Day() : Day::on(at.year, std::max(at.month, 1), std::max(at.day, 1));
}

constexpr Rule previous_permanence_list[] = {
    {.code = "631",
     .reads = "PrevPerm(PREV_PERM)",
     .marks = "PrevPerm(PREV_PERM)",
     .message =
         "PREV_PERM must be P1 to P4 for the order that the child left care under before, or Z1 for none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PreviousPermanence& p : c.prev_perm) {
             if (p.PREV_PERM.given() && !p.PREV_PERM.in(codes::previous_permanence)) fail(p);
           }
         }},
    {.code = "632",
     .reads = "PrevPerm(CHILD DATE_PERM) Episodes?(CHILD DECOM)",
     .marks = "PrevPerm(DATE_PERM) Episodes(DECOM)",
     .message = "DATE_PERM must be a day before the child came into care (DECOM), as dd/mm/yyyy with ZZ for "
                "a day or month and ZZZZ for a year that is not known.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PreviousPermanence& p : few(c.prev_perm)) {
             if (p.DATE_PERM.empty()) continue;
             const auto entered = permanence_day(p.DATE_PERM);
             if (!entered) fail(p);
             // A day that is partly known may have been before an episode unless its first possible day is
             // not.
             const Day first = entered ? first_possible(*entered) : Day();
             for (const Episode& e : c.episodes) {
               if (entered && !(first >= e.DECOM)) continue;
               fail(p);
               fail(e);
             }
           }
         }},
    {.code = "633",
     .reads = "PrevPerm(LA_PERM)",
     .marks = "PrevPerm(LA_PERM)",
     .message = "LA_PERM must be the three figures of the authority that arranged the order, or WAL, SCO, "
                "NIR or NUK (outside the United Kingdom).",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PreviousPermanence& p : c.prev_perm) {
             if (p.LA_PERM.empty() || codes::english_authority(p.LA_PERM) ||
                 codes::outside_england(p.LA_PERM))
               continue;
             fail(p);
           }
         }},
};

}  // namespace

Rules previous_permanence_rules() { return previous_permanence_list; }

}  // namespace windscreen::validate::ssda903
