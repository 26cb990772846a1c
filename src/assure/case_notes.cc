#include "assure/case_notes.h"

#include <unordered_map>

namespace windscreen::assure {

std::vector<std::string> add_notes(Frame& frame, const std::vector<CaseNote>& notes) {
  std::unordered_map<std::string, std::vector<FrameRow*>> rows;
  std::unordered_map<std::string, std::vector<FrameRow*>> former;
  for (FrameRow& row : frame.rows) {
    rows[row.child].push_back(&row);
    for (const std::string& other : row.other_references) former[other].push_back(&row);
  }
  std::vector<std::string> nobody;
  for (const CaseNote& note : notes) {
    bool found = false;
    // What is noted of a former reference holds of the child, whichever of its records is kept.
    for (const auto* some : {&rows, &former}) {
      const auto at = some->find(note.child);
      if (at == some->end()) continue;
      found = true;
      for (FrameRow* row : at->second) {
        if (note.last_audited && (!row->last_audited || *row->last_audited < *note.last_audited))
          row->last_audited = note.last_audited;
        row->legal_hold = row->legal_hold || note.legal_hold;
        if (row->restriction == Restriction::none) row->restriction = note.restriction;
        if (row->closure == Closure::none) {
          row->closure = note.closure;
          row->closed_on = note.closed_on;
        }
      }
    }
    if (!found) nobody.push_back(note.child);
  }
  return nobody;
}

}  // namespace windscreen::assure
