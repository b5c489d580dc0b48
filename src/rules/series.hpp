// The entries of a series as ratios of their targets.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/measure.hpp"

namespace jixiao::rules {

struct Ratio {
  const Entry* entry;
  Rational actual, target;  ///< the target is above 0
};

/// Nothing after a report: no entries, or a target that is absent, not above 0, or with `rising` one that is
/// not to be reached from below, whose ratio would praise a miss.
std::optional<std::vector<Ratio>> ratios_of(const Facts& facts, bool rising, Diagnostics& diagnostics);

/// Reports an indicator whose own target is not to be reached from below.
void refuse_falling_target(ObjectReader& parameters, const Indicator& indicator);

}  // namespace jixiao::rules
