// The entries of a series as ratios of their targets.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/measure.hpp"

namespace jixiao::rules {

struct Ratio {
  const Entry* entry;
  Rational actual, target;  ///< the target is above 0
};

/// Nothing after a report: no entries, or a target that is absent or not above 0.
std::optional<std::vector<Ratio>> ratios_of(const Facts& facts, Diagnostics& diagnostics);

}  // namespace jixiao::rules
