// Disabilities: the list of a child's disabilities agrees with itself.
#include <algorithm>
#include <vector>

#include "validate/cin/rules.h"
#include "validate/cin/seen.h"

namespace windscreen::validate::cin {
namespace {

// Every code that a child has more than once, with all the rows that have it.
void fail_repeated_disabilities(const Child& c, Fails& fail) {
  Seen seen;
  if (std::none_of(c.disabilities.begin(), c.disabilities.end(), [&](const Disability& d) {
        return d.Disability.given() && (seen.again(d.Disability) || seen.full());
      })) {
    return;
  }
  std::vector<const Disability*> rows;
  for (const Disability& d : c.disabilities) {
    if (d.Disability.given()) rows.push_back(&d);
  }
  std::sort(rows.begin(), rows.end(), [](const Disability* a, const Disability* b) {
    return a->Disability != b->Disability ? a->Disability < b->Disability : a->row < b->row;
  });
  for (auto first = rows.begin(); first != rows.end();) {
    const auto past = std::find_if(
        first, rows.end(), [&](const Disability* d) { return d->Disability != (*first)->Disability; });
    if (past - first > 1) fail.all_together(std::vector<const Disability*>(first, past));
    first = past;
  }
}

constexpr Rule disabilities_list[] = {
    {.code = "8790",
     .reads = "Disabilities(Disability)",
     .marks = "Disabilities(Disability)",
     .message = "The child is recorded as having no disability (NONE) and also as having one. Take out NONE, "
                "or the others.",
     .child =
         [](const Child& c, Fails& fail) {
           const auto says_none = [](const Disability& d) { return d.Disability == "NONE"; };
           if (std::none_of(c.disabilities.begin(), c.disabilities.end(), says_none)) return;
           for (const Disability& d : c.disabilities) {
             if (d.Disability.given() && !says_none(d)) fail(d);
           }
         }},
    {.code = "8794",
     .reads = "Disabilities(Disability)",
     .marks = "Disabilities(Disability)",
     .message = "The same disability is recorded for the child more than once. Keep each code one time.",
     .child = fail_repeated_disabilities},
};

}  // namespace

Rules disabilities_rules() { return disabilities_list; }

}  // namespace windscreen::validate::cin
