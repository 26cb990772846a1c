// One row of an Annex A list on its way into the canonical tables: its cells by field, the tables' builders,
// and the identifiers made from it. Inside of the Annex A reader; not for others.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annex_a_header.h"
#include "ingest/reader.h"
#include "ingest/row_builder.h"

namespace windscreen::ingest {

/// What outlives a list: who and what was already said. Bounded, or as small as the authority's staff list.
class AnnexAMemory {
 public:
  /// True the first time for a team or worker.
  bool is_new(std::string_view kind, std::string_view name);
  /// False when the very same line about a person was among the last that were asked about. Lines forgotten
  /// are said twice, which does no harm: the lake folds them.
  bool is_new_line(std::string_view line);
  /// An event's own number among those of the list with the same natural key: 1 for the first and for its
  /// repetitions, 2 for one of the same key that says something else, and so on.
  std::size_t number_of(const std::string& key, std::string_view content);
  /// Where the numbers that the list's events got in the order of its rows are not those that their contents
  /// give them: the identifier given ("w-…", "w-…-2") and the one that stands whatever the order.
  struct Renumbered {
    std::string given;
    std::string lasting;
  };
  std::vector<Renumbered> renumbered() const;
  /// Ends a list: its keys may occur on the next list again, as the same events.
  void next_list() {
    events_.clear();
    ambiguous_.clear();
  }
  /// The periods of care that list 8 states; list 10 refers to them.
  std::set<std::string, std::less<>> periods;

 private:
  std::set<std::string, std::less<>> names_;
  std::vector<std::uint64_t> lines_;
  std::unordered_map<std::string, std::vector<std::uint64_t>> events_;
  // The keys of several contents.
  std::vector<std::string> ambiguous_;
};

/// The rows of one list, one after another.
class AnnexARow {
 public:
  AnnexARow(const AnnexAHeader& header, Place place, ReadContext& context, AnnexAMemory& memory);

  /// Takes the next row of the source. The row's cells must stay valid until the next call.
  void take(const Row& row);

  const AnnexAList& list() const { return *header_.list; }
  base::Date as_at() const { return context_.as_at; }
  AnnexAMemory& memory() { return memory_; }
  std::uint64_t line() const { return row_->line; }

  /// The field's text, trimmed; "" when the list lacks the column, or the cell is empty or says that nothing
  /// is known.
  std::string_view cell(Field field) const;
  /// The field's day; nullopt when it is empty, or no date (`set` flags that).
  std::optional<base::Date> date(Field field) const;
  bool has(Field field) const { return !cell(field).empty(); }
  /// The child (or adopter) as the row names it.
  std::string_view person() const { return cell(Field::person); }

  /// The builder of a table, begun or not; `table` is a string literal.
  RowBuilder& in(std::string_view table);
  /// Sets a column of a table from a field, through the list's codes. A code that is not known is kept and
  /// flagged.
  void set(std::string_view table, std::string_view column, Field field);
  /// The code of a coded field; its words beyond the code go to `words` when given.
  std::string code(Field field, std::string* words = nullptr);
  /// Makes the row's identifier from the columns by which two sources mean the same row, and sets the key.
  /// Rows of the same columns that say something else get "-2", "-3" behind it, for the time being in the
  /// order of the rows (`renumber_events` has the last word).
  std::string identify(std::string_view table, std::string_view key_column);
  /// Writes the table's row; false when it was rejected.
  bool finish(std::string_view table);

  /// Says something about the event that the row tells of: flagged at `flag_notes`.
  void note(std::string_view code, std::string detail);
  /// Raises the notes about the row of `table` with this key.
  void flag_notes(std::string_view table, std::string_view key);
  /// Forgets the notes, where the row was rejected.
  void drop_notes() { notes_.clear(); }

  // What several lists have in common (annex_a_row.cc).

  /// ssd_person and, where the list says it, ssd_disability and ssd_immigration_status.
  void write_person();
  /// A stated count, or 1 and 0 for yes and no, to ext_reported_count.
  void write_count(Field field, base::Date reference);
  /// The allocated team and worker: the staff tables, and an involvement that lasts as long as the event.
  void write_allocation(const std::string& event, base::Date from, std::optional<base::Date> to,
                        std::string_view referral = {});
  /// Sets a table's team and worker columns.
  void set_allocation(std::string_view table, std::string_view team_column, std::string_view worker_column);

 private:
  void write_staff(std::string_view team, std::string_view worker);

  const AnnexAHeader& header_;
  Place place_;
  ReadContext& context_;
  AnnexAMemory& memory_;
  const Row* row_ = nullptr;
  std::unordered_map<std::string_view, RowBuilder> builders_;
  struct Note {
    std::string code;
    std::string detail;
  };
  std::vector<Note> notes_;
};

/// Reads one row of the list; each writes or rejects it (annex_a_events.cc, annex_a_care.cc).
void read_contact(AnnexARow& row);
void read_early_help(AnnexARow& row);
void read_referral(AnnexARow& row);
void read_assessment(AnnexARow& row);
void read_section_47(AnnexARow& row);
void read_child_in_need(AnnexARow& row);
void read_child_protection(AnnexARow& row);
void read_child_in_care(AnnexARow& row);
void read_care_leaver(AnnexARow& row);
void read_adoption(AnnexARow& row);
void read_adopter(AnnexARow& row);

/// Gives the events of a list (`sources`: its own) that share a natural key the numbers that do not depend on
/// the order of its rows, wherever their identifiers stand (annex_a_links.cc).
void renumber_events(lake::Staging& staging, const std::vector<std::uint32_t>& sources,
                     const std::vector<AnnexAMemory::Renumbered>& renumbered);

/// What only shows across rows of one load: the referral behind an assessment, enquiry, plan and period of
/// care, the conference behind a plan, and one answer a child about disability (annex_a_links.cc).
/// `sources` are the numbers of the Annex A sources.
void link_annex_a(lake::Staging& staging, const std::vector<std::uint32_t>& sources);

}  // namespace windscreen::ingest
