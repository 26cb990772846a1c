// The published figures that a workspace has imported: Parquet files and a manifest in its `benchmarks/`.
//
//   manifest.json                    what is there: for each dataset its source file, hash, rows, symbols
//   <dataset>-<hash>-<number>.parquet  its figures, in the long form of dataset.h
//
// The manifest is replaced at one stroke, after every file that it names is on the disk; so an import happens
// wholly or not at all, and a reader sees the state before it or after it. Imports of several processes wait
// for each other.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "benchmark/dataset.h"

namespace windscreen::benchmark {

/// A cell or row that an import left out, with its file.
struct FileReject {
  std::string file;
  Reject reject;
};

struct ImportResult {
  /// Those just imported, in the order of the files.
  std::vector<Dataset> imported;
  /// The names of datasets that were there before and are replaced.
  std::vector<std::string> replaced;
  /// At most 1,000 a file; `Dataset::rejected` counts them all.
  std::vector<FileReject> rejects;
};

/// The directory of a workspace's published figures.
std::filesystem::path directory_of(const std::filesystem::path& workspace);

/// Imports files: CSV (statistics, neighbours) or Parquet (the interactive tool), told by their contents. A
/// file of a dataset that is there already takes its place, also when it holds fewer years. Throws Error, and
/// changes nothing, when any of them cannot be read, or when two of them are the same dataset. `progress`
/// (may be empty) is called with how many files are read.
ImportResult import_files(const std::filesystem::path& workspace,
                          const std::vector<std::filesystem::path>& files,
                          const std::function<void(std::size_t)>& progress = {});

/// The imported datasets by name; none where nothing was imported. Throws Error on a manifest that cannot be
/// read.
std::vector<Dataset> list_datasets(const std::filesystem::path& workspace);

}  // namespace windscreen::benchmark
