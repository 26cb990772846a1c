// An entry of the change log as people see it: what was and what is, field by field, without secrets, and
// without children unless they may be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/change_log.h"

namespace windscreen::serve {

/// A field of a row, before and after.
struct ShownField {
  std::string name;
  /// As text; absent where there was, or is, nothing, and for what is not shown.
  std::optional<std::string> was;
  std::optional<std::string> is;
  /// A secret, of which the log itself has only a digest.
  bool secret = false;
  /// It is about a child, and is not shown here.
  bool withheld = false;
};

/// True for a column that names a child or says why one was looked at. Thread-safe, as all here.
bool is_about_child(std::string_view table, std::string_view column);

/// The fields that the entry changed: of an added or removed row all that hold something. `with_children`
/// shows those that are about a child.
std::vector<ShownField> shown_fields(const store::Change& change, bool with_children);

/// The child that the row of the entry names; nullopt where it names none.
std::optional<std::string> child_of(const store::Change& change);

}  // namespace windscreen::serve
