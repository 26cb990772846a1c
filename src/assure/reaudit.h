// What a re-audit shows by itself. Of the cases that were graded inadequate some were graded so by error, and
// a second look grades many of them better although nothing has changed: regression to the mean (F. Galton,
// "Regression towards mediocrity in hereditary stature", Journal of the Anthropological Institute 15, 1886;
// for programmes that act on the worst, A. G. Barnett, J. C. van der Pols and A. J. Dobson, International
// Journal of Epidemiology 34, 2005). So the improvement on re-audit stands beside what no change at all would
// give. All functions are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "assure/blind_pairs.h"
#include "assure/grade.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// All between 0 and 1.
struct Grading {
  /// The share of cases that truly are inadequate.
  double prevalence = 0;
  /// The share of those that an auditor grades so.
  double sensitivity = 0;
  /// The share of the others that an auditor grades so too.
  double false_alarm = 0;
};

struct ExpectedReaudit {
  double flagged = 0;
  /// Of the flagged, those that truly are inadequate; 0 where none are flagged.
  double truly = 0;
  /// Of the flagged, those that another auditor would flag again with no change at all.
  double again = 0;
};

/// By Bayes's rule, taking the two auditors' errors as independent. Throws Error where a share is not between
/// 0 and 1.
ExpectedReaudit expected_reaudit(const Grading& grading);

/// A share expected with no change at all, with its 95% interval.
struct ExpectedAgain {
  double share = 0;
  measure::Interval interval{0, 1};
  /// Pairs in which at least one auditor gave the grade.
  std::int64_t pairs = 0;
};

/// From blind pairs of a random choice of cases: of the grades `grade` that were given, the share whose other
/// half is the same, 2 × both / (2 × both + one only). It is the positive specific agreement of D. V.
/// Cicchetti and A. R. Feinstein, Journal of Clinical Epidemiology 43, 1990; the interval is Wilson's for
/// both / (both + one only), of which the share is a rising function. nullopt where no pair has the grade.
std::optional<ExpectedAgain> expected_again(const PairTable& pairs, Grade grade);

/// What became of a re-audit that was due.
enum class ReauditOutcome { graded, not_possible, open };

struct Reaudit {
  Grade first = Grade::inadequate;
  ReauditOutcome outcome = ReauditOutcome::open;
  /// The grade of the re-audit, where it was graded.
  Grade second = Grade::inadequate;
};

/// First grades by re-audit grades. What was not possible (the case had closed) is counted as that and never
/// as improved.
struct ReauditMatrix {
  PairTable graded;
  std::array<std::int64_t, grade_count> not_possible{};
  std::array<std::int64_t, grade_count> open{};

  std::int64_t due(Grade first) const;
};

ReauditMatrix reaudit_matrix(std::span<const Reaudit> reaudits);

/// Of the cases of a grade that were graded again, how many were given it again, beside what no change at all
/// would give.
struct AgainComparison {
  std::int64_t again = 0;
  std::int64_t graded = 0;
  double share = 0;
  measure::Interval interval{0, 1};
  double expected = 0;
  /// The share less the expected one, between -1 and 1, from the intervals of both: G. Y. Zou and A. Donner,
  /// "Construction of confidence limits about effect measures", Statistics in Medicine 27, 2008 (Newcombe's
  /// method for two shares whose intervals are known).
  double difference = 0;
  measure::Interval difference_interval{-1, 1};

  /// Fewer again than no change at all would give, beyond chance.
  bool improved() const { return graded > 0 && difference_interval.upper < 0.0; }
};

AgainComparison compare_again(const ReauditMatrix& matrix, Grade first, const ExpectedAgain& expected);

/// The same against a share that is taken as known.
AgainComparison compare_again(const ReauditMatrix& matrix, Grade first, double expected);

/// The comparison in a sentence or two.
std::string words_of(const AgainComparison& comparison, Grade first);

}  // namespace windscreen::assure
