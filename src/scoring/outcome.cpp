// SPDX-License-Identifier: Apache-2.0
#include "scoring/outcome.hpp"

#include "scoring/grade.hpp"

namespace jixiao::scoring {

std::vector<Applied> grade_caps(const Compiled& compiled, const Combined& combined,
                                Diagnostics& diagnostics) {
  std::vector<Applied> applied;
  if (compiled.policy().grade_caps.empty()) return applied;
  for (const GradeCap& grade_cap : compiled.policy().grade_caps) {
    const auto truth = compiled.adjustments->holds(grade_cap.when, combined.shown, diagnostics);
    if (!truth.possible) continue;
    Applied one;
    one.kind = Applied::Kind::grade_cap;
    one.title = grade_cap.title;
    one.what = grade_cap.not_above;
    one.certain = truth.certain;
    one.source = grade_cap.citation.source;
    one.confirmed = grade_cap.citation.confirmed;
    one.authority = grade_cap.authority;
    one.reason = grade_cap.reason;
    one.pointer = grade_cap.pointer;
    applied.push_back(std::move(one));
  }
  return applied;
}

std::optional<GradedTotal> graded_total(const Compiled& compiled, const LeafScores& leaves,
                                        const Arithmetic& arithmetic, const GradeScheme* bands,
                                        Diagnostics& diagnostics) {
  auto combined =
      combine(compiled.tree, compiled.policy(), arithmetic, *compiled.adjustments, leaves, diagnostics);
  if (!combined) return std::nullopt;
  GradedTotal result{std::move(*combined), {}};
  if (!bands) bands = compiled.selection.deciding;
  if (bands) {
    result.grading = grade(compared(result.combined, arithmetic), *bands, Grading::Of::computed, true);
    for (const Applied& limit : grade_caps(compiled, result.combined, diagnostics))
      cap(result.grading, limit.what, limit.certain);
  }
  return result;
}

}  // namespace jixiao::scoring
