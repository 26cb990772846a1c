// For tests: a folder of small files, loaded into a staging, and questions put to what came out.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/load.h"
#include "lake/staging.h"

namespace windscreen::ingest {

/// A directory of the test's own, removed at its end.
class TestFolder {
 public:
  TestFolder() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() / (std::string("windscreen-") + info->test_suite_name() +
                                                      "-" + info->name() + "-" + std::to_string(::getpid()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// One load, settled.
class TestLoad {
 public:
  TestLoad(const TestFolder& folder, std::vector<std::filesystem::path> paths, base::Date as_at)
      : staging_(options(folder)) {
    LoadOptions load_options;
    load_options.as_at = as_at;
    report = load(staging_, paths, load_options);
    staging_.settle(as_at);
  }

  /// The rows of a query, cells joined by "|" and rows by a line feed.
  std::string ask(const std::string& sql) {
    query::Result result = staging_.flushed().query(sql);
    std::string out;
    while (result.next()) {
      if (!out.empty()) out += '\n';
      for (std::size_t i = 0; i < result.column_count(); ++i) {
        if (i > 0) out += '|';
        out += result.any_text(i);
      }
    }
    return out;
  }
  std::int64_t count(const std::string& sql) { return staging_.flushed().count(sql); }
  std::string rejects() { return ask("select source, line, code from _rejects order by all"); }
  std::string flags() {
    return ask("select table_name, code from _flags where code not in ('person_not_listed') order by all");
  }
  bool has_note(std::string_view words) const {
    for (const auto& note : report.notes) {
      if ((note.file + note.part + ": " + note.sentence).find(words) != std::string::npos) return true;
    }
    return false;
  }
  lake::RowCounts total() const {
    lake::RowCounts all;
    for (const auto& one : staging_.counts()) {
      all.read += one.read;
      all.kept += one.kept;
      all.merged += one.merged;
      all.rejected += one.rejected;
    }
    return all;
  }
  lake::Staging& staging() { return staging_; }

  LoadReport report;

 private:
  static lake::Staging::Options options(const TestFolder& folder) {
    lake::Staging::Options out;
    out.scratch = folder.path() / ".staging";
    out.threads = 1;
    return out;
  }
  lake::Staging staging_;
};

/// A file among the data that others made, which lies beside the repository.
inline std::filesystem::path shared_data(const std::string& name) {
  return std::filesystem::path(WINDSCREEN_SOURCE_DIR) / ".." / "shared" / "data" / name;
}

}  // namespace windscreen::ingest
