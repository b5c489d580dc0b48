// An exact decimal of at most 18 digits: the type of every amount and score that enters or leaves.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace jixiao {

/// Invariant: |coefficient| < 10^18 and 0 <= scale <= 18; the value is coefficient / 10^scale.
/// Trailing zeros are kept, since they tell how a number was declared: 6.00 is not printed as 6.
///
///   Decimal::parse("86.53").value().to_string() == "86.53"
class Decimal {
 public:
  static constexpr int max_digits = 18;

  constexpr Decimal() = default;

  /// Accepts [+-]digits[.digits][(e|E)[+-]digits]; anything else is Code::number, and what does not
  /// fit in 18 digits is Code::number_range.
  static Result<Decimal> parse(std::string_view text);

  /// Code::number_range when the invariant would not hold.
  static Result<Decimal> of(std::int64_t coefficient, int scale);

  constexpr std::int64_t coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  std::string to_string() const;

 private:
  constexpr Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}

  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

/// coefficient / 10^scale with all its decimals, within the bounds of a Decimal: "-0.50" for -50 and 2.
std::string decimal_text(std::int64_t coefficient, int scale);

inline std::string Decimal::to_string() const { return decimal_text(coefficient_, scale_); }

/// 10^exponent for 0 <= exponent <= 18.
std::int64_t power_of_ten(int exponent);

}  // namespace jixiao
