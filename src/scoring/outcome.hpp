// From the leaves' scores to a graded total: what every "what if" asks again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/combine.hpp"
#include "scoring/compile.hpp"

namespace jixiao::scoring {

struct GradedTotal {
  Combined combined;
  Grading grading;  ///< by the deciding scheme; without grades when none decides
};

/// Nothing after a report. `bands` replaces the deciding scheme.
std::optional<GradedTotal> graded_total(const Compiled& compiled, const LeafScores& leaves,
                                        const Arithmetic& arithmetic, const GradeScheme* bands,
                                        Diagnostics& diagnostics);

/// The grade caps whose condition holds, on the nodes' scores.
std::vector<Applied> grade_caps(const Compiled& compiled, const Combined& combined, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
