// Which side of its target an indicator should be on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

namespace jixiao::rules {

struct Aim {
  bool higher = true;
  Quantity target;  ///< with the sign ≥ or ≤
};

/// Reads "better" beside the indicator's target; nothing after a reported mistake. The sign of the target
/// gives the direction; without a sign "better" must name it.
std::optional<Aim> read_aim(ObjectReader& parameters, const Indicator& indicator);

}  // namespace jixiao::rules
