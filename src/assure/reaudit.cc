#include "assure/reaudit.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/text.h"
#include "measure/distribution.h"
#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

std::size_t place(Grade grade) { return static_cast<std::size_t>(grade); }

void check_share(double share, const char* what) {
  if (share >= 0.0 && share <= 1.0) return;
  throw base::Error(std::string("The ") + what + " is not a share between 0 and 1",
                    "Give it between 0 and 1: 0.15 for 15%.");
}

double both_of_one(double share) { return 2.0 * share / (1.0 + share); }

}  // namespace

ExpectedReaudit expected_reaudit(const Grading& grading) {
  check_share(grading.prevalence, "prevalence");
  check_share(grading.sensitivity, "sensitivity");
  check_share(grading.false_alarm, "false alarm rate");
  ExpectedReaudit result;
  const double rightly = grading.prevalence * grading.sensitivity;
  result.flagged = rightly + (1.0 - grading.prevalence) * grading.false_alarm;
  if (result.flagged <= 0.0) return result;
  result.truly = rightly / result.flagged;
  result.again = result.truly * grading.sensitivity + (1.0 - result.truly) * grading.false_alarm;
  return result;
}

std::optional<ExpectedAgain> expected_again(const PairTable& pairs, Grade grade) {
  const std::int64_t both = pairs.at[place(grade)][place(grade)];
  ExpectedAgain result;
  result.pairs = pairs.of_first(grade) + pairs.of_second(grade) - both;
  if (result.pairs == 0) return std::nullopt;
  const auto all = static_cast<double>(result.pairs);
  result.share = both_of_one(static_cast<double>(both) / all);
  const measure::Interval of_both = measure::wilson(static_cast<double>(both), all, measure::z_95);
  result.interval = {both_of_one(of_both.lower), both_of_one(of_both.upper)};
  return result;
}

std::int64_t ReauditMatrix::due(Grade first) const {
  return graded.of_first(first) + not_possible[place(first)] + open[place(first)];
}

ReauditMatrix reaudit_matrix(std::span<const Reaudit> reaudits) {
  ReauditMatrix matrix;
  for (const Reaudit& one : reaudits) {
    switch (one.outcome) {
      case ReauditOutcome::graded:
        ++matrix.graded.at[place(one.first)][place(one.second)];
        break;
      case ReauditOutcome::not_possible:
        ++matrix.not_possible[place(one.first)];
        break;
      case ReauditOutcome::open:
        ++matrix.open[place(one.first)];
        break;
    }
  }
  return matrix;
}

AgainComparison compare_again(const ReauditMatrix& matrix, Grade first, const ExpectedAgain& expected) {
  AgainComparison result;
  result.again = matrix.graded.at[place(first)][place(first)];
  result.graded = matrix.graded.of_first(first);
  result.expected = expected.share;
  if (result.graded == 0) return result;
  const auto again = static_cast<double>(result.again);
  const auto graded = static_cast<double>(result.graded);
  result.share = again / graded;
  result.interval = measure::wilson(again, graded, measure::z_95);
  result.difference = result.share - expected.share;
  result.difference_interval = {result.difference - std::hypot(result.share - result.interval.lower,
                                                               expected.interval.upper - expected.share),
                                result.difference + std::hypot(result.interval.upper - result.share,
                                                               expected.share - expected.interval.lower)};
  return result;
}

AgainComparison compare_again(const ReauditMatrix& matrix, Grade first, double expected) {
  check_share(expected, "expected share");
  return compare_again(matrix, first, ExpectedAgain{expected, {expected, expected}, 0});
}

std::string words_of(const AgainComparison& comparison, Grade first) {
  const std::string grade = base::lower(words(first));
  if (comparison.graded == 0) return fmt::format("No case graded {} has been graded again.", grade);
  const std::string what = fmt::format(
      "{} of {} cases graded {} were graded {} again ({}). With no change at all about {} would have been: ",
      comparison.again, comparison.graded, grade, grade, measure::share_words(comparison.share),
      measure::share_words(comparison.expected));
  if (comparison.improved()) return what + "the improvement is more than a second look alone would give.";
  if (comparison.difference_interval.lower > 0.0) return what + "more stayed as they were than that.";
  return what + "the difference is not more than chance would give.";
}

}  // namespace windscreen::assure
