#include "measure/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace windscreen::measure {
namespace {

// Levenshtein's distance; a word that holds the other counts as close.
std::size_t distance(std::string_view a, std::string_view b) {
  if (!a.empty() && b.find(a) != std::string_view::npos) return 1;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_words(std::string_view word, std::span<const std::string_view> known) {
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  for (const std::string_view one : known) ranked.emplace_back(distance(word, one), one);
  std::sort(ranked.begin(), ranked.end());
  const std::size_t shown = std::min<std::size_t>(3, ranked.size());
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == shown ? " or " : ", ";
    text += ranked[i].second;
  }
  return text;
}

}  // namespace windscreen::measure
