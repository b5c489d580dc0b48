// Exact fractions: rules compute in them, so that 4/7 of 10 points is rounded once, where the policy
// says, from the exact value.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/decimal.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>

namespace jixiao {

/// A fraction in lowest terms with a positive denominator. Small ones live in two 64-bit integers;
/// larger ones, up to 4,096 bits, in shared immutable storage.
///
/// What cannot be represented (a division by zero, more than 4,096 bits) gives a Rational that is not
/// in_range(); everything computed from it is not in_range() either, so that one test at the end of a
/// computation is enough. Comparing such a value is a programming error and throws std::domain_error.
class Rational {
 public:
  Rational() = default;
  Rational(std::int64_t whole) : numerator_(whole) {
    if (whole == std::numeric_limits<std::int64_t>::min()) *this = -Rational(-(whole + 1)) - Rational(1);
  }
  Rational(int whole) : Rational(static_cast<std::int64_t>(whole)) {}
  Rational(const Decimal& decimal);
  static Rational fraction(std::int64_t numerator, std::int64_t denominator);

  bool in_range() const { return is_small() || big_; }
  int sign() const {  ///< -1, 0 or 1
    return is_small() ? (numerator_ > 0) - (numerator_ < 0) : wide_sign();
  }

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const;
  Rational& operator+=(const Rational& other) { return *this = *this + other; }

  friend int compare(const Rational& a, const Rational& b);  ///< -1, 0 or 1
  friend bool operator==(const Rational& a, const Rational& b) {
    // In lowest terms, equal numbers have equal terms.
    if (a.is_small() && b.is_small()) return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    return compare(a, b) == 0;
  }
  friend bool operator!=(const Rational& a, const Rational& b) { return !(a == b); }
  friend bool operator<(const Rational& a, const Rational& b) { return compare(a, b) < 0; }
  friend bool operator>(const Rational& a, const Rational& b) { return compare(a, b) > 0; }
  friend bool operator<=(const Rational& a, const Rational& b) { return compare(a, b) <= 0; }
  friend bool operator>=(const Rational& a, const Rational& b) { return compare(a, b) >= 0; }

  /// The value as a decimal with as few decimals as it needs, when there is one of 18 digits.
  std::optional<Decimal> as_decimal() const;

  /// "7.5" when it is a decimal, else the fraction "40/7".
  std::string to_string() const;

  /// |value| x 10^decimals cut to an integer, and what was cut off compared with one half.
  struct Cut {
    std::int64_t whole;  ///< never negative
    int rest;            ///< -2 nothing was cut off, -1 less than half, 0 exactly half, 1 more
  };
  /// Nothing when the whole part needs more than 18 digits or the value is not in_range().
  std::optional<Cut> cut(int decimals) const;

 private:
  struct Big;

  bool is_small() const { return denominator_ != 0; }
  int wide_sign() const;
  static Rational lowest(std::int64_t numerator, std::int64_t denominator);
  static Rational reduced(std::int64_t numerator, std::int64_t denominator);
  static Rational from(const Big& big);
  static Rational out_of_range() { return lowest(0, 0); }
  Big widened() const;

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;    ///< 0 for one that is big or out of range
  std::shared_ptr<const Big> big_;  ///< of what 64 bits do not hold
};

Rational min(const Rational& a, const Rational& b);
Rational max(const Rational& a, const Rational& b);

}  // namespace jixiao
