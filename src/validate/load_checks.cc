#include "validate/load_checks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "ingest/csv_rows.h"
#include "ingest/xlsx.h"
#include "validate/cin/tables.h"
#include "validate/finding_rows.h"
#include "validate/open_return.h"
#include "validate/recognise.h"
#include "validate/ssda903/tables.h"

namespace windscreen::validate {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_bytes = 8192;
constexpr std::size_t id_characters = 32;

std::string head_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(head_bytes, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

// The first row of a part is the header of one of the return's tables, which has the child in it.
bool is_table_of_ssda903(const ingest::Part& part, const std::string& name) {
  const auto rows = part.open();
  ingest::Row row;
  if (!rows->next(row)) return false;
  const auto found = recognise(Return::ssda903, row.cells, name);
  if (!found) return false;
  const bool child = std::ranges::find(found->places, std::size_t{0}) != found->places.end();
  return child && found->unknown.size() * 2 <= row.cells.size();
}

// What return a file is a part of; nothing for any other file. A file that cannot be looked at is the load's
// to refuse.
std::optional<Return> return_of(const fs::path& path, const std::string& name) try {
  const std::string file = base::lower(fs::path(name).filename().string());
  if (file.starts_with("ssd_") || file.starts_with("ext_")) return std::nullopt;
  const std::string head = head_of(path);
  if (head.starts_with("PK\x03\x04")) {
    for (const ingest::Part& part : ingest::workbook_parts(path, name)) {
      if (is_table_of_ssda903(part, part.name)) return Return::ssda903;
    }
    return std::nullopt;
  }
  const std::string lower = base::lower(head);
  if (lower.find("ssda903>") != std::string::npos) return Return::ssda903;
  if (lower.find("<message") != std::string::npos) {
    return lower.find("<collection>cin<") != std::string::npos ? std::optional(Return::cin) : std::nullopt;
  }
  if (lower.find('<') != std::string::npos || head.find('\0') != std::string::npos) return std::nullopt;
  if (is_table_of_ssda903(ingest::csv_part(path, name), name)) return Return::ssda903;
  return std::nullopt;
} catch (const base::Error&) {
  return std::nullopt;
}

std::vector<fs::path> all_files(std::span<const fs::path> paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    for (fs::recursive_directory_iterator at(path, error); !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
      if (at->is_regular_file(error)) files.push_back(at->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

// One year's return: its files, read, and the last day of the collection that it is about.
struct YearsReturn {
  std::vector<ReturnFile> files;
  Day end;
};

template <class Row, class Take>
void each_row(const ReturnData& data, const Take& take) {
  for (const Row& row : data.now[static_cast<std::size_t>(Row::id)].rows.as<Row>()) take(row);
}

// 31 March on or after the latest day of an episode or review that is not after `as_at`.
Day end_of_collection(const ReturnData& data, Day as_at) {
  Day latest;
  const auto take = [&](Day day) {
    if (day <= as_at && (!latest.known() || day > latest)) latest = day;
  };
  each_row<ssda903::Episode>(data, [&](const ssda903::Episode& one) {
    take(one.DECOM);
    take(one.DEC);
  });
  each_row<ssda903::Review>(data, [&](const ssda903::Review& one) { take(one.REVIEW); });
  if (!latest.known()) latest = as_at;
  const Day march = Day::on(latest.year(), 3, 31);
  return latest <= march ? march : Day::on(latest.year() + 1, 3, 31);
}

// The year whose rules are applied: the latest known that is not after it, otherwise the first known.
int rules_for(Return which, int year) {
  const auto known = known_years_of(which);
  int chosen = known.front();
  for (const int one : known) {
    if (one <= year) chosen = std::max(chosen, one);
  }
  return chosen;
}

std::string year_text(int year) {
  const int last = year % 100;
  return std::to_string(year - 1) + (last < 10 ? "-0" : "-") + std::to_string(last);
}

class Files {
 public:
  explicit Files(std::string header) : bytes_(std::move(header)) {}
  void row(std::span<const std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) bytes_ += ',';
      bytes_ += base::csv_field(cells[i]);
    }
    bytes_ += '\n';
    ++rows_;
  }
  std::size_t rows() const { return rows_; }
  std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
  std::size_t rows_ = 0;
};

// What a row holds in the columns that a finding is about.
std::string marked_cells(const RowArray& rows, std::size_t position, std::string_view fields) {
  std::string text;
  for (const Column& column : rows.table().columns) {
    const std::string name = ";" + std::string(column.name) + ";";
    if ((";" + std::string(fields) + ";").find(name) == std::string::npos) continue;
    const std::byte* const cell = rows.at(position) + column.offset;
    text += '\x1F';
    switch (column.kind) {
      case Kind::text: {
        Text value;
        std::memcpy(&value, cell, sizeof value);
        text += value;
        break;
      }
      case Kind::code: {
        Code value;
        std::memcpy(&value, cell, sizeof value);
        text += value.text();
        break;
      }
      case Kind::day: {
        Day value;
        std::memcpy(&value, cell, sizeof value);
        text += value.wrong() ? "no day" : value.iso();
        break;
      }
    }
  }
  return text;
}

// Where each row of a table stands, by its number.
std::vector<std::uint32_t> positions_of(const RowArray& rows) {
  std::vector<std::uint32_t> positions(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::uint32_t number = 0;
    std::memcpy(&number, rows.at(i), sizeof number);
    positions[number] = static_cast<std::uint32_t>(i);
  }
  return positions;
}

class Checks {
 public:
  void check(Return which, ReturnData& data, int year) {
    data.collection.year = rules_for(which, year);
    const Result result = run(which, data, {});
    const std::string collection = year_text(year);
    for (const RuleOutcome& rule : result.rules) {
      const std::array<std::string, 8> cells{std::string(name_of(which)),
                                             std::string(rule.code),
                                             collection,
                                             year_text(data.collection.year),
                                             std::string(name_of(rule.severity)),
                                             rule.run ? "Y" : "N",
                                             rule.reason,
                                             rule.run ? std::to_string(rule.findings) : std::string()};
      rules_.row(cells);
    }
    write_findings(which, data, result, collection);
  }

  void unreadable(Return which, const base::Error& error, int year) {
    const std::array<std::string, 8> cells{
        std::string(name_of(which)), "reading", year_text(year), "", "error", "N", error.what(), ""};
    rules_.row(cells);
  }

  std::vector<ingest::MadeSource> sources() {
    std::vector<ingest::MadeSource> made;
    if (findings_.rows() > 0)
      made.push_back({std::string(findings_source_name), std::move(findings_.bytes())});
    if (rules_.rows() > 0) made.push_back({std::string(rules_source_name), std::move(rules_.bytes())});
    return made;
  }

 private:
  void write_findings(Return which, const ReturnData& data, const Result& result,
                      const std::string& collection) {
    const FindingRows rows(which, data, result);
    std::vector<std::vector<std::uint32_t>> positions(data.now.size());
    std::map<std::string, int, std::less<>> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const FindingRow one = rows.at(i);
      std::string identity = std::string(name_of(which)) + '\x1F' + std::string(one.rule) + '\x1F' +
                             std::string(one.table) + '\x1F' + std::string(one.child);
      if (one.row > 0) {
        const std::size_t table = result.findings[i].table;
        if (positions[table].empty()) positions[table] = positions_of(data.now[table].rows);
        identity += marked_cells(data.now[table].rows, positions[table][one.row - 1], one.fields);
      }
      // Two rows that say the same are two findings.
      if (const int again = seen[identity]++; again > 0) identity += '\x1F' + std::to_string(again);
      const std::array<std::string, 9> cells{base::sha256(identity).substr(0, id_characters),
                                             std::string(name_of(which)),
                                             collection,
                                             std::string(one.rule),
                                             std::string(one.severity),
                                             std::string(one.table),
                                             one.row == 0 ? std::string() : std::to_string(one.row),
                                             std::string(one.child),
                                             std::string(one.fields)};
      findings_.row(cells);
    }
  }

  Files findings_{
      "finding_id,return_name,collection,rule,severity,return_table,return_row,person_id,fields\n"};
  Files rules_{"return_name,rule,collection,rules_of,severity,was_run,reason,findings\n"};
};

void set_days(Collection& collection, Day end) {
  collection.end = end;
  collection.start = end.plus_days(1).plus_years(-1);
}

void check_ssda903(std::map<std::string, YearsReturn>& folders, Day as_at, Checks& checks) {
  const YearsReturn* latest = nullptr;
  for (auto& [folder, one] : folders) {
    ReturnData data(tables_of(Return::ssda903));
    open_return(Return::ssda903, one.files, false, data);
    one.end = end_of_collection(data, as_at);
    if (latest == nullptr || one.end > latest->end) latest = &one;
  }
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, latest->files, false, data);
  for (const auto& [folder, one] : folders) {
    if (one.end.plus_years(1) == latest->end) {
      open_return(Return::ssda903, one.files, true, data);
      break;
    }
  }
  set_days(data.collection, latest->end);
  checks.check(Return::ssda903, data, latest->end.year());
}

// Every census of a load is a year's; the latest is checked.
void check_census(const std::vector<ReturnFile>& files, Checks& checks) {
  std::optional<std::pair<Day, ReturnFile>> latest;
  for (const ReturnFile& file : files) {
    ReturnData data(tables_of(Return::cin));
    open_return(Return::cin, std::vector{file}, false, data);
    if (!latest || data.collection.end > latest->first) latest.emplace(data.collection.end, file);
  }
  ReturnData data(tables_of(Return::cin));
  open_return(Return::cin, std::vector{latest->second}, false, data);
  checks.check(Return::cin, data, data.collection.end.year());
}

}  // namespace

std::vector<ingest::MadeSource> check_returns(std::span<const fs::path> paths,
                                              const std::map<fs::path, std::string>& names,
                                              base::Date as_at) {
  std::map<std::string, YearsReturn> folders;
  std::vector<ReturnFile> censuses;
  for (const fs::path& path : all_files(paths)) {
    const auto called = names.find(path);
    const std::string name = called == names.end() ? path.string() : called->second;
    const auto which = return_of(path, name);
    if (!which) continue;
    if (*which == Return::cin) {
      censuses.push_back({path, name});
    } else {
      folders[fs::path(name).parent_path().string()].files.push_back({path, name});
    }
  }
  const Day day = Day::of(base::days_since_epoch(as_at));
  Checks checks;
  try {
    if (!folders.empty()) check_ssda903(folders, day, checks);
  } catch (const base::Error& error) {
    checks.unreadable(Return::ssda903, error, day.year());
  }
  try {
    if (!censuses.empty()) check_census(censuses, checks);
  } catch (const base::Error& error) {
    checks.unreadable(Return::cin, error, day.year());
  }
  return checks.sources();
}

}  // namespace windscreen::validate
