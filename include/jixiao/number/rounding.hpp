// The only place where a digit is dropped from a score.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/rational.hpp>

namespace jixiao {

enum class Rounding {
  half_up,    ///< 四舍五入: a half goes away from zero
  half_even,  ///< 四舍六入五成双 (GB/T 8170-2008): a half goes to the even neighbour
  down,       ///< 舍去: cut off, towards zero
};

/// The value with exactly `decimals` decimals (0 to 18), rounded once from the exact fraction;
/// Code::number_range when it needs more than 18 digits.
Result<Decimal> round(const Rational& value, int decimals, Rounding mode);

/// True when the value needs no rounding at that many decimals.
bool is_displayable(const Rational& value, int decimals);

/// "四舍五入" / "half up".
Phrase name_of(Rounding mode);

}  // namespace jixiao
