// Writing down how a load ended, also of one whose server did not live to do so.
#pragma once

#include <filesystem>
#include <vector>

#include "serve/data/uploads.h"
#include "store/loads.h"
#include "store/store.h"

namespace windscreen::serve {

/// What to do about a load that was cut off.
inline constexpr const char* cut_off_remedy =
    "Nothing of it is in use. The files are kept for a day: load them again.";

/// Writes the row of a load that has ended, and what became of its files, within the transaction: once
/// published they no longer wait; until then the day that they are kept begins again.
void write_ended(store::Writer& writer, const store::DataLoad& row,
                 const std::vector<store::DataLoadFile>& files);

/// Removes the files of a load that is published. Thread-safe.
void remove_loaded(const Uploads& uploads, const std::vector<store::DataLoadFile>& files);

/// Settles the loads that say that they are running, which none is: the caller holds the lock that a load
/// holds. A server may have died after its load had published the snapshot and before it wrote that down: so
/// where the lake has a snapshot of the same day and of files with the same hashes, made since the load
/// began, the load is published, with that snapshot's counts; otherwise it is interrupted. Throws Error where
/// the store or the workspace cannot be read; then nothing, or a part of the loads, is settled.
void settle_left_loads(store::Store& store, const Uploads& uploads, const std::filesystem::path& workspace);

}  // namespace windscreen::serve
