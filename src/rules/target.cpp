// SPDX-License-Identifier: Apache-2.0
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

// -1 below the target for certain, 0 equal for certain, 1 above for certain, 2 not certain.
int side(const Range& values, const Rational& target) {
  if (values.low && values.high && *values.low == *values.high) return compare(*values.low, target);
  if (values.low && (*values.low > target || (*values.low == target && !values.low_included))) return 1;
  if (values.high && (*values.high < target || (*values.high == target && !values.high_included))) return -1;
  return 2;
}

bool at_or_beyond(const Range& values, const Rational& target, bool higher) {
  return higher ? values.low && *values.low >= target : values.high && *values.high <= target;
}

}  // namespace

Range values_of(const Quantity& quantity) {
  Range range;
  const bool from_below = quantity.sign == Sign::at_least || quantity.sign == Sign::more_than;
  const bool from_above = quantity.sign == Sign::at_most || quantity.sign == Sign::less_than;
  if (!from_above) range.low = quantity.value;
  if (!from_below) range.high = quantity.value;
  range.low_included = quantity.sign != Sign::more_than;
  range.high_included = quantity.sign != Sign::less_than;
  return range;
}

Fulfilment compare_with_target(Sign sign, const Rational& target, const Range& values) {
  const int at = side(values, target);
  switch (sign) {
    case Sign::none:
      return Fulfilment::unknown;
    case Sign::equal:
      return at == 0 ? Fulfilment::met : at == 2 ? Fulfilment::unknown : Fulfilment::missed;
    case Sign::at_least:
    case Sign::more_than: {
      if (at == 1) return Fulfilment::exceeded;
      if (at == -1) return Fulfilment::missed;
      if (at == 0) return sign == Sign::at_least ? Fulfilment::met : Fulfilment::missed;
      // "≥300" proves "≥300", whatever the number was.
      const bool proven = sign == Sign::at_least && at_or_beyond(values, target, true);
      return proven ? Fulfilment::reached : Fulfilment::unknown;
    }
    case Sign::at_most:
    case Sign::less_than: {
      if (at == -1) return Fulfilment::exceeded;
      if (at == 1) return Fulfilment::missed;
      if (at == 0) return sign == Sign::at_most ? Fulfilment::met : Fulfilment::missed;
      const bool proven = sign == Sign::at_most && at_or_beyond(values, target, false);
      return proven ? Fulfilment::reached : Fulfilment::unknown;
    }
  }
  return Fulfilment::unknown;
}

const Quantity* target_of(const Indicator& indicator) {
  return indicator.target && indicator.target->quantity ? &*indicator.target->quantity : nullptr;
}

}  // namespace jixiao::rules
