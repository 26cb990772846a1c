// The inside of Staging, for the files of this room that settle and publish what was staged. Not for others.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "lake/staging.h"
#include "lake/work_directory.h"

namespace windscreen::lake {

struct Staging::State {
  explicit State(const Options& options);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Ends writing: every row is in the database and no writer works any more.
  void close_writers();

  std::filesystem::path scratch;
  WorkDirectory directory;
  query::Database database;
  query::Connection connection;
  /// By the table's place in model::tables(); null until its first use.
  std::vector<std::unique_ptr<TableWriter>> writers;
  /// Null once the load is settled.
  std::unique_ptr<query::Appender> rejects;
  std::unique_ptr<query::Appender> flags;
  bool settled = false;
};

/// The names of the staging database's own tables, beside the canonical ones.
inline constexpr std::string_view sources_table = "_sources";
inline constexpr std::string_view rejects_table = "_rejects";
inline constexpr std::string_view flags_table = "_flags";

/// `text` with every byte sequence that is not UTF-8, and NUL, replaced by U+FFFD, cut to at most `most`
/// bytes at a character's end.
std::string clean_text(std::string_view text, std::size_t most);

}  // namespace windscreen::lake
