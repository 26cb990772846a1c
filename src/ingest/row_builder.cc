#include "ingest/row_builder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/hash.h"
#include "base/text.h"
#include "ingest/code_sets.h"
#include "ingest/cut_text.h"

namespace windscreen::ingest {
namespace {

constexpr std::size_t longest_text = std::size_t{64} << 10U;
constexpr std::size_t longest_detail = 200;

// "Null" as it stands is a surname; databases write the word in one case.
bool is_absent(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 7) return false;
  if (text == "NULL" || text == "null") return true;
  const std::string small = base::lower(text);
  return small == "n/a" || small == "#n/a" || small == "(blank)" || small == "<null>";
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20U || byte == 0x7FU;
}

// Line breaks and tabs become a space, so that words do not run together; other control characters go.
void assign_clean(std::string& out, std::string_view text) {
  if (std::ranges::none_of(text, is_control)) {
    out.assign(text);
    return;
  }
  out.clear();
  for (const char c : text) {
    if (!is_control(c)) {
      out += c;
    } else if ((c == '\n' || c == '\t' || c == '\r') && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

std::string shortened(std::string_view text) {
  if (text.size() <= longest_detail) return std::string(text);
  return std::string(cut_text(text, longest_detail)) + "…";
}

// "7", "-7" and, as spreadsheets export them, "7.0".
bool read_integer(std::string_view text, std::int64_t& value) {
  if (const auto point = text.find('.'); point != std::string_view::npos && point + 1 < text.size() &&
                                         text.find_first_not_of('0', point + 1) == std::string_view::npos) {
    text = text.substr(0, point);
  }
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty();
}

bool read_number(std::string_view text, double& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // "inf" and "nan" are no measurements.
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() && value - value == 0;
}

void assign_iso(std::string& out, base::Date date) {
  const std::chrono::year_month_day day{date};
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  const auto month = static_cast<unsigned>(day.month());
  const auto dom = static_cast<unsigned>(day.day());
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
  const std::array<char, 10> text{digit(year / 1000),
                                  digit(year / 100),
                                  digit(year / 10),
                                  digit(year),
                                  '-',
                                  digit(month / 10),
                                  digit(month),
                                  '-',
                                  digit(dom / 10),
                                  digit(dom)};
  out.assign(text.data(), text.size());
}

}  // namespace

RowBuilder::RowBuilder(lake::Staging& staging, const model::Table& table, Place place)
    : staging_(staging),
      writer_(staging.table(table)),
      table_(table),
      place_(place),
      person_(table.find(table.person)),
      start_(table.find(table.start)),
      end_(table.find(table.end)),
      sex_(table.find("pers_sex")),
      ethnicity_(table.find("pers_ethnicity")),
      cells_(table.columns.size()) {}

void RowBuilder::set(std::string_view column, std::string_view text) {
  const std::size_t at = table_.find(column);
  if (at == model::Table::npos) {
    throw std::out_of_range(std::string(table_.name) + " has no column " + std::string(column));
  }
  set(at, text);
}

void RowBuilder::set(std::size_t column, std::string_view text) {
  Cell& cell = cells_[column];
  cell.set = false;
  if (!faults_.empty()) std::erase_if(faults_, [&](const Fault& fault) { return fault.column == column; });
  text = base::trim(text);
  if (is_absent(text)) return;
  if (text.size() > longest_text) {
    faults_.push_back({column, {}, Fault::Kind::too_long});
    return;
  }
  switch (table_.columns[column].type) {
    case model::Type::date:
      if (const auto date = base::parse_date(text, place_.dates)) {
        set_date(column, *date);
        return;
      }
      break;
    case model::Type::flag:
      if (const auto flag = yes_no(text)) {
        cell.text.assign(*flag ? "Y" : "N");
        cell.set = true;
        return;
      }
      break;
    case model::Type::integer:
      if (std::int64_t value = 0; read_integer(text, value)) {
        cell.integer = value;
        cell.text = std::to_string(value);
        cell.set = true;
        return;
      }
      break;
    case model::Type::number:
      if (double value = 0; read_number(text, value)) {
        cell.number = value;
        cell.text.assign(text);
        cell.set = true;
        return;
      }
      break;
    case model::Type::json:
      assign_clean(cell.text, text);
      if (nlohmann::json::accept(cell.text)) {
        cell.set = true;
        return;
      }
      break;
    case model::Type::text:
      assign_clean(cell.text, text);
      cell.set = !cell.text.empty();
      if (column == sex_ || column == ethnicity_) {
        Coded coded = column == sex_ ? sex(cell.text) : ethnicity(cell.text);
        cell.text = std::move(coded.value);
        if (!coded.known) faults_.push_back({column, shortened(cell.text), Fault::Kind::unknown_code});
      }
      return;
  }
  faults_.push_back({column, shortened(text), Fault::Kind::unreadable});
}

void RowBuilder::set_date(std::size_t column, base::Date date) {
  Cell& cell = cells_[column];
  cell.date = date;
  assign_iso(cell.text, date);
  cell.set = true;
}

std::string_view RowBuilder::get(std::size_t column) const {
  const Cell& cell = cells_.at(column);
  return cell.set ? std::string_view(cell.text) : std::string_view();
}

std::string RowBuilder::key() const {
  std::string key;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!table_.columns[i].key) continue;
    if (!key.empty()) key += '|';
    key += get(i);
  }
  return key;
}

bool RowBuilder::reject(std::uint64_t line, std::string_view code, const std::string& reason,
                        std::span<const std::string_view> record) {
  staging_.reject({place_.source, line}, code, reason, joined_record(record));
  clear();
  return false;
}

bool RowBuilder::finish(std::uint64_t line, std::span<const std::string_view> record) {
  for (const Fault& fault : faults_) {
    const std::string name(table_.columns[fault.column].name);
    if (fault.kind == Fault::Kind::unknown_code) continue;
    if (fault.kind == Fault::Kind::too_long) {
      return reject(line, "text_too_long",
                    "The text for " + name + " is longer than 64 KiB; shorten it or leave it out.", record);
    }
    if (fault.column == start_ || fault.column == end_) {
      return reject(line, "bad_date",
                    "What stands for " + name +
                        " is not a date; write dates as 31/03/2024 or 2024-03-31, day before month.",
                    record);
    }
  }
  if (person_ != model::Table::npos && !cells_[person_].set) {
    return reject(line, "no_person",
                  "The row does not say whom it is about: " + std::string(table_.person) + " is empty.",
                  record);
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (table_.columns[i].key && !cells_[i].set) {
      const bool start = i == start_;
      return reject(line, start ? "no_start_date" : "no_key",
                    "The row has no " + std::string(table_.columns[i].name) + ", which identifies it.",
                    record);
    }
  }
  if (start_ != model::Table::npos && !cells_[start_].set) {
    return reject(
        line, "no_start_date",
        "The row has no start date (" + std::string(table_.start) + "), so it cannot be placed in time.",
        record);
  }

  const lake::Origin origin{place_.source, line};
  for (const Fault& fault : faults_) {
    const model::Column& column = table_.columns[fault.column];
    if (fault.kind == Fault::Kind::unknown_code) {
      staging_.flag(origin, table_, key(), "unknown_code",
                    std::string(column.name) + " is kept as it stands: \"" + fault.text +
                        "\" is not a code of the set");
      continue;
    }
    staging_.flag(origin, table_, key(), "unreadable_value",
                  std::string(column.name) + " is left empty: \"" + fault.text + "\" is not a " +
                      std::string(model::type_name(column.type)));
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    Cell& cell = cells_[i];
    if (!cell.set) continue;
    cell.set = false;
    switch (table_.columns[i].type) {
      case model::Type::date:
        writer_.date(i, cell.date);
        break;
      case model::Type::integer:
        writer_.integer(i, cell.integer);
        break;
      case model::Type::number:
        writer_.number(i, cell.number);
        break;
      case model::Type::text:
      case model::Type::flag:
      case model::Type::json:
        writer_.text(i, cell.text);
        break;
    }
  }
  writer_.end_row(origin);
  faults_.clear();
  return true;
}

void RowBuilder::clear() {
  for (Cell& cell : cells_) cell.set = false;
  faults_.clear();
}

std::string joined_record(std::span<const std::string_view> cells) {
  constexpr std::size_t most = 4000;
  std::string out;
  for (std::size_t i = 0; i < cells.size() && out.size() < most; ++i) {
    if (i > 0) out += ',';
    out += base::csv_field(cut_text(cells[i], most));
  }
  return out;
}

std::string made_id(std::string_view table, std::initializer_list<std::string_view> parts) {
  return made_id(table, std::span<const std::string_view>(parts.begin(), parts.size()));
}

std::string made_id(std::string_view table, std::span<const std::string_view> parts) {
  // Canonical text holds no control characters, so the separator cannot be part of a part.
  std::string whole(table);
  for (const std::string_view part : parts) {
    whole += '\x1F';
    whole += part;
  }
  return "w-" + base::sha256(whole).substr(0, 16);
}

}  // namespace windscreen::ingest
