// Every single change that would give another grade: one leaf's score, one line between bands, one setting of
// the arithmetic. Each is found by asking again, so that it really does.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/leaves.hpp"
#include "scoring/outcome.hpp"

namespace jixiao::scoring {

/// Where conditions look at scores, every score is tried, up to a bound; `open` receives the leaves beyond
/// it. Precondition: the total is exact and has one grade in the deciding scheme.
std::vector<Flip> flips_of(const Compiled& compiled, const Layer* layer, const Leaves& leaves,
                           const GradedTotal& now, std::vector<int>& open);

}  // namespace jixiao::scoring
