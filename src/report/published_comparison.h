// Published figures beside computed ones: what joins the rooms benchmark and measure.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "benchmark/compare.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/authority_funnel.h"

namespace windscreen::report {

/// A workspace's imported figures, seen from its authority. One thread at a time, but for `finder`.
class PublishedComparison {
 public:
  ~PublishedComparison() = default;
  PublishedComparison(const PublishedComparison&) = delete;
  PublishedComparison& operator=(const PublishedComparison&) = delete;

  /// nullptr where the workspace has imported nothing. Throws Error where authority.json names a place that
  /// is not published, or an imported file is damaged.
  static std::unique_ptr<PublishedComparison> open(const lake::Workspace& workspace);

  /// The published figures beside a computed one: of a total, or of a group that is published itself (a
  /// source of referrals). nullopt where none fits.
  std::optional<benchmark::Comparison> beside(const measure::Definition& definition,
                                              const measure::Figure& figure);

  /// A percentage or rate of the whole authority, as the audience sees it, among what is published of all
  /// authorities by the last day of its period. nullopt where it has no counts, or of a percentage of fewer
  /// than ten, and where no year has a funnel. Thread-safe while no one calls `beside`.
  std::optional<AuthorityFunnel> among(const measure::Definition& definition,
                                       const measure::Figure& figure) const;

  /// For ratios to a published figure. Thread-safe while no one calls `beside`; must not outlive this.
  measure::FindComparator finder() const;

  const benchmark::Published& published() const { return published_; }
  const benchmark::Standpoint& standpoint() const { return comparer_.standpoint(); }

 private:
  PublishedComparison(benchmark::Published published, const lake::Authority& authority);
  benchmark::Published published_;
  benchmark::Comparer comparer_;
};

}  // namespace windscreen::report
