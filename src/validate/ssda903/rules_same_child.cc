// Whether the tables speak of the same children: everybody has a header, nobody has two, and birthdays agree.
#include <string_view>
#include <vector>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

template <auto table>
void without_header(const Child& c, Fails& fail) {
  if (!c.header.empty()) return;
  for (const auto& row : c.*table) fail(row);
}

// A birthday that cannot be read differs from one that can.
constexpr bool born_on_other_days(Day here, Day in_header) {
  if (here.blank() || in_header.blank()) return false;
  return (here.known() || in_header.known()) && here != in_header;
}

template <auto table>
void born_otherwise(const Child& c, Fails& fail) {
  for (const auto& row : c.*table) {
    for (const Header& h : few(c.header)) {
      if (born_on_other_days(row.DOB, h.DOB)) {
        fail(row);
        break;
      }
    }
  }
}

template <auto table>
void more_than_once(const Child& c, Fails& fail) {
  const auto rows = c.*table;
  if (rows.size() < 2) return;
  std::vector<decltype(rows.data())> all;
  for (const auto& row : rows) all.push_back(&row);
  fail.all_together(all);
}

constexpr std::string_view no_header_message =
    "This table speaks of a child that has no row in Header. Add the child's header, or correct the "
    "identifier.";
constexpr std::string_view other_birthday_message =
    "The child's DOB is not the one in Header. Find out which is right and enter it in both tables.";
constexpr std::string_view once_message =
    "The child has more than one row in this table, which takes one for each child. Keep the right one.";

constexpr Rule same_child_list[] = {
    {.code = "INT01",
     .severity = Severity::other,
     .reads = "Header(CHILD) AD1(CHILD)",
     .marks = "AD1(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::ad1>},
    {.code = "INT02",
     .severity = Severity::other,
     .reads = "Header(CHILD) PlacedAdoption(CHILD)",
     .marks = "PlacedAdoption(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::placed_adoption>},
    {.code = "INT03",
     .severity = Severity::other,
     .reads = "Header(CHILD) Episodes(CHILD)",
     .marks = "Episodes(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::episodes>},
    {.code = "INT04",
     .severity = Severity::other,
     .reads = "Header(CHILD) Missing(CHILD)",
     .marks = "Missing(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::missing>},
    {.code = "INT05",
     .severity = Severity::other,
     .reads = "Header(CHILD) OC2(CHILD)",
     .marks = "OC2(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::oc2>},
    {.code = "INT06",
     .severity = Severity::other,
     .reads = "Header(CHILD) OC3(CHILD)",
     .marks = "OC3(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::oc3>},
    {.code = "INT07",
     .severity = Severity::other,
     .reads = "Header(CHILD) PrevPerm(CHILD)",
     .marks = "PrevPerm(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::prev_perm>},
    {.code = "INT08",
     .severity = Severity::other,
     .reads = "Header(CHILD) Reviews(CHILD)",
     .marks = "Reviews(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::reviews>},
    {.code = "INT09",
     .severity = Severity::other,
     .reads = "Header(CHILD) UASC(CHILD)",
     .marks = "UASC(CHILD)",
     .message = no_header_message,
     .child = without_header<&Year::uasc>},

    {.code = "INT11",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) AD1(CHILD DOB)",
     .marks = "AD1(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::ad1>},
    {.code = "INT12",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) PlacedAdoption(CHILD DOB)",
     .marks = "PlacedAdoption(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::placed_adoption>},
    {.code = "INT13",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) Missing(CHILD DOB)",
     .marks = "Missing(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::missing>},
    {.code = "INT14",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) OC2(CHILD DOB)",
     .marks = "OC2(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::oc2>},
    {.code = "INT15",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) OC3(CHILD DOB)",
     .marks = "OC3(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::oc3>},
    {.code = "INT16",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) PrevPerm(CHILD DOB)",
     .marks = "PrevPerm(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::prev_perm>},
    {.code = "INT17",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) Reviews(CHILD DOB)",
     .marks = "Reviews(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::reviews>},
    {.code = "INT18",
     .severity = Severity::other,
     .reads = "Header(CHILD DOB) UASC(CHILD DOB)",
     .marks = "UASC(DOB)",
     .message = other_birthday_message,
     .child = born_otherwise<&Year::uasc>},
    {.code = "INT21",
     .severity = Severity::other,
     .reads = "Header(CHILD SEX) UASC(CHILD SEX)",
     .marks = "UASC(SEX)",
     .message =
         "The child's SEX is not the one in Header. Find out which is right and enter it in both tables.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const AsylumSeeker& u : c.uasc) {
             for (const Header& h : few(c.header)) {
               if (u.SEX.given() && h.SEX.given() && u.SEX != h.SEX) fail(u);
             }
           }
         }},

    {.code = "INT31",
     .severity = Severity::other,
     .reads = "AD1(CHILD)",
     .marks = "AD1(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::ad1>},
    {.code = "INT32",
     .severity = Severity::other,
     .reads = "Header(CHILD)",
     .marks = "Header(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::header>},
    {.code = "INT33",
     .severity = Severity::other,
     .reads = "OC2(CHILD)",
     .marks = "OC2(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::oc2>},
    {.code = "INT34",
     .severity = Severity::other,
     .reads = "OC3(CHILD)",
     .marks = "OC3(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::oc3>},
    {.code = "INT35",
     .severity = Severity::other,
     .reads = "PrevPerm(CHILD)",
     .marks = "PrevPerm(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::prev_perm>},
    {.code = "INT36",
     .severity = Severity::other,
     .reads = "UASC(CHILD)",
     .marks = "UASC(CHILD)",
     .message = once_message,
     .child = more_than_once<&Year::uasc>},
};

}  // namespace

Rules same_child_rules() { return same_child_list; }

}  // namespace windscreen::validate::ssda903
