// What of one child's record stands beside the questions of a tool: the values of record_value.h and the
// newest entries of single columns, for a whole form at once.
#pragma once

#include <string>
#include <vector>

#include "assure/tool.h"
#include "base/date.h"
#include "query/database.h"

namespace windscreen::assure {

/// One thing of the record, with the question's name for it (Question::record).
struct RecordFact {
  std::string record;
  /// As people read it: "Last visit"; of a column its name and table in words.
  std::string words;
  /// The newest first, up to three that differ; none where the record has nothing in the look-back, or up
  /// to its end for what has no days.
  std::vector<std::string> values;
};

/// The queries that the tool's questions need, each once, for a connection that has their tables
/// (measure::Measurer::connect_for). Views into the result of another call stay valid as long as the strings.
std::vector<std::string> record_queries(const Tool& tool);

/// Computes each thing once that a question of the tool names, in the tool's order, from a connection to a
/// snapshot's tables. Each query finds its rows by the child. `since` and `as_at` are the look-back, both
/// included. Throws base::Error where the engine fails.
std::vector<RecordFact> record_beside(query::Connection& connection, const Tool& tool,
                                      const std::string& person, base::Date since, base::Date as_at);

}  // namespace windscreen::assure
