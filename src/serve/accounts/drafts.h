// What people have typed and not yet sent: it belongs to the account, so that no time-out loses it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/accounts/sessions.h"
#include "store/sign_in.h"
#include "store/store.h"

namespace windscreen::serve {

/// How many forms an account may have drafts of.
inline constexpr std::int64_t most_drafts = 200;

/// Either what is stored now, or what another page stored meanwhile.
struct SavedDraft {
  store::Draft draft;
  /// True where it is another page's, and nothing was saved.
  bool conflict = false;
};

/// Thread-safe.
class Drafts {
 public:
  Drafts(store::Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {}

  /// Those of an account, by their form.
  std::vector<store::Draft> all(const std::string& account) const;
  std::optional<store::Draft> find(const std::string& account, const std::string& form) const;
  /// Saves `content` (JSON text) that is based on a revision (0: there was none). The same content again is
  /// no conflict, whoever saved it: a page that did not hear the answer may send it twice. Throws Refused
  /// (409 too_many_drafts).
  SavedDraft save(const std::string& account, const std::string& form, const std::string& content,
                  std::int64_t based_on);
  /// Removes it, if there is one.
  void remove(const std::string& account, const std::string& form);

 private:
  store::Store& store_;
  Clock clock_;
};

}  // namespace windscreen::serve
