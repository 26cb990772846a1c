#include "ingest/annex_a_row.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace windscreen::ingest {
namespace {

constexpr std::size_t lines_remembered = std::size_t{1} << 17U;

// FNV-1a, which is the same on every machine: identifiers are numbered in its order.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  // 0 marks an empty place.
  return hash | 1U;
}

std::string numbered(const std::string& key, std::size_t number) {
  return number > 1 ? key + "-" + std::to_string(number) : key;
}

const model::Table& table_of(std::string_view name) {
  const model::Table* table = model::find_table(name);
  if (table == nullptr) throw std::out_of_range("no table " + std::string(name));
  return *table;
}

// The allocated team and worker are no part of what an event is: a row that differs only there is the same
// event.
bool is_allocation(const model::Column& column) {
  return column.references.starts_with("ssd_department.") ||
         column.references.starts_with("ssd_professionals.");
}

bool says_unborn(std::string_view text) { return base::squash(text).starts_with("unborn"); }

}  // namespace

bool AnnexAMemory::is_new(std::string_view kind, std::string_view name) {
  std::string whole(kind);
  whole += '\x1F';
  whole += name;
  return names_.insert(std::move(whole)).second;
}

bool AnnexAMemory::is_new_line(std::string_view line) {
  if (lines_.empty()) lines_.resize(lines_remembered);
  const std::uint64_t hash = hash_of(line);
  std::uint64_t& place = lines_[(hash >> 1U) % lines_remembered];
  if (place == hash) return false;
  place = hash;
  return true;
}

std::size_t AnnexAMemory::number_of(const std::string& key, std::string_view content) {
  const std::uint64_t hash = hash_of(content);
  std::vector<std::uint64_t>& said = events_[key];
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i] == hash) return i + 1;
  }
  said.push_back(hash);
  if (said.size() == 2) ambiguous_.push_back(key);
  return said.size();
}

std::vector<AnnexAMemory::Renumbered> AnnexAMemory::renumbered() const {
  std::vector<Renumbered> all;
  for (const std::string& key : ambiguous_) {
    const std::vector<std::uint64_t>& said = events_.at(key);
    for (std::size_t i = 0; i < said.size(); ++i) {
      const auto before = std::ranges::count_if(said, [&](std::uint64_t other) { return other < said[i]; });
      const std::size_t number = static_cast<std::size_t>(before) + 1;
      if (number != i + 1) all.push_back({numbered(key, i + 1), numbered(key, number)});
    }
  }
  return all;
}

AnnexARow::AnnexARow(const AnnexAHeader& header, Place place, ReadContext& context, AnnexAMemory& memory)
    : header_(header), place_(place), context_(context), memory_(memory) {}

void AnnexARow::take(const Row& row) {
  row_ = &row;
  notes_.clear();
}

std::string_view AnnexARow::cell(Field field) const {
  const std::size_t at = header_.place[static_cast<std::size_t>(field)];
  if (at >= row_->cells.size()) return {};
  const std::string_view text = base::trim(row_->cells[at]);
  if (text.empty() || !says_nothing(text)) return text;
  // "Unknown" is a code of its own in some sets.
  if (field == Field::sex && sex(text).known) return text;
  const AnnexAColumn* column = list().find(field);
  if (column != nullptr && column->codes != nullptr && decode(*column->codes, text).known) return text;
  return {};
}

std::optional<base::Date> AnnexARow::date(Field field) const {
  return base::parse_date(cell(field), place_.dates);
}

RowBuilder& AnnexARow::in(std::string_view table) {
  const auto found = builders_.find(table);
  if (found != builders_.end()) return found->second;
  return builders_.try_emplace(table, context_.staging, table_of(table), place_).first->second;
}

std::string AnnexARow::code(Field field, std::string* words) {
  const std::string_view text = cell(field);
  const AnnexAColumn* column = list().find(field);
  if (text.empty() || column == nullptr || column->codes == nullptr) return std::string(text);
  if (field == Field::sex || field == Field::ethnicity) {
    Coded coded = field == Field::sex ? sex(text) : ethnicity(text);
    if (!coded.known) {
      note("unknown_code", std::string(column->heading) + ": \"" + std::string(text.substr(0, 80)) +
                               "\" is none of the codes");
    }
    return std::move(coded.value);
  }
  Decoded decoded = decode(*column->codes, text);
  if (words != nullptr) {
    // A source's own words stand beside the codes; they need not be one.
    *words = decoded.known ? std::move(decoded.words) : std::string(text);
    return decoded.known ? std::move(decoded.code) : std::string();
  }
  if (!decoded.known) {
    note("unknown_code",
         std::string(column->heading) + ": \"" + std::string(text.substr(0, 80)) + "\" is none of the codes");
  }
  return std::move(decoded.code);
}

void AnnexARow::set(std::string_view table, std::string_view column, Field field) {
  const std::string_view text = cell(field);
  if (text.empty()) return;
  const AnnexAColumn* described = list().find(field);
  if (described != nullptr && described->kind == Kind::coded) {
    in(table).set(column, code(field));
  } else {
    in(table).set(column, text);
  }
}

