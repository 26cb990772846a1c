#include "measure/nearest.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"

namespace windscreen::measure {
namespace {

// A word that holds the other counts as close.
std::size_t distance(std::string_view a, std::string_view b) {
  if (!a.empty() && b.find(a) != std::string_view::npos) return 1;
  return base::edit_distance(a, b);
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
