// How the rows about one child become canonical rows.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ingest/ssda903_state.h"

namespace windscreen::ingest::ssda903 {

namespace {

// The order in which rows are taken up: those that say more first, then by their text, so that neither the
// order of the files nor that of their rows decides which of two is the first.
void order_by_content(std::vector<Row>& rows) {
  const auto filled = [](const Row& row) {
    return std::ranges::count_if(row.cells, [](std::string_view cell) { return !base::trim(cell).empty(); });
  };
  std::ranges::sort(rows, [&](const Row& a, const Row& b) {
    const auto more = filled(a) - filled(b);
    if (more != 0) return more > 0;
    if (!std::ranges::equal(a.cells, b.cells)) return std::ranges::lexicographical_compare(a.cells, b.cells);
    return std::pair(a.origin->source, a.line) < std::pair(b.origin->source, b.line);
  });
}

}  // namespace

// Where returns of several years state the same row (an episode still open last year), the latest return's
// wording stands for all of them: the rows then come out equal and are merged.
void Writer::State::use_latest(std::vector<Row>& rows, std::span<const std::size_t> key) const {
  const bool one_return = std::ranges::all_of(
      rows, [&](const Row& row) { return row.origin->collection == rows.front().origin->collection; });
  if (one_return) return;
  std::unordered_map<std::string, Row> latest;
  const auto key_of = [&](const Row& row) {
    std::string text;
    for (const std::size_t cell : key) {
      text += base::trim(row.cells[cell]);
      text += '\x1F';
    }
    return text;
  };
  const auto is_later = [&](const Row& a, const Row& b) {
    return collections[a.origin->collection].latest > collections[b.origin->collection].latest;
  };
  for (const Row& row : rows) {
    const auto [known, added] = latest.emplace(key_of(row), row);
    if (!added && is_later(row, known->second)) known->second = row;
  }
  for (Row& row : rows) {
    const Row& best = latest.at(key_of(row));
    if (is_later(best, row)) row.cells = best.cells;
  }
  order_by_content(rows);
}

void Writer::State::people(Child& child) {
  using namespace column;
  for (const Row& row : child.rows(TableId::header)) {
    RowBuilder& one = begin("ssd_person", row);
    one.set("pers_person_id", person);
    one.set("pers_sex", code(row.cells[h_sex]));
    one.set("pers_dob", row.cells[h_dob]);
    one.set("pers_ethnicity", row.cells[h_ethnic]);
    one.set("pers_is_mother", code(row.cells[h_mother]));
    // The department's reasons for having no number (UN1 to UN5) stand in the number's place.
    const std::string upn = code(row.cells[h_upn]);
    const bool no_number = upn.size() == 3 && upn.starts_with("UN");
    if (no_number) one.set("pers_upn_unknown", upn);
    finish(one, row);
    if (!upn.empty() && !no_number) {
      constexpr std::string_view type = "Unique Pupil Number";
      RowBuilder& number = begin("ssd_linked_identifiers", row);
      number.set("link_table_id", made_id("ssd_linked_identifiers", {person, type, upn}));
      number.set("link_person_id", person);
      number.set("link_identifier_type", type);
      number.set("link_identifier_value", upn);
      finish(number, row);
    }
    if (!base::trim(row.cells[h_mc_dob]).empty()) {
      RowBuilder& mother = begin("ssd_mother", row);
      mother.set("moth_person_id", person);
      mother.set("moth_childs_dob", row.cells[h_mc_dob]);
      mother.set("moth_table_id", made_id("ssd_mother", {person, mother.get("moth_childs_dob")}));
      finish(mother, row);
    }
  }
  if (!child.rows(TableId::header).empty()) return;
  // A file that came without the header still says who it is about.
  for (const TableFormat& format : table_formats()) {
    const auto& rows = child.rows(format.id);
    if (rows.empty()) continue;
    RowBuilder& one = begin("ssd_person", rows.front());
    one.set("pers_person_id", person);
    if (format.dob != static_cast<std::size_t>(-1)) one.set("pers_dob", rows.front().cells[format.dob]);
    finish(one, rows.front());
    if (format.dob != static_cast<std::size_t>(-1)) return;
  }
}

Writer::Writer(ReadContext& context, std::span<const Collection> collections)
    : state_(std::make_unique<State>(context, collections)) {}
Writer::~Writer() = default;

std::uint64_t Writer::starts_not_known() const { return state_->starts_not_known; }

void Writer::write(Child& child) {
  using namespace column;
  State& state = *state_;
  state.person = child.child;
  state.ids.clear();
  for (std::vector<Row>& rows : child.tables) order_by_content(rows);
  const auto latest = [&](TableId table, std::initializer_list<std::size_t> key) -> std::vector<Row>& {
    std::vector<Row>& rows = child.rows(table);
    state.use_latest(rows, std::span<const std::size_t>(key.begin(), key.size()));
    return rows;
  };
  const auto& episodes = latest(TableId::episodes, {e_decom});
  state.people(child);
  state.episode_table(episodes);
  state.care_tables();
  latest(TableId::placed_for_adoption, {p_placed});
  latest(TableId::ad1, {});
  state.permanence(child);
  state.reviews(latest(TableId::reviews, {r_review}));
  latest(TableId::uasc, {});
  state.asylum(child);
  const auto& flags = child.rows(TableId::oc2);
  for (const Row& row : flags) {
    const auto day = state.flags_hold_on(row);
    state.yearly_flags(
        row, std::ranges::none_of(flags, [&](const Row& other) { return state.flags_hold_on(other) > day; }));
  }
  for (const Row& row : latest(TableId::oc3, {})) state.care_leaver(row);
  for (const Row& row : latest(TableId::previous_permanence, {v_option, v_date}))
    state.previous_permanence(row);
  for (const Row& row : latest(TableId::missing, {m_start})) state.missing(row);
  for (const Row& row : latest(TableId::sw_episodes, {w_id, w_start})) state.worker(row);
}

}  // namespace windscreen::ingest::ssda903
