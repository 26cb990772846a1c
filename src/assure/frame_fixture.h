// For this room's tests: small frames in few words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "assure/frame.h"

namespace windscreen::assure {

inline base::Date on(const char* text) { return base::parse_iso(text).value(); }

/// An open child in need case with all that the gate asks for; a family alone.
inline FrameRow row_of(std::string child, std::string service = "Assessment", std::string quadrant = "North",
                       std::string family = {}) {
  FrameRow row;
  row.child = std::move(child);
  row.family = std::move(family);
  row.status = CaseStatus::child_in_need;
  row.service = std::move(service);
  row.quadrant = std::move(quadrant);
  row.team = "T1";
  row.worker = "W1";
  row.manager = "M1";
  row.opened = on("2020-06-30");
  return row;
}

inline Frame frame_of(std::vector<FrameRow> rows) { return {on("2020-09-30"), "source", std::move(rows)}; }

/// `count` cases of a stratum, "A001", "A002", …
inline void add_cases(std::vector<FrameRow>& rows, const std::string& prefix, int count,
                      const std::string& service, const std::string& quadrant = "North") {
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(1000 + i).substr(1);
    rows.push_back(row_of(prefix + number, service, quadrant));
  }
}

}  // namespace windscreen::assure
