#include "ingest/header.h"

#include <algorithm>

#include "base/text.h"
#include "ingest/cut_text.h"

namespace windscreen::ingest {

Header match_header(std::span<const std::string> row, std::span<const std::string_view> known) {
  std::vector<std::vector<std::string>> names;
  names.reserve(known.size());
  for (const std::string_view column : known) {
    auto& squashed = names.emplace_back();
    for (const std::string_view name : base::split(column, ',')) squashed.push_back(base::squash(name));
  }
  Header header;
  header.cell.assign(known.size(), Header::npos);
  header.width = row.size();
  for (std::size_t cell = 0; cell < row.size(); ++cell) {
    const std::string name = base::squash(row[cell]);
    if (name.empty()) continue;
    const auto found = std::ranges::find_if(
        names, [&](const auto& aliases) { return std::ranges::find(aliases, name) != aliases.end(); });
    if (found == names.end()) {
      header.unknown.emplace_back(base::trim(row[cell]));
      continue;
    }
    const auto column = static_cast<std::size_t>(found - names.begin());
    if (header.cell[column] != Header::npos) {
      header.twice.emplace_back(base::trim(row[cell]));
    } else {
      header.cell[column] = cell;
      ++header.found;
    }
  }
  return header;
}

std::string name_some(std::span<const std::string> names) {
  constexpr std::size_t most = 8;
  constexpr std::size_t longest = 60;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += cut_text(names[i], longest);
  }
  if (names.size() > most) out += " and " + std::to_string(names.size() - most) + " more";
  return out;
}

std::string_view shifted(std::span<const std::string_view> cells, const Header& header) {
  for (std::size_t i = header.width; i < cells.size(); ++i) {
    if (!base::trim(cells[i]).empty()) {
      return "The row has more cells than the header has columns, so they do not stand under their titles; "
             "perhaps a separator in a text is not quoted.";
    }
  }
  return {};
}

}  // namespace windscreen::ingest
