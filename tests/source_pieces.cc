#include "source_pieces.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "base/byte_source.h"

namespace windscreen {
namespace {

namespace fs = std::filesystem;

// Words that are no date, no number and no code.
constexpr auto unreadable = std::to_array<const char*>({"to follow", "see the paper file"});

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\n' || quoted) {
      cells.back() += c;
    }
  }
  return cells;
}

std::string line_of(const std::vector<std::string>& cells) {
  return fmt::format("{}\n", fmt::join(cells, ","));
}

void contradict_child(Pieces& file, const std::string& child, std::mt19937& random) {
  const auto what = random() % 4;
  std::string copy = child;
  constexpr std::string_view birthday = "<PersonBirthDate>";
  const std::size_t born = copy.find(birthday);
  if (what == 3 && born != std::string::npos) {
    const std::size_t from = born + birthday.size();
    for (const char* words : unreadable) {
      file.rows.push_back(copy.substr(0, from) + words + copy.substr(copy.find('<', from)));
    }
    return;
  }
  if (const std::size_t year = copy.rfind("2019-"); year != std::string::npos && what > 0)
    copy.replace(year, 4, "2018");
  file.rows.push_back(copy);
}

void contradict_row(Pieces& file, const std::string& row, const std::string& row_before,
                    std::mt19937& random) {
  std::vector<std::string> cells = cells_of(row);
  const std::vector<std::string> before = cells_of(row_before);
  const std::size_t at = random() % cells.size();
  const auto what = random() % 5;
  if (what == 4) {
    for (const char* words : unreadable) {
      cells[at] = words;
      file.rows.push_back(line_of(cells));
    }
    return;
  }
  if (what == 0) cells[at].clear();
  if (what >= 2 && at < before.size()) cells[at] = before[at];
  file.rows.push_back(line_of(cells));
}

}  // namespace

std::string Pieces::text() const {
  std::string all = before;
  for (const std::string& row : rows) all += row;
  return all + behind;
}

Pieces read_pieces(const fs::path& path) {
  const std::string text = base::read_whole_file(path);
  const bool census = path.extension() == ".xml";
  Pieces all;
  std::string line;
  bool quoted = false;
  for (const char c : text) {
    line += c;
    if (c == '"') quoted = !quoted;
    if (c != '\n' || (quoted && !census)) continue;
    if (census ? line.starts_with("<Child>") : !all.before.empty()) {
      all.rows.push_back(line);
    } else {
      (all.rows.empty() ? all.before : all.behind) += line;
    }
    line.clear();
  }
  all.behind += line;
  return all;
}

std::size_t person_column(const std::string& header) {
  const std::vector<std::string> titles = cells_of(header);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (titles[i].ends_with("person_id") || titles[i] == "CHILD" || titles[i] == "Child Unique ID") return i;
  }
  return 0;
}

std::string child_of(const std::string& row, std::size_t column) {
  if (!row.starts_with("<Child>")) {
    const std::vector<std::string> cells = cells_of(row);
    return column < cells.size() ? cells[column] : std::string();
  }
  const std::size_t from = row.find("<LAchildID>") + 11;
  return row.substr(from, row.find('<', from) - from);
}

void contradict(Pieces& file, std::mt19937& random) {
  const std::size_t rows = file.rows.size();
  for (std::size_t i = 1; i < rows; i += 1 + random() % 8) {
    // Copies, as the rows move when some are added.
    const std::string row = file.rows[i];
    const std::string before = file.rows[i - 1];
    if (row.starts_with("<Child>")) {
      contradict_child(file, row, random);
    } else {
      contradict_row(file, row, before, random);
    }
  }
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace windscreen
