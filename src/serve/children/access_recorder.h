// Writing down who opens what about which child, and why, before it is shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "serve/accounts/identity.h"
#include "serve/http/problem.h"
#include "store/identity.h"
#include "store/store.h"

namespace windscreen::serve {

/// Why someone opens what is about a child.
struct Purpose {
  /// One of `purposes()`.
  std::string name;
  /// In their own words; needed with "other".
  std::optional<std::string> words;
};

/// own_case, management_oversight, audit, data_quality, inspection, complaint, other. Thread-safe.
const std::vector<std::string_view>& purposes();

/// A child that is about to be shown, and the grant under which.
struct Opening {
  std::string person_id;
  std::string grant;
};

/// What is about to be shown.
struct View {
  /// "figure.children", "coming_due.children", "children.search", "child.timeline", "access_record".
  std::string name;
  Purpose purpose;
  /// The snapshot's name; empty where none is read.
  std::string snapshot;
  /// True for a download, which leaves the system.
  bool leaves = false;
};

/// A viewing as it was recorded.
struct Viewing {
  /// The records' viewing_id.
  std::string id;
  /// The moment, in UTC.
  std::string at;
  /// "Ann Lee <ann@example.org>": for the watermark of what leaves the system.
  std::string who;
};

/// Writes one record for each opening, in one transaction that also sees that the grants still hold: what was
/// revoked while the answer was made is not shown. Call it before anything is sent, and send nothing when it
/// throws: Problem (403 when a grant is over, 503 when the record cannot be written). `at` is the present
/// moment. Thread-safe.
Viewing record_viewing(store::Store& store, const Identity& identity, const View& view,
                       const std::vector<Opening>& openings, store::Moment at = store::present_moment());

/// The same within a transaction of the caller's, which writes down more of it.
/// What the store itself refuses is the caller's to say.
Viewing record_viewing_within(store::Writer& writer, const Identity& identity, const View& view,
                              const std::vector<Opening>& openings, store::Moment at);

/// Runs `write`, which records what is about to be shown, and gives what it gives. Throws what record_viewing
/// throws where the store cannot be written.
template <typename Write>
auto recording(const Write& write) {
  try {
    return write();
  } catch (const base::Error&) {
    throw Problem{503, "The record of who opens what cannot be written, so nothing is shown.",
                  "Try again in a minute; if it stays so, tell whoever runs the server."};
  }
}

}  // namespace windscreen::serve
