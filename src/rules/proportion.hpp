// 比例 of what is measured to its target, with its usual variants: a pass line (below it nothing is given)
// and a declared table that takes points away for far over-fulfilment.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/aim.hpp"
#include "rules/curve_rule.hpp"
#include "rules/worth.hpp"

namespace jixiao::rules {

/// How a missed lower-is-better target falls: W·T/A, or W·(1 − (A − T)/T).
enum class Missed { inverse, linear };

struct Excess {
  Rational above;  ///< of A/T; the tier counts beyond it, up to the next
  Worth deduct;
};

struct Proportion {
  Aim aim;
  Missed missed = Missed::inverse;
  std::optional<Rational> pass;  ///< of A/T
  std::vector<Excess> excess;

  CurveParts parts(Reading reading, bool by_formula) const;
};

/// Reads "better", "missed", "pass" and "excess" beside the indicator's target; nothing after a reported
/// mistake.
std::optional<Proportion> read_proportion(ObjectReader& parameters, const Indicator& indicator);

}  // namespace jixiao::rules
