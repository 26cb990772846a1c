#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "assure/grade_trend.h"
#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

constexpr int most_steps = 100;
// A logarithm of odds beyond this, and the likelihood has no top: the grades of the windows lie apart.
constexpr double no_end = 12;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// Only the grades that were given, and the windows that have audits with their number about the middle.
struct Table {
  std::vector<std::vector<double>> counts;
  std::vector<double> place;
  std::size_t grades = 0;
};

Table table_of(std::span<const GradeCounts> windows) {
  Table table;
  std::vector<std::size_t> given;
  for (std::size_t g = 0; g < grade_count; ++g) {
    if (std::ranges::any_of(windows, [g](const GradeCounts& window) { return window[g] > 0.0; })) {
      given.push_back(g);
    }
  }
  table.grades = given.size();
  const double middle = (static_cast<double>(windows.size()) - 1.0) / 2.0;
  for (std::size_t w = 0; w < windows.size(); ++w) {
    std::vector<double> row;
    double all = 0;
    for (const std::size_t g : given) {
      row.push_back(windows[w][g]);
      all += row.back();
    }
    if (all <= 0.0) continue;
    table.counts.push_back(std::move(row));
    table.place.push_back(static_cast<double>(w) - middle);
  }
  return table;
}

// At most three cuts between the four grades, and the slope.
constexpr std::size_t most = grade_count;
using Vector = std::array<double, most>;
using Matrix = std::array<Vector, most>;

// The logarithm of the odds of grade k or better in a window is cut[k] - slope * place: a slope above 0 makes
// worse grades likelier. `at` holds the cuts and, behind them, the slope.
struct Likelihood {
  double value = 0;
  Vector gradient{};
  Matrix information{};
};

// With the expected information (Fisher's scoring), which never turns the wrong way. nullopt where the cuts
// are out of order.
std::optional<Likelihood> likelihood_at(const Table& table, const Vector& at) {
  const std::size_t cuts = table.grades - 1;
  Likelihood result;
  for (std::size_t w = 0; w < table.counts.size(); ++w) {
    double all = 0;
    for (const double count : table.counts[w]) all += count;
    double below = 0;
    Vector below_slope{};
    for (std::size_t g = 0; g <= cuts; ++g) {
      double upto = 1;
      Vector slope{};
      if (g < cuts) {
        upto = logistic(at[g] - at[cuts] * table.place[w]);
        slope[g] = upto * (1.0 - upto);
        slope[cuts] = -slope[g] * table.place[w];
      }
      const double share = upto - below;
      if (share <= 0.0) return std::nullopt;
      result.value += table.counts[w][g] * std::log(share);
      for (std::size_t i = 0; i <= cuts; ++i) {
        const double change = slope[i] - below_slope[i];
        result.gradient[i] += table.counts[w][g] / share * change;
        for (std::size_t j = 0; j <= cuts; ++j) {
          result.information[i][j] += all / share * change * (slope[j] - below_slope[j]);
        }
      }
      below = upto;
      below_slope = slope;
    }
  }
  return result;
}

// Solves `matrix` x = `right` for the first `size` unknowns; the matrix is symmetric and positive definite
// (Cholesky). nullopt where it is not.
std::optional<Vector> solve(const Matrix& matrix, const Vector& right, std::size_t size) {
  Matrix lower{};
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      if (i == j && !(rest > 0.0)) return std::nullopt;
      lower[i][j] = i == j ? std::sqrt(rest) : rest / lower[j][j];
    }
  }
  Vector x{};
  for (std::size_t i = 0; i < size; ++i) {
    x[i] = right[i];
    for (std::size_t k = 0; k < i; ++k) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (std::size_t i = size; i-- > 0;) {
    for (std::size_t k = i + 1; k < size; ++k) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}

// The cuts that hold with no slope.
Vector start_of(const Table& table) {
  Vector at{};
  double all = 0;
  Vector grades{};
  for (const auto& row : table.counts) {
    for (std::size_t g = 0; g < table.grades; ++g) {
      grades[g] += row[g];
      all += row[g];
    }
  }
  double upto = 0;
  for (std::size_t g = 0; g + 1 < table.grades; ++g) {
    upto += grades[g];
    at[g] = std::log(upto / (all - upto));
  }
  return at;
}

Vector moved(Vector at, const Vector& step, double part) {
  for (std::size_t i = 0; i < most; ++i) at[i] += part * step[i];
  return at;
}

}  // namespace

std::optional<CumulativeOdds> cumulative_odds(std::span<const GradeCounts> windows) {
  const Table table = table_of(windows);
  if (table.grades < 2 || table.counts.size() < 2) return std::nullopt;
  const std::size_t slope = table.grades - 1;
  Vector at = start_of(table);
  auto now = likelihood_at(table, at);
  for (int i = 0; i < most_steps && now; ++i) {
    const auto step = solve(now->information, now->gradient, table.grades);
    if (!step) return std::nullopt;
    // A step too far is halved until the likelihood does not fall.
    double part = 1;
    auto next = likelihood_at(table, moved(at, *step, part));
    for (int j = 0; j < 40 && (!next || next->value < now->value - 1e-9); ++j) {
      part /= 2.0;
      next = likelihood_at(table, moved(at, *step, part));
    }
    at = moved(at, *step, part);
    now = next;
    if (std::abs(at[slope]) > no_end) return std::nullopt;
    const bool still = std::ranges::all_of(*step, [](double one) { return std::abs(one) < 1e-10; });
    if (still) break;
  }
  if (!now) return std::nullopt;
  Vector only_slope{};
  only_slope[slope] = 1.0;
  const auto variance = solve(now->information, only_slope, table.grades);
  if (!variance) return std::nullopt;
  const double half = measure::z_95 * std::sqrt((*variance)[slope]);
  return CumulativeOdds{std::exp(at[slope]), {std::exp(at[slope] - half), std::exp(at[slope] + half)}};
}

}  // namespace windscreen::assure
