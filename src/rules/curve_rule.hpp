// The rule of a form that is a curve: what it measures, against what, and the curve for given full points.
// Scoring, proofs and the integer kernel are the same for all of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/measure.hpp"

namespace jixiao::rules {

/// What the curve's x is: the measured number, its quotient by the target, or its difference from it.
enum class Against { nothing, quotient, difference };

struct CurveParts {
  Reading reading;
  bool by_formula = false;  ///< measured by a formula or otherwise than by the actual alone
  Against against = Against::nothing;
  std::optional<Quantity> target;  ///< with its effective sign; absent when nothing is compared
  std::function<Curve(const Rational& full)> curve;  ///< without pieces where it would need too many
  Rational floor = 0;
  bool capped = true;
  bool ranks = false;
  std::optional<Lowered::Kind> kernel;
};

std::shared_ptr<const BoundRule> curve_rule(CurveParts parts);

}  // namespace jixiao::rules
