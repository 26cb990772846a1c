// Whose cases were audited: real draws (assure/draw.h) from the demo's newest snapshot, as its cases were on
// the first day of each month.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "assure/frame.h"
#include "base/date.h"
#include "measure/measure.h"

namespace windscreen::demo {

/// A case as it was drawn, with what the record says of the year before.
struct DrawnCase {
  assure::FrameRow row;
  /// What it had of being drawn; "" for one that was named.
  std::string probability;
  int lead_workers = 0;
  int managers = 0;
};

/// Draws months in order: who was drawn is left out for a year. Not thread-safe.
class CaseDrawing {
 public:
  CaseDrawing(measure::Measurer& measurer, std::uint64_t seed) : measurer_(measurer), seed_(seed) {}

  /// Cases that are named beside those that chance draws.
  struct Named {
    std::function<bool(const assure::FrameRow&)> wanted;
    int count = 0;
  };
  struct Drawn {
    std::vector<DrawnCase> random;
    /// For each of the named, those that were found: at most its count, without a probability.
    std::vector<std::vector<DrawnCase>> named;
  };
  /// `count` cases of the month, stratified at random; then the named ones, of those who were not drawn.
  /// Throws base::Error where the demo has fewer cases.
  Drawn draw(base::Date month, int count, const std::vector<Named>& named = {});
  /// Whether the case was still open on the first of the month that was drawn last.
  bool still_open(const std::string& child) const { return open_.contains(child); }
  /// The case of a child as it was on the first of the month that was drawn last; it must be open.
  const assure::FrameRow& as_now(const std::string& child) const { return open_.at(child); }

 private:
  void look_back(std::vector<DrawnCase>& cases, base::Date month) const;

  measure::Measurer& measurer_;
  std::uint64_t seed_;
  std::map<std::string, base::Date> audited_;
  std::map<std::string, assure::FrameRow> open_;
};

}  // namespace windscreen::demo
