// 指标值 against 实际完成值: what a signed target asks for, and what an actual proves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>
#include <jixiao/number/range.hpp>

namespace jixiao::rules {

/// The values that a quantity can mean: one number, or with a sign an interval.
Range values_of(const Quantity& quantity);

/// Unknown when the actual is an interval that reaches over the target, or when the target has no sign.
Fulfilment compare_with_target(Sign sign, const Rational& target, const Range& actual);

/// The indicator's target as a quantity; nothing when it is absent or words.
const Quantity* target_of(const Indicator& indicator);

}  // namespace jixiao::rules
