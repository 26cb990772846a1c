#include "validate/recognise.h"

#include <algorithm>
#include <array>

namespace windscreen::validate {
namespace {

struct OtherName {
  std::string_view other;
  std::string_view name;
};

// Names that suppliers and earlier years use.
constexpr auto ssda903_names = std::to_array<OtherName>({{"CHILDID", "CHILD"},
                                                         {"CHILD_ID", "CHILD"},
                                                         {"GENDER", "SEX"},
                                                         {"ETHNICITY", "ETHNIC"},
                                                         {"UASC_STATUS", "UASC"},
                                                         {"PL", "PLACE"},
                                                         {"PLACEMENT", "PLACE"},
                                                         {"NB_ADOPTER", "NB_ADOPTR"}});
constexpr auto cin_names = std::to_array<OtherName>({{"GenderCurrent", "Sex"}});

// What files and sheets of a table are called, without spaces, underscores and case.
constexpr auto ssda903_files = std::to_array<OtherName>({{"header", "Header"},
                                                         {"episode", "Episodes"},
                                                         {"swepisode", "SWEpisodes"},
                                                         {"socialworker", "SWEpisodes"},
                                                         {"review", "Reviews"},
                                                         {"uasc", "UASC"},
                                                         {"oc2", "OC2"},
                                                         {"oc3", "OC3"},
                                                         {"ad1", "AD1"},
                                                         {"placedforadoption", "PlacedAdoption"},
                                                         {"placedadoption", "PlacedAdoption"},
                                                         {"previouspermanence", "PrevPerm"},
                                                         {"prevperm", "PrevPerm"},
                                                         {"missing", "Missing"},
                                                         {"dolo", "DoLo"},
                                                         {"deprivation", "DoLo"}});

std::string plain(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto low = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           };
           return low(x) == low(y);
         });
}

std::string_view trimmed_name(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// How long a name of the table's stands in the name of the file: the longest wins ("sw_episodes" is not
// "episodes").
std::size_t named(Return which, std::string_view table, std::string_view file) {
  const std::string text = plain(file);
  std::size_t longest = 0;
  if (text.find(plain(table)) != std::string::npos) longest = plain(table).size();
  if (which == Return::ssda903) {
    for (const OtherName& one : ssda903_files) {
      if (one.name == table && text.find(one.other) != std::string::npos)
        longest = std::max(longest, one.other.size());
    }
  }
  return longest;
}

}  // namespace

std::size_t column_called(Return which, const Table& table, std::string_view name) {
  name = trimmed_name(name);
  const auto other_names = which == Return::ssda903 ? std::span<const OtherName>(ssda903_names)
                                                    : std::span<const OtherName>(cin_names);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (same_name(table.columns[i].name, name)) return i;
    for (const OtherName& one : other_names) {
      if (one.name == table.columns[i].name && same_name(one.other, name)) return i;
    }
  }
  return RecognisedTable::none;
}

std::optional<RecognisedTable> recognise(Return which, std::span<const std::string_view> header,
                                         std::string_view name) {
  const auto tables = tables_of(which);
  std::optional<RecognisedTable> best;
  std::size_t best_known = 0;
  std::size_t best_named = 0;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    RecognisedTable one;
    one.table = t;
    std::size_t known = 0;
    std::uint64_t seen = 0;
    for (const std::string_view cell : header) {
      std::size_t place = column_called(which, tables[t], cell);
      if (place == RecognisedTable::none) {
        if (!trimmed_name(cell).empty()) one.unknown.emplace_back(trimmed_name(cell));
      } else if ((seen >> place & 1U) != 0) {
        one.twice.emplace_back(trimmed_name(cell));
        place = RecognisedTable::none;
      } else {
        seen |= std::uint64_t{1} << place;
        ++known;
      }
      one.places.push_back(place);
    }
    const std::size_t by_name = named(which, tables[t].name, name);
    if (known == 0 || (known < 2 && by_name == 0) || one.unknown.size() > known) continue;
    // All of a small table's columns are also in larger ones: fewer columns that it lacks, then the name,
    // decide.
    if (best && (known < best_known || (known == best_known && by_name < best_named))) continue;
    const bool tie = best && known == best_known && by_name == best_named;
    if (tie && tables[t].columns.size() >= tables[best->table].columns.size()) continue;
    best_known = known;
    best_named = by_name;
    best = std::move(one);
  }
  return best;
}

}  // namespace windscreen::validate
