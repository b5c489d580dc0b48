// SPDX-License-Identifier: Apache-2.0
#include "scoring/grade.hpp"

#include <algorithm>

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

void cap(Grading& grading, const std::string& not_above, bool certain) {
  const auto& bands = grading.scheme->bands;
  const auto index_of = [&](const std::string& name) {
    return std::find_if(bands.begin(), bands.end(), [&](const Band& band) { return band.grade == name; }) -
           bands.begin();
  };
  const auto limit = index_of(not_above);
  if (limit == static_cast<std::ptrdiff_t>(bands.size()) || grading.grades.empty()) return;
  std::vector<std::ptrdiff_t> kept;
  for (const std::string& name : grading.grades) {
    const auto at = index_of(name);
    if (at >= limit) {
      kept.push_back(at);
      continue;
    }
    kept.push_back(limit);
    if (!certain) kept.push_back(at);
    if (grading.capped_from.empty()) grading.capped_from = name;
  }
  if (grading.capped_from.empty()) return;
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  grading.grades.clear();
  for (const auto at : kept) grading.grades.push_back(bands[static_cast<std::size_t>(at)].grade);
  // The distances tell of the score, which no longer decides.
  grading.above_line.reset();
  grading.to_next.reset();
}

}  // namespace jixiao::scoring
