// The demo authority's improvement record in its store: what Surrey's published papers tell of 2018 to 2021,
// in words of our own, from the YAML files of this folder. docs/demo.md says what is in it and what of it is
// invented.
#pragma once

#include "improve/book_file.h"
#include "store/store.h"

namespace windscreen::demo {

/// The record as the files say it.
improve::BookFile improvement_story();

/// What was written.
struct ImprovementHistory {
  /// It was there already, and nothing was done.
  bool there = false;
  std::size_t things = 0;
  std::size_t entries = 0;
};

/// Writes the record, in one transaction whose act says that it is the demo's. Posts that a demo account has
/// are linked to it, where the account is there.
ImprovementHistory write_improvement_history(store::Store& store);

}  // namespace windscreen::demo
