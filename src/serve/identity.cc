#include "serve/identity.h"

namespace windscreen::serve {

Decision decide(const Access& access, const std::optional<Identity>& identity) {
  switch (access.kind) {
    case Access::Kind::anyone:
      return Decision::allowed;
    case Access::Kind::permitted:
      if (!identity) return Decision::unknown;
      return identity->permissions.contains(access.permission) ? Decision::allowed : Decision::forbidden;
    case Access::Kind::nobody:
      break;
  }
  return Decision::forbidden;
}

std::string_view name_of(const Access& access) {
  switch (access.kind) {
    case Access::Kind::anyone:
      return "anyone";
    case Access::Kind::permitted:
      switch (access.permission) {
        case Permission::see_figures:
          return "see_figures";
      }
      break;
    case Access::Kind::nobody:
      break;
  }
  return "nobody";
}

}  // namespace windscreen::serve
