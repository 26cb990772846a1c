// The rows of a frame as a file, so that a draw can be made again long after: whoever reads it can tell
// whether it is still what was drawn from. Functions are thread-safe.
#pragma once

#include <filesystem>
#include <string>

#include "assure/frame.h"

namespace windscreen::assure {

/// The frame's rows as CSV (UTF-8, a heading, one row a case), in order. Exclusions are no part of it: rules
/// and seed give them again.
std::string frame_csv(const Frame& frame);

/// Where the rows of the frame of this hash are: audits/frames/<hash>.csv below the workspace.
std::filesystem::path frame_path(const std::filesystem::path& workspace, const std::string& hash);

/// Writes the rows below the workspace, for the program's own account only, and gives the frame's hash. What
/// is there under that hash is written again, so that a file that was spoilt is mended. Throws base::Error
/// where the disk refuses.
std::string write_frame(const std::filesystem::path& workspace, const Frame& frame);

/// Reads the rows again. Throws base::Error where the file is gone, is none of ours, or its rows are no
/// longer those of the hash: nothing may be drawn from a frame that was changed.
Frame load_frame(const std::filesystem::path& workspace, const std::string& hash, base::Date as_at,
                 const std::string& source_hash);

}  // namespace windscreen::assure
