#include "validate/ssda903/asylum.h"

#include <algorithm>

namespace windscreen::validate::ssda903::asylum {
namespace {

bool header_has_status(const Year& year) {
  return std::any_of(year.header.begin(), year.header.end(), [](const Header& h) { return h.UASC.given(); });
}

bool header_says_yes(const Year& year) {
  return std::any_of(year.header.begin(), year.header.end(), [](const Header& h) { return h.UASC == "1"; });
}

bool has_ceased(const Year& year) {
  return std::any_of(year.uasc.begin(), year.uasc.end(), [](const AsylumSeeker& u) { return u.DUC.given(); });
}

}  // namespace

std::optional<bool> status(const Year& year) {
  if (header_has_status(year)) return header_says_yes(year);
  if (year.uasc.empty()) return std::nullopt;
  return has_ceased(year);
}

bool ever(const Child& c) {
  return header_says_yes(c) || header_says_yes(c.last) || has_ceased(c) || has_ceased(c.last);
}

}  // namespace windscreen::validate::ssda903::asylum
