// One load: files of any of the formats, read into a staging in a fixed order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "ingest/reader.h"
#include "lake/staging.h"

namespace windscreen::ingest {

struct LoadOptions {
  /// The day that the files describe.
  base::Date as_at;
  /// Called now and then with how much of the files' bytes is read, as near as can be told; may be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
  /// What a file is called in errors, sources and rejects, where that is not its path.
  std::map<std::filesystem::path, std::string> names = {};  // NOLINT(readability-redundant-member-init)
};

/// What there is to say about a load besides its counts (which the staging has).
struct LoadReport {
  /// Something about a file, or a part of it, as a whole: unknown columns, a sheet that is no list, an
  /// encoding.
  struct Note {
    std::string file;
    std::string part;
    std::string sentence;
  };
  std::vector<Note> notes;
  /// Files and bytes that were read.
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

/// What a file is, from its first bytes. Throws Error when it cannot be opened, is empty, or is of a kind
/// that no reader could read (an old .xls or a workbook with a password, a compressed file, a PDF).
FileKind file_kind(const std::filesystem::path& path, const std::string& file);

/// Recognises every file, registers the sources and reads them all. A folder stands for the CSV, text, Excel,
/// Parquet and XML files in it and below; others in it are noted and left out.
///
/// The order of `paths` makes no difference: files are read by format, table and content. The same content
/// named twice is read once.
///
/// One file that cannot be read, or that is none of the formats, refuses the whole load (Error, with the
/// file, the line where there is one, and what was looked for): a list left out in silence would give wrong
/// figures. Nothing is published then, whatever was staged already.
LoadReport load(lake::Staging& staging, std::span<const std::filesystem::path> paths,
                const LoadOptions& options);

/// The same with these readers.
LoadReport load(lake::Staging& staging, std::span<const std::filesystem::path> paths,
                const LoadOptions& options, std::span<const std::unique_ptr<Reader>> readers);

}  // namespace windscreen::ingest
