// What is shown of children: who a figure counts, a search, one child. Each asks for a purpose, sees to the
// reach of the grants, and records what it shows before it shows it.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "measure/measure.h"
#include "serve/children/access_recorder.h"
#include "serve/children/child_access.h"
#include "serve/children/child_reference.h"
#include "serve/children/child_request.h"
#include "serve/http/route.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"
#include "store/store.h"

namespace windscreen::serve {

/// What the views read. Thread-safe.
struct ChildSources {
  ChildSources(LakeView& view, Figures& computed, store::Store& kept)
      : lake(view), figures(computed), store(kept), access(kept, computed) {}

  LakeView& lake;
  Figures& figures;
  store::Store& store;
  ChildAccessReader access;
  ChildReferences references;
  /// Whether a purpose needs words beside its name, as the authority chooses (the setting
  /// purposes_with_words); empty: none but "other". Set before the first request.
  std::function<bool(const std::string&)> needs_words = {};
};

/// How many rows a page of a list has, and a download at most.
inline constexpr std::size_t rows_of_page = 100;
inline constexpr std::size_t rows_of_download = 10000;

/// The children whom an indicator's figure counts. Rows beyond the reach are counted and not shown.
Response view_counted(ChildSources& sources, const Call& call);

/// Children by identifier, name or date of birth.
Response view_search(ChildSources& sources, const Call& call);

/// One child's journey, and who is involved.
Response view_child(ChildSources& sources, const Call& call);

// Of the views' own files:

/// Who asks. Throws Problem (401) where nobody is known.
const Identity& who_asks(const Call& call);

/// The purpose that the request says, with words where the authority wants them. Throws Problem (400
/// purpose_needed).
Purpose purpose_in(const ChildSources& sources, const ChildRequest& request);

/// What the caller may reach. The reach is that of the newest snapshot, whichever the data is from: an older
/// one would open again what has moved to others. Throws Problem (403) where no grant allows it.
ChildAccess access_for(ChildSources& sources, const Call& call, const std::shared_ptr<const LakeState>& state,
                       Permission permission);

/// A page or a download, never kept by browser or proxy.
Response uncached(const char* content_type, std::string body, const std::string& file_name = {});

/// What may be told of one child under one grant.
struct ShownChild {
  /// The identifier, or a reference.
  std::string child;
  bool identified = false;
  bool with_workers = false;
};
ShownChild shown_under(const ReachingGrant& grant, const std::string& person_id,
                       const ChildReferences& references);

}  // namespace windscreen::serve
