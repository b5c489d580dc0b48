// SPDX-License-Identifier: Apache-2.0
#include <jixiao/number/rounding.hpp>

namespace jixiao {
namespace {

bool goes_up(const Rational::Cut& cut, Rounding mode) {
  switch (mode) {
    case Rounding::half_up:
      return cut.rest >= 0;
    case Rounding::half_even:
      return cut.rest > 0 || (cut.rest == 0 && cut.whole % 2 == 1);
    case Rounding::down:
      return false;
  }
  return false;
}

}  // namespace

Result<Decimal> round(const Rational& value, int decimals, Rounding mode) {
  const auto cut = value.cut(decimals);
  if (!cut)
    return {Code::number_range,
            say("数值超出 18 位有效数字，无法按 {0} 位小数表示",
                "the value needs more than 18 digits at {0} decimals", {std::to_string(decimals)})};
  const std::int64_t size = cut->whole + (goes_up(*cut, mode) ? 1 : 0);
  return Decimal::of(value.sign() < 0 ? -size : size, decimals);
}

bool is_displayable(const Rational& value, int decimals) {
  const auto cut = value.cut(decimals);
  return cut && cut->rest == -2;
}

Phrase name_of(Rounding mode) {
  switch (mode) {
    case Rounding::half_up:
      return {"四舍五入", "half up"};
    case Rounding::half_even:
      return {"四舍六入五成双", "half to even"};
    case Rounding::down:
      return {"舍去", "cut off"};
  }
  return {};
}

}  // namespace jixiao
