// SPDX-License-Identifier: Apache-2.0
#include "scoring/grade.hpp"

namespace jixiao::scoring {

Grading grade(const Score& score, const GradeScheme& scheme, Grading::Of of, bool decides) {
  Grading grading;
  grading.of = of;
  grading.scheme = &scheme;
  grading.decides = decides;
  grading.compared = score;
  const auto best = scheme.band_of(score.high), worst = scheme.band_of(score.low);
  if (!best || !worst) return grading;
  for (std::size_t i = *best; i <= *worst; ++i) grading.grades.push_back(scheme.bands[i].grade);
  if (best != worst) return grading;
  const Range& range = scheme.bands[*best].range;
  if (*best + 1 < scheme.bands.size() && range.low) {
    grading.above_line = score.low - *range.low;
    grading.grade_below = scheme.bands[*best + 1].grade;
  }
  if (*best > 0 && range.high) {
    grading.to_next = *range.high - score.high;
    grading.grade_above = scheme.bands[*best - 1].grade;
    grading.next_is_beyond = range.high_included;
  }
  return grading;
}

}  // namespace jixiao::scoring
