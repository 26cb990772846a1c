// Identifiers for rows of sources that have none of their own: made from what identifies the row (made_id),
// with "#2", "#3" … for further rows that state the same natural key and differ in what they say.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "ingest/row_builder.h"

namespace windscreen::ingest {

/// The identifiers given so far to one child's rows. One thread at a time.
class NaturalIds {
 public:
  /// The identifier of a row of `table` with this natural key. A second row with the same key and the same
  /// content gets the same identifier (it is a duplicate, which the staging rejects); one with other content
  /// a new one.
  std::string id(std::string_view table, std::initializer_list<std::string_view> key,
                 std::string_view content);
  /// Begins the next child.
  void clear() { seen_.clear(); }

 private:
  // For each identifier without a number, the contents seen with it and their places.
  std::unordered_map<std::string, std::unordered_map<std::string, std::size_t>> seen_;
};

/// What a row begun says, as one text: tells rows with the same natural key apart.
std::string content_of(const RowBuilder& row);

/// The identifier of a period of care (clae_cla_id), the same from every source: the child and the day on
/// which the child came into care, in ISO form.
std::string period_of_care_id(std::string_view person, std::string_view entered_care);

}  // namespace windscreen::ingest
