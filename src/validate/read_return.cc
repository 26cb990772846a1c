#include "validate/read_return.h"

#include <algorithm>
#include <cstring>

#include "base/byte_source.h"
#include "ingest/text_encoding.h"
#include "validate/cin/tables.h"
#include "validate/parallel.h"

namespace windscreen::validate {
namespace {

constexpr std::size_t looked_at = 4096;

// Without a way out of the loop, so that many bytes are looked at at once.
bool only_ascii(std::string_view bytes) {
  constexpr std::size_t block = 1U << 14U;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(block, bytes.size()))) {
    unsigned char all = 0;
    for (const char c : bytes.substr(0, block))
      all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    if (all >= 0x80) return false;
  }
  return true;
}

// Text in another encoding than UTF-8 is turned into it; most returns are plain ASCII and stay where they
// are.
void to_utf8(Source& source) {
  const std::string_view bytes(source.bytes.data(), source.bytes.size());
  const std::string_view start = bytes.substr(0, looked_at);
  const bool plain = start.find('\0') == std::string_view::npos && only_ascii(bytes);
  if (plain) return;
  ingest::TextSource text(base::open_text(bytes));
  const auto converted = std::make_shared<std::string>();
  converted->reserve(bytes.size() + bytes.size() / 8);
  std::vector<char> buffer(1U << 16U);
  while (const std::size_t read = text.read(buffer)) converted->append(buffer.data(), read);
  source.bytes = {converted->data(), converted->size()};
  source.owner = converted;
}

bool is_markup(std::span<char> bytes) {
  for (const char c : bytes.first(std::min(bytes.size(), looked_at))) {
    if (c == '<') return true;
    const bool before =
        c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\xEF' || c == '\xBB' || c == '\xBF';
    if (!before) return false;
  }
  return false;
}

std::optional<ReadFault> unreadable(const Source& source) {
  const auto start = source.bytes.first(std::min(source.bytes.size(), looked_at));
  if (std::find(start.begin(), start.end(), '\0') == start.end()) return std::nullopt;
  return ReadFault{source.name, 1, "it is no text: there are NUL bytes in it",
                   "Give the return as CSV files, an XML message or a workbook (xlsx)."};
}

void read_one(Return which, Source& source, SourceTables& read) {
  read.file = source.name;
  to_utf8(source);
  read.bytes.push_back(source.owner);
  read.fault = unreadable(source);
  if (read.fault) return;
  if (!is_markup(source.bytes)) {
    read_csv(which, source, read);
  } else if (which == Return::ssda903) {
    read_ssda903_xml(source, read);
  } else {
    read_cin_xml(source, read);
  }
}

// The census says itself which year it is about, and whose it is.
void take_header(ReturnData& data) {
  const auto header = data.now[static_cast<std::size_t>(cin::TableId::header)].rows.as<cin::Header>();
  if (header.empty()) return;
  if (header[0].ReferenceDate.known()) {
    data.collection.end = header[0].ReferenceDate;
    data.collection.start = header[0].ReferenceDate.plus_days(1).plus_years(-1);
  }
  if (data.collection.authority.empty()) data.collection.authority = header[0].LEA;
}

}  // namespace

SourceTables::SourceTables(Return which) {
  for (const Table& table : tables_of(which)) tables.emplace_back(table);
}

std::optional<ReadFault> read_sources(Return which, std::vector<Source> sources, bool last_year,
                                      ReturnData& data) {
  std::vector<SourceTables> read;
  for (std::size_t i = 0; i < sources.size(); ++i) read.emplace_back(which);
  // The largest first, so that the threads end together.
  std::vector<std::size_t> order(sources.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sources[a].bytes.size() > sources[b].bytes.size();
  });
  parallel(threads_for(0), [&](unsigned, const auto& next) {
    for (std::size_t i = next(); i < order.size(); i = next())
      read_one(which, sources[order[i]], read[order[i]]);
  });
  for (const SourceTables& one : read) {
    if (one.fault) return one.fault;
  }
  for (SourceTables& one : read) join(std::move(one), last_year, data);
  if (which == Return::cin && !last_year) take_header(data);
  return std::nullopt;
}

void join(SourceTables&& read, bool last_year, ReturnData& data) {
  auto& tables = last_year ? data.last : data.now;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    TableData& from = read.tables[t];
    if (!from.present) continue;
    TableData& to = tables[t];
    const bool more = to.present && to.rows.size() > 0 && from.rows.size() > 0;
    if (more) {
      data.notes.push_back(
          {read.file, 0,
           "The table " + std::string(to.rows.table().name) +
               " came in more than one file. Its rows are numbered on from the first file to the next."});
    }
    // A column that one of the files lacks is not there, unless that file has no rows.
    if (!to.present || (to.rows.size() == 0 && from.rows.size() > 0)) {
      to.columns = from.columns;
    } else if (from.rows.size() > 0) {
      to.columns &= from.columns;
    }
    to.present = true;
    to.rows.append(std::move(from.rows));
  }
  data.notes.insert(data.notes.end(), read.notes.begin(), read.notes.end());
  data.bytes.insert(data.bytes.end(), read.bytes.begin(), read.bytes.end());
  if (last_year) {
    data.collection.previous = true;
  } else {
    data.collection.xml = data.collection.xml || read.xml;
  }
}

void note_absent(Return which, bool last_year, ReturnData& data) {
  const auto tables = tables_of(which);
  std::string absent;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const TableData& table = (last_year ? data.last : data.now)[t];
    if (!table.present) {
      absent += (absent.empty() ? "" : ", ") + std::string(tables[t].name);
      continue;
    }
    std::string lacking;
    for (std::size_t c = 0; c < tables[t].columns.size(); ++c) {
      if ((table.columns >> c & 1U) != 0) continue;
      lacking += (lacking.empty() ? "" : ", ") + std::string(tables[t].columns[c].name);
    }
    if (!lacking.empty()) {
      data.notes.push_back({{},
                            0,
                            "Columns that " + std::string(tables[t].name) +
                                (last_year ? " of last year" : "") + " lacks: " + lacking +
                                ". Rules that need them were not run."});
    }
  }
  if (!absent.empty()) {
    data.notes.push_back({{},
                          0,
                          std::string(last_year ? "Tables of last year" : "Tables") +
                              " that were not given: " + absent + ". Rules that need them were not run."});
  }
}

}  // namespace windscreen::validate
