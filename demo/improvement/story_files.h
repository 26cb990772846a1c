// The files of this folder as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace windscreen::demo {

struct StoryFile {
  std::string_view path;
  std::string_view text;
};

/// In the order of their names (cmake/embed_files.cmake). Constant and thread-safe.
std::span<const StoryFile> story_files();

}  // namespace windscreen::demo
