// The shortest road to the next better grade, over the indicators marked improvable.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/leaves.hpp"
#include "scoring/outcome.hpp"

namespace jixiao::scoring {

/// Fewest indicators, then fewest points; of equals the first in reading order. Nothing when no improvable
/// indicators together lead there, when there are more than 64, or when the grade cannot be better.
/// Precondition: the total is exact and has one grade in the deciding scheme.
std::optional<Road> road_of(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now);

}  // namespace jixiao::scoring
