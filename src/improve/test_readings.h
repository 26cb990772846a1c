// Figures of indicators put together by hand, for the tests of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "improve/measure_progress.h"

namespace windscreen::improve {

/// A day as "2020-09-30".
inline base::Date iso_day(const std::string& text) { return base::parse_iso(text).value(); }

/// A percentage on a day.
struct TestFigure {
  std::string indicator;
  std::string on;
  double value = 0.0;
};

/// Gives the newest of the figures at a day.
inline Readings reads(std::vector<TestFigure> figures) {
  return [figures = std::move(figures)](std::string_view indicator, base::Date at) {
    std::optional<Reading> newest;
    for (const TestFigure& figure : figures) {
      const base::Date on = iso_day(figure.on);
      if (figure.indicator == indicator && on <= at && (!newest || newest->on <= on))
        newest = Reading{on, figure.value, "%"};
    }
    return newest;
  };
}

}  // namespace windscreen::improve
