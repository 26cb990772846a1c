// What the fuzz targets of the statutory checks have in common: a return out of bytes, checked by every rule.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "validate/finding_rows.h"
#include "validate/read_return.h"

inline void need(bool holds) {
  if (!holds) std::abort();
}

using FuzzedFiles = std::vector<std::pair<std::string, std::string>>;

// False where it could not be read.
inline bool read_fuzzed(windscreen::validate::Return which, const FuzzedFiles& files, bool last_year,
                        windscreen::validate::ReturnData& data) {
  using namespace windscreen::validate;
  std::vector<Source> sources;
  std::uint64_t lines = 1;
  for (const auto& [name, text] : files) {
    const auto bytes = std::make_shared<std::string>(text);
    sources.push_back({name, {bytes->data(), bytes->size()}, bytes});
    lines += static_cast<std::uint64_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
  }
  const auto fault = read_sources(which, std::move(sources), last_year, data);
  for (const Note& note : data.notes)
    need(!note.words.empty() && note.words.size() < 4000 && note.line <= lines);
  if (!fault) return true;
  need(!fault->file.empty() && !fault->words.empty() && !fault->remedy.empty() && fault->line <= lines);
  // What was read before is as it was.
  for (const TableData& table : last_year ? data.last : data.now) need(!table.present);
  return false;
}

inline void check_return(windscreen::validate::Return which, const FuzzedFiles& files) {
  using namespace windscreen::validate;
  ReturnData data(tables_of(which));
  if (!read_fuzzed(which, files, false, data) || !read_fuzzed(which, files, true, data)) return;
  note_absent(which, false, data);
  data.collection.authority = "936";
  data.collection.xml = true;
  data.collection.providers.push_back({"SC999999", "936", "K1,U4", "PR1", "GU1 1AA", Day::on(2025, 10, 1)});
  index_providers(data.collection);
  data.collection.year = known_years_of(which).back();
  RunOptions options;
  options.threads = 1;
  // What a table lacks is blank: all rules that have their tables run.
  options.absent_columns_are_blank = true;
  const Result result = run(which, data, options);
  for (const Finding& finding : result.findings) {
    if (finding.table != Finding::whole_return) need(finding.row < data.now.at(finding.table).rows.size());
  }
  const FindingRows rows(which, data, result);
  for (std::size_t i = 0; i < rows.size(); ++i) need(!rows.at(i).rule.empty() && !rows.at(i).message.empty());
}
