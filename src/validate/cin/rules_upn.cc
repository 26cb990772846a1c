// Unique pupil numbers: a check letter, the authority that gave the number (three figures), a serial number
// (eight figures), and at the end a figure, or a letter for a temporary number.
#include <algorithm>
#include <vector>

#include "validate/cin/codes.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr std::size_t upn_length = 13;
// Letters that look like figures are left out.
constexpr Text upn_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

constexpr bool upn_figure(char c) { return c >= '0' && c <= '9'; }
constexpr bool upn_letter(char c) { return upn_letters.find(c) != Text::npos; }

constexpr bool upn_figures(Text text) {
  for (const char c : text) {
    if (!upn_figure(c)) return false;
  }
  return !text.empty();
}

/// `count` figures stand from the place `from` on, counted from 0.
constexpr bool upn_figures_at(Text upn, std::size_t from, std::size_t count) {
  return upn.size() >= from + count && upn_figures(upn.substr(from, count));
}

constexpr char upn_check_letter(Text upn) {
  std::size_t sum = 0;
  for (std::size_t place = 1; place < upn_length; ++place)
    sum += static_cast<std::size_t>(upn[place] - '0') * (place + 1);
  return upn_letters[sum % upn_letters.size()];
}

constexpr bool upn_of_known_authority(Text upn) {
  if (!upn_figures_at(upn, 1, 3)) return false;
  const int authority = (upn[1] - '0') * 100 + (upn[2] - '0') * 10 + (upn[3] - '0');
  for (const UpnAuthorities& run : upn_authorities) {
    if (run.first <= authority && authority <= run.last) return true;
  }
  return false;
}

constexpr bool upn_end(char c) { return upn_figure(c) || upn_letter(c); }

constexpr bool upn_well_formed(Text upn) {
  return upn.size() == upn_length && upn_letter(upn[0]) && upn_figures(upn.substr(1, 11)) && upn_end(upn[12]);
}

// Fails each child whose UPN, where there is one, is found wrong.
template <class Wrong>
void fail_upns(const Child& c, Fails& fail, const Wrong& wrong) {
  for (const Identifiers& child : c.identifiers) {
    if (!child.UPN.empty() && wrong(child.UPN)) fail(child);
  }
}

constexpr Rule upn_list[] = {
    {.code = "1510",
     .reads = "ChildIdentifiers(UPN)",
     .marks = "ChildIdentifiers(UPN)",
     .message = "The first letter of the UPN is not the one that its figures give, so a character of the UPN "
                "is wrong. Copy it again from the school's record.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_upns(c, fail, [](Text upn) {
             // Without twelve figures there is nothing to work the letter out from; rules 1540 and 1550 see
             // to that.
             return upn.size() == upn_length && upn_figures(upn.substr(1)) && upn[0] != upn_check_letter(upn);
           });
         }},
    {.code = "1520",
     .reads = "ChildIdentifiers(UPN)",
     .marks = "ChildIdentifiers(UPN)",
     .message = "Several records have this UPN, which belongs to one pupil only. Correct the UPN, or merge "
                "the records if they are of the same child.",
     .whole =
         [](const Whole& census, Fails& fail) {
           std::vector<const Identifiers*> by_upn;
           for (const Identifiers& child : census.identifiers) {
             if (!child.UPN.empty()) by_upn.push_back(&child);
           }
           std::stable_sort(by_upn.begin(), by_upn.end(),
                            [](const auto* a, const auto* b) { return a->UPN < b->UPN; });
           for (auto from = by_upn.begin(); from != by_upn.end();) {
             const auto to =
                 std::find_if(from, by_upn.end(), [&](const auto* one) { return one->UPN != (*from)->UPN; });
             if (to - from > 1) fail.all_together(std::vector(from, to));
             from = to;
           }
         }},
    {.code = "1530",
     .reads = "ChildIdentifiers(UPN)",
     .marks = "ChildIdentifiers(UPN)",
     .message = "Characters 2 to 4 of the UPN are not the number of an authority. Copy the UPN again from "
                "the school's record.",
     .child = [](const Child& c,
                 Fails& fail) { fail_upns(c, fail, [](Text upn) { return !upn_of_known_authority(upn); }); }},
    {.code = "1540",
     .reads = "ChildIdentifiers(UPN)",
     .marks = "ChildIdentifiers(UPN)",
     .message =
         "Characters 5 to 12 of the UPN must all be figures. Copy the UPN again from the school's record.",
     .child = [](const Child& c,
                 Fails& fail) { fail_upns(c, fail, [](Text upn) { return !upn_figures_at(upn, 4, 8); }); }},
    {.code = "1550",
     .reads = "ChildIdentifiers(UPN)",
     .marks = "ChildIdentifiers(UPN)",
     .message = "The UPN must have 13 characters, of which the last is a figure or a capital letter other "
                "than I, O and S. Copy it again from the school's record.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_upns(c, fail, [](Text upn) { return upn.size() != upn_length || !upn_end(upn[12]); });
         }},
    {.code = "1560Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(FormerUPN)",
     .marks = "ChildIdentifiers(FormerUPN)",
     .message = "The former UPN is not written as UPNs are: a letter, eleven figures, and a figure or "
                "letter, without I, O and S. Correct it, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (!child.FormerUPN.empty() && !upn_well_formed(child.FormerUPN)) fail(child);
           }
         }},
};

}  // namespace

Rules upn_rules() { return upn_list; }

}  // namespace windscreen::validate::cin
