// For the tests of writing Annex A: lists as workbooks, loads of them, and what two snapshots differ in.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "ingest/load.h"
#include "ingest/xlsx.h"
#include "ingest/xlsx_test_book.h"
#include "report/annex_a_workbook.h"

namespace windscreen::report {

inline const base::Date day = base::make_date(2020, 9, 30);

class Directory {
 public:
  Directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "windscreen-annex-a-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory");
    path_ = pattern;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

using Table = std::vector<std::vector<std::string>>;

// A workbook of these lists, each with its official headings; cells are given by heading.
using Record = std::map<std::string, std::string>;

inline std::string book_of(const std::map<int, std::vector<Record>>& lists) {
  ingest::Book book;
  for (const auto& [number, records] : lists) {
    const ingest::AnnexAList& list = ingest::annex_a_lists()[static_cast<std::size_t>(number - 1)];
    std::vector<std::string> header;
    for (const auto& column : list.columns) header.emplace_back(column.heading);
    std::string data = ingest::text_row(header);
    for (const Record& record : records) {
      std::vector<std::string> cells;
      for (const std::string& heading : header) {
        const auto found = record.find(heading);
        cells.push_back(found == record.end() ? "" : found->second);
      }
      for (const auto& [heading, value] : record) {
        EXPECT_NE(std::find(header.begin(), header.end(), heading), header.end()) << heading;
      }
      data += ingest::text_row(cells);
    }
    book.sheets.push_back({"Sheet " + std::to_string(number), data});
  }
  return book.bytes();
}

inline lake::Snapshot load(const Directory& directory, const std::string& workspace_name,
                           const std::vector<std::filesystem::path>& files, base::Date as_at = day) {
  const auto workspace = lake::Workspace::create(directory / workspace_name, {"test", "Testshire", {}});
  lake::Staging::Options options;
  options.scratch = directory / (workspace_name + "-scratch");
  options.threads = 1;
  lake::Staging staging(options);
  ingest::load(staging, files, {as_at, {}});
  return lake::publish(workspace, staging, as_at);
}

inline std::filesystem::path save(const Directory& directory, const std::string& name,
                                  const std::string& bytes) {
  std::ofstream(directory / name, std::ios::binary) << bytes;
  return directory / name;
}

inline Table rows_of(const ingest::Part& part) {
  Table rows;
  const auto source = part.open();
  ingest::Row row;
  while (source->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

inline std::vector<Table> sheets_of(const std::filesystem::path& path) {
  std::vector<Table> sheets;
  for (const auto& part : ingest::workbook_parts(path, path.string())) sheets.push_back(rows_of(part));
  return sheets;
}

inline std::map<std::string, std::string> hashes(const lake::Snapshot& snapshot) {
  std::map<std::string, std::string> all;
  for (const lake::TableFile& file : snapshot.tables) {
    // Rejects and flags name the file and row that they are about.
    if (file.table != "rejects" && file.table != "flags") all[file.table] = file.sha256;
  }
  return all;
}

// A table's rows as text, for saying how two snapshots differ.
inline Table content(const lake::Snapshot& snapshot, const std::string& table) {
  query::Database database;
  auto connection = database.connect();
  lake::attach(connection, snapshot);
  auto result = connection.query("select * from " + table + " order by all");
  Table rows;
  while (result.next()) {
    rows.emplace_back();
    for (std::size_t i = 0; i < result.column_count(); ++i) rows.back().push_back(result.any_text(i));
  }
  return rows;
}

inline void expect_same_tables(const lake::Snapshot& a, const lake::Snapshot& b) {
  const auto left = hashes(a);
  const auto right = hashes(b);
  for (const auto& [table, hash] : left) {
    const auto found = right.find(table);
    if (found == right.end() || found->second != hash) {
      EXPECT_EQ(content(a, table), content(b, table)) << table;
    }
  }
  EXPECT_EQ(left, right);
}

}  // namespace windscreen::report
