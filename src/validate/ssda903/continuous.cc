#include "validate/ssda903/continuous.h"

#include "validate/ssda903/codes.h"

namespace windscreen::validate::ssda903 {
namespace {

bool care_goes_on(const Episode& before, const Episode& next, Day start) {
  if (next.RNE == "S" && next.DECOM > start) return false;
  if (!before.DEC.known()) return true;
  // Overlapping episodes are other rules' business: the child was in care.
  return before.REC == "X1" && next.DECOM <= before.DEC;
}

}  // namespace

bool find_looked_after_all_year(const Child& child) {
  const Day start = child.collection.start;
  const Day end = child.collection.end;
  const Episode* latest = nullptr;
  for (const Episode* e : child.by_start) {
    if (e->DECOM > end) break;
    if (e->DEC < start) continue;
    if (e->LS.in(codes::respite)) return false;
    if (latest == nullptr ? e->DECOM > start : !care_goes_on(*latest, *e, start)) return false;
    latest = e;
  }
  if (latest == nullptr) return false;
  return !latest->DEC.known() || latest->DEC > end || latest->REC == "X1";
}

}  // namespace windscreen::validate::ssda903
