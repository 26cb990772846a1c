#include "ingest/natural_ids.h"

#include <vector>

namespace windscreen::ingest {

std::string NaturalIds::id(std::string_view table, std::initializer_list<std::string_view> key,
                           std::string_view content) {
  std::string first = made_id(table, key);
  auto& contents = seen_[first];
  const std::size_t place = contents.emplace(content, contents.size()).first->second;
  if (place == 0) return first;
  std::vector<std::string_view> parts(key);
  const std::string ordinal = "#" + std::to_string(place + 1);
  parts.push_back(ordinal);
  return made_id(table, parts);
}

std::string content_of(const RowBuilder& row) {
  std::string content;
  for (std::size_t i = 0; i < row.table().columns.size(); ++i) {
    content += row.get(i);
    content += '\x1F';
  }
  return content;
}

std::string period_of_care_id(std::string_view person, std::string_view entered_care) {
  return made_id("ssd_cla_episodes", {person, entered_care});
}

}  // namespace windscreen::ingest