std::string AnnexARow::identify(std::string_view table, std::string_view key_column) {
  RowBuilder& builder = in(table);
  std::vector<std::string_view> natural;
  for (const std::string_view column : base::split(builder.table().same_when, ',')) {
    natural.push_back(builder.get(column));
  }
  std::string content;
  for (std::size_t i = 0; i < builder.table().columns.size(); ++i) {
    if (is_allocation(builder.table().columns[i])) continue;
    content += builder.get(i);
    content += '\x1F';
  }
  const std::string natural_id = made_id(table, natural);
  const std::string id = numbered(natural_id, memory_.number_of(natural_id, content));
  builder.set(key_column, id);
  return id;
}

bool AnnexARow::finish(std::string_view table) { return in(table).finish(row_->line, row_->cells); }

void AnnexARow::note(std::string_view code, std::string detail) {
  notes_.push_back({std::string(code), std::move(detail)});
}

void AnnexARow::flag_notes(std::string_view table, std::string_view key) {
  for (const Note& one : notes_) {
    context_.staging.flag({place_.source, row_->line}, table_of(table), key, one.code, one.detail);
  }
  notes_.clear();
}

void AnnexARow::write_person() {
  RowBuilder& builder = in("ssd_person");
  const std::string_view sex_text = cell(Field::sex);
  const std::string_view ethnicity_text = cell(Field::ethnicity);
  const std::string_view birth = cell(Field::birth);
  const auto born = date(Field::birth);
  const bool unborn = says_unborn(cell(Field::age)) || says_unborn(birth) || (born && *born > as_at());

  std::string line(person());
  for (const std::string_view piece :
       {sex_text, ethnicity_text, birth, std::string_view(unborn ? "unborn" : "")}) {
    line += '\x1F';
    line += piece;
  }
  if (memory_.is_new_line(line)) {
    builder.set("pers_person_id", person());
    builder.set("pers_sex", sex_text);
    builder.set("pers_ethnicity", ethnicity_text);
    if (!says_unborn(birth)) builder.set(unborn ? "pers_expected_dob" : "pers_dob", birth);
    finish("ssd_person");
  }
  drop_notes();

  if (const std::string_view disabled = cell(Field::disability); !disabled.empty()) {
    // The list says whether, not which: YES is no code of the department's, NONE is.
    const auto yes = yes_no(disabled);
    line.assign(person()).append("\x1F").append(yes ? (*yes ? "YES" : "NONE") : disabled);
    if (memory_.is_new_line(line)) {
      const std::string value(yes ? (*yes ? "YES" : "NONE") : base::upper(without_list_letter(disabled)));
      RowBuilder& row = in("ssd_disability");
      row.set("disa_person_id", person());
      row.set("disa_disability_code", value);
      row.set("disa_table_id", made_id("ssd_disability", {person(), value}));
      finish("ssd_disability");
    }
  }
}

void AnnexARow::write_count(Field field, base::Date reference) {
  const AnnexAColumn* column = list().find(field);
  std::string_view text = cell(field);
  if (column == nullptr || text.empty()) return;
  constexpr std::string_view table = "ext_reported_count";
  std::string value(text);
  if (column->kind == Kind::flag) {
    const auto yes = yes_no(text);
    if (yes) value = *yes ? "1" : "0";
  } else if (column->kind == Kind::coded) {
    value = code(field);
  }
  RowBuilder& builder = in(table);
  builder.set("person_id", person());
  builder.set("list", std::to_string(list().number));
  builder.set("measure", column->target.substr(column->target.find(':') + 1));
  builder.set_date(table_of(table).find("reference_date"), reference);
  builder.set("value", value);
  // What is no count says nothing but is worth knowing: the builder flags it.
  finish(table);
}

void AnnexARow::write_staff(std::string_view team, std::string_view worker) {
  if (!team.empty() && memory_.is_new("team", team)) {
    in("ssd_department").set("dept_team_id", team);
    in("ssd_department").set("dept_team_name", team);
    finish("ssd_department");
  }
  if (!worker.empty() && memory_.is_new("worker", worker)) {
    in("ssd_professionals").set("prof_professional_id", worker);
    in("ssd_professionals").set("prof_professional_name", worker);
    finish("ssd_professionals");
  }
}

void AnnexARow::set_allocation(std::string_view table, std::string_view team_column,
                               std::string_view worker_column) {
  in(table).set(team_column, cell(Field::team));
  in(table).set(worker_column, cell(Field::worker));
}

void AnnexARow::write_allocation(const std::string& event, base::Date from, std::optional<base::Date> to,
                                 std::string_view referral) {
  const std::string_view team = cell(Field::team);
  const std::string_view worker = cell(Field::worker);
  if (team.empty() && worker.empty()) return;
  write_staff(team, worker);
  RowBuilder& builder = in("ssd_involvements");
  const model::Table& table = builder.table();
  builder.set("invo_involvements_id", event + "-worker");
  builder.set("invo_person_id", person());
  builder.set("invo_professional_id", worker);
  builder.set("invo_professional_role_id", "ALLOCATED CASE WORKER");
  builder.set("invo_professional_team", team);
  builder.set_date(table.find("invo_involvement_start_date"), from);
  if (to) builder.set_date(table.find("invo_involvement_end_date"), *to);
  builder.set("invo_referral_id", referral);
  finish("ssd_involvements");
}

}  // namespace windscreen::ingest
