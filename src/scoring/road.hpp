// The shortest road to the next better grade, over the indicators marked improvable.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/leaves.hpp"
#include "scoring/outcome.hpp"

namespace jixiao::scoring {

struct RoadSearch {
  std::optional<Road> road;
  Text open;  ///< why no road can be called the shortest, where that is so; "" otherwise
};

/// Fewest indicators, then fewest points, proven; of equals the first in reading order. Scores improve in
/// steps of the policy's decimals, those of rules that give few scores from one to another. There is no road
/// when the grade cannot be better or the improvable indicators do not lead there; it is open where the total
/// is not the sum of what the indicators gain. Precondition: the total is exact and has one grade in the
/// deciding scheme.
RoadSearch road_of(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now);

}  // namespace jixiao::scoring
