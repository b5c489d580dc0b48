// 比例 of an actual to its target, shared by the forms that score in proportion.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

#include <jixiao/number/range.hpp>

namespace jixiao::rules {

enum class Better { higher, lower };

/// How a missed lower-is-better target falls: W·T/A, or W·(1 − (A − T)/T).
enum class Missed { inverse, linear };

struct Proportion {
  Better better = Better::higher;
  Missed missed = Missed::inverse;
  Rational target;
};

/// Reads "better" and "missed" beside the indicator's target; nothing after a reported mistake. The
/// sign of the target gives the direction; without a sign "better" must name it, and a target to be
/// kept low must name how a miss falls.
std::optional<Proportion> read_proportion(ObjectReader& parameters, const Indicator& indicator);

/// The score of one value, in [0, full].
Rational share_of(const Proportion& proportion, const Rational& full, const Rational& value);

/// The hull of the scores of all values of an actual, with its steps.
Outcome score_proportion(const Proportion& proportion, const Facts& facts, const Quantity& actual);

}  // namespace jixiao::rules
