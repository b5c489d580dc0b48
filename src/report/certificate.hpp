// What stands behind a grade, in sentences: vetoes and adjustments, the two readings of the evidence, what
// would change the grade, the shortest road, the layers side by side, payment and use, the worth of an
// overlay.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

#include <vector>

namespace jixiao::report {

struct Chapter {
  Text title;
  std::vector<Text> lines;
};

/// Only chapters that have something to say.
std::vector<Chapter> certificate(const Evaluation& evaluation);

}  // namespace jixiao::report
