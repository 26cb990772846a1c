// The SSDA903 return: its tables, however they come (CSV files, sheets of a workbook, the XML message), and
// how the rows about one child become canonical rows. The factory is make_ssda903_reader in reader.h; here is
// what its parts share. docs/formats.md has the rules for users.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/reader.h"

namespace windscreen::ingest::ssda903 {

/// The tables of the return. `dolo` (deprivation of liberty orders, from 2026-27) has no place in the model.
enum class TableId : std::uint8_t {
  header,
  episodes,
  reviews,
  uasc,
  oc2,
  oc3,
  ad1,
  placed_for_adoption,
  previous_permanence,
  missing,
  sw_episodes,
  dolo,
};
inline constexpr std::size_t table_count = 12;

/// A table's columns by their place in `TableFormat::columns`; CHILD is always 0.
namespace column {
enum Header : std::size_t { h_child, h_sex, h_dob, h_ethnic, h_upn, h_mother, h_mc_dob, h_uasc };
enum Episodes : std::size_t {
  e_child,
  e_decom,
  e_rne,
  e_ls,
  e_cin,
  e_place,
  e_place_provider,
  e_dec,
  e_rec,
  e_reason_place_change,
  e_home_post,
  e_pl_post,
  e_urn,
  e_pl_la,
  e_pl_distance,
  e_pl_location,
};
enum Reviews : std::size_t { r_child, r_dob, r_review, r_code };
enum Uasc : std::size_t { u_child, u_sex, u_dob, u_duc };
enum Oc2 : std::size_t {
  o_child,
  o_dob,
  o_sdq_score,
  o_sdq_reason,
  o_convicted,
  o_health_check,
  o_immunisations,
  o_teeth_check,
  o_health_assessment,
  o_substance_misuse,
  o_intervention_received,
  o_intervention_offered,
};
enum Oc3 : std::size_t { l_child, l_dob, l_in_touch, l_activ, l_accom };
enum Ad1 : std::size_t { a_child, a_dob, a_date_int, a_date_match, a_foster_care, a_adopters, a_sex, a_ls };
enum Placed : std::size_t { p_child, p_dob, p_placed, p_ceased, p_reason };
enum Previous : std::size_t { v_child, v_dob, v_option, v_la, v_date };
enum Missing : std::size_t { m_child, m_dob, m_type, m_start, m_end };
enum Workers : std::size_t { w_child, w_dob, w_id, w_start, w_end, w_reason };
}  // namespace column

struct TableFormat {
  TableId id;
  /// As the return calls it: "episodes".
  std::string_view name;
  /// Column names, each with its other names behind commas ("PLACE,PL").
  std::vector<std::string_view> columns;
  /// Columns (besides CHILD) without which a header is not that of this table.
  std::vector<std::size_t> needed;
  /// The date of birth's column; npos where the table has none.
  std::size_t dob;
};
/// All tables, by TableId.
std::span<const TableFormat> table_formats();
/// Which table a header is that of, and where its columns stand; null when it is none.
struct FoundTable {
  const TableFormat* format = nullptr;
  std::vector<std::size_t> cell;
  std::size_t found = 0;
  std::vector<std::string> unknown;
  std::vector<std::string> twice;
};
FoundTable find_table(const std::vector<std::string>& header);

/// Where rows come from: a source, what a bare number in a date column means in it, and the return (the files
/// of one collection year) that it belongs to.
struct Origin {
  std::uint32_t source = 0;
  base::DateSystem dates = base::DateSystem::none;
  std::size_t collection = 0;
};

/// One row of a table. Cells stand in the order of TableFormat::columns; absent ones are "".
struct Row {
  const Origin* origin = nullptr;
  std::uint64_t line = 0;
  std::span<const std::string_view> cells;
};

/// All rows about one child. `child` is the identifier, trimmed.
struct Child {
  std::string_view child;
  std::array<std::vector<Row>, table_count> tables;
  std::vector<Row>& rows(TableId table) { return tables[static_cast<std::size_t>(table)]; }
  void clear();
};

/// What is known of each return once all of its rows were seen: the latest day in it (not after the load's
/// as-at date), which tells last year's return from this year's, and the day for which its yearly flags hold.
struct Collection {
  std::optional<base::Date> latest;
  base::Date flags_hold_on;
};
/// The 31 March on or after `latest`, but not after `as_at`; `as_at` when nothing is known.
base::Date flags_hold_on(std::optional<base::Date> latest, base::Date as_at);

/// Writes canonical rows, a child at a time. One thread at a time.
class Writer {
 public:
  Writer(ReadContext& context, std::span<const Collection> collections);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  void write(Child& child);
  /// How many periods of care written so far began before their first episode, on a day not known.
  std::uint64_t starts_not_known() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::ingest::ssda903
