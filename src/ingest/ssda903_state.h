// The inside of the SSDA903's Writer, for the files that write its canonical rows. Not for others.
//
//   ssda903_writer.cc      people, and the order of the rest
//   ssda903_care_rows.cc   episodes, legal statuses, placements, homes, reviews
//   ssda903_permanence.cc  adoption
//   ssda903_event_rows.cc  asylum, yearly flags, care leavers, missing, workers
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "ingest/code_sets.h"
#include "ingest/natural_ids.h"
#include "ingest/row_builder.h"
#include "ingest/ssda903.h"
#include "ingest/ssda903_care.h"

namespace windscreen::ingest::ssda903 {

inline const model::Table& table(std::string_view name) {
  const model::Table* found = model::find_table(name);
  if (found == nullptr) throw base::Error(std::string(name) + " is not a table of the model");
  return *found;
}

/// Codes in capitals; numbers without the ".0" that a spreadsheet or a data frame gave them.
inline std::string code(std::string_view text) {
  text = base::trim(text);
  if (text.ends_with(".0")) text.remove_suffix(2);
  return base::upper(text);
}

inline std::optional<bool> yes(std::string_view text) { return yes_no(code(text)); }

struct Writer::State {
  State(ReadContext& read_context, std::span<const Collection> all)
      : context(read_context), staging(read_context.staging), collections(all.begin(), all.end()) {}

  ReadContext& context;
  lake::Staging& staging;
  std::vector<Collection> collections;
  std::map<std::string_view, RowBuilder> builders;
  NaturalIds ids;
  std::set<std::string, std::less<>> workers;
  std::uint64_t starts_not_known = 0;

  // The present child.
  std::string person;
  std::vector<Episode> episodes;
  std::vector<const Row*> episode_rows;
  Care care;
  std::vector<std::string> placement_ids;

  /// A row of the canonical table `name`, on behalf of the return's `row`.
  RowBuilder& begin(std::string_view name, const Row& row) {
    auto found = builders.find(name);
    if (found == builders.end()) {
      found = builders.emplace(name, RowBuilder(staging, table(name), {})).first;
    }
    found->second.move_to({row.origin->source, row.origin->dates});
    return found->second;
  }
  static bool finish(RowBuilder& builder, const Row& row) { return builder.finish(row.line, row.cells); }

  std::optional<base::Date> date(const Row& row, std::size_t cell) const {
    return base::parse_date(row.cells[cell], row.origin->dates);
  }
  base::Date flags_hold_on(const Row& row) const { return collections[row.origin->collection].flags_hold_on; }

  void flag(const Row& row, std::string_view name, std::string_view key, std::string_view word,
            std::string_view detail) {
    staging.flag({row.origin->source, row.line}, table(name), key, word, detail);
  }

  void use_latest(std::vector<Row>& rows, std::span<const std::size_t> key) const;
  void people(Child& child);
  void episode_table(const std::vector<Row>& rows);
  void care_tables();
  void permanence(Child& child);
  void reviews(const std::vector<Row>& rows);
  void asylum(Child& child);
  void yearly_flags(const Row& row, bool latest);
  void care_leaver(const Row& row);
  void previous_permanence(const Row& row);
  void missing(const Row& row);
  void worker(const Row& row);
  std::string period_id(std::size_t period) const {
    return period_of_care_id(person, base::format_iso(episodes[care.periods[period].first].start));
  }
};

}  // namespace windscreen::ingest::ssda903
