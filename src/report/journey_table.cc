#include "report/journey_table.h"

#include <string>

namespace windscreen::report {

Rows journey_table(const Journey& journey) {
  Rows rows;
  rows.columns = {"kind", "lane", "from", "to", "open", "age", "what", "detail", "source"};
  for (const JourneyEntry& one : journey.entries) {
    rows.rows.push_back({std::string(one.is_spell ? "spell" : "event"), std::string(id_of(one.lane)),
                         cell(one.from), cell(one.to), one.is_spell && !one.to, text_cell(one.age),
                         text_cell(one.what), text_cell(one.detail), text_cell(one.source)});
  }
  for (const JourneyFlag& one : journey.flags) {
    rows.rows.push_back({std::string("flag"), std::string(id_of(one.lane)), cell(one.from), cell(one.to),
                         one.is_now, Cell(), text_cell(one.words), Cell(), text_cell(one.indicator)});
  }
  return rows;
}

}  // namespace windscreen::report
