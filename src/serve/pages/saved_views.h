// Pages of figures that people keep under a name, with their filters, and share with their team or everyone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/accounts/identity.h"
#include "serve/accounts/sessions.h"
#include "store/preferences.h"
#include "store/store.h"

namespace windscreen::serve {

/// How many views an account may keep, and how long a view's name and address may be, in bytes.
inline constexpr std::int64_t most_saved_views = 200;
inline constexpr std::size_t longest_view_name = 200;
inline constexpr std::size_t longest_view_address = 1000;

/// A view as one person sees it.
struct SeenView {
  store::SavedView view;
  /// The name of whose it is.
  std::string owner;
  bool own = false;
};

/// What someone wants of a view; what is absent stays as it is.
struct ViewWish {
  std::optional<std::string> name;
  std::optional<std::string> address;
  std::optional<std::string> shared_with;
};

/// True where the address, path and query, is that of a page of figures: what its query holds are filters
/// (letters, digits and a few signs), never a name. Thread-safe.
bool is_view_address(std::string_view address);

/// Thread-safe. Sharing a view gives nobody a permission: who opens it sees what their own role lets them.
class SavedViews {
 public:
  SavedViews(store::Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {}

  /// One's own; those shared with everyone; and those shared with a team by an active account that has, as
  /// `who` has, a grant in force of the same team. By name.
  std::vector<SeenView> seen_by(const Identity& who) const;
  /// Keeps a new one of `who`, or changes one of theirs. All throw Refused: 422 view_refused (what is wrong
  /// with it), 409 view_exists (they have one of that name), 409 too_many_views, 404 for one that is not
  /// theirs.
  store::SavedView add(const Identity& who, const ViewWish& wish);
  store::SavedView change(const Identity& who, const std::string& id, const ViewWish& wish);
  void remove(const Identity& who, const std::string& id);

 private:
  store::Store& store_;
  Clock clock_;
};

}  // namespace windscreen::serve
